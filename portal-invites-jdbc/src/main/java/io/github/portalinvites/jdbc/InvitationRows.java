package io.github.portalinvites.jdbc;

import io.github.portalinvites.invitation.Generation;
import io.github.portalinvites.invitation.Invitation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Invitations as rows of their tables, values in the order of the columns. */
final class InvitationRows {

  private InvitationRows() {}

  static List<@Nullable Object> row(Invitation invitation) {
    return Arrays.asList(
        invitation.id().value(),
        invitation.identity().value(),
        mailbox(invitation),
        outstanding(invitation),
        invitation.state().name(),
        invitation.since(),
        invitation.version());
  }

  static List<@Nullable Object> changedRow(Invitation invitation) {
    return Arrays.asList(
        invitation.id().value(),
        mailbox(invitation),
        outstanding(invitation),
        invitation.state().name(),
        invitation.since(),
        invitation.version());
  }

  static Stream<List<@Nullable Object>> generations(Invitation invitation) {
    return invitation.generations().stream().map(each -> row(invitation, each));
  }

  static Stream<List<@Nullable Object>> contacts(Invitation invitation) {
    return invitation.contacts().stream()
        .map(each -> Arrays.asList(invitation.id().value(), KeyText.of(each.key())));
  }

  static List<@Nullable Object> row(Invitation invitation, Generation generation) {
    return Arrays.asList(
        invitation.id().value(),
        generation.number(),
        generation.keyId(),
        generation.salt(),
        generation.lookUp().link(),
        generation.lookUp().password(),
        generation.handedOver(),
        generation.expires());
  }

  private static @Nullable String mailbox(Invitation invitation) {
    var mailbox = invitation.mailbox();
    return mailbox.equals(invitation.identity()) ? null : mailbox.value();
  }

  static @Nullable String outstanding(Invitation invitation) {
    return invitation.state().outstanding() ? invitation.identity().value() : null;
  }
}
