package io.github.portalinvites.audience;

import io.github.portalinvites.directory.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * One contact, as the host has it now.
 *
 * @param firstName the whole name where the host does not keep the given name apart
 * @param lastName null where the host does not keep it apart
 */
public record ContactRow(
    ContactId contact,
    String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String mobilePhone,
    @Nullable String note) {}
