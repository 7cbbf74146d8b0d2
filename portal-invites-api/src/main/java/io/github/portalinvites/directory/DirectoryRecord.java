package io.github.portalinvites.directory;

/** One fact of the host's directory, as {@link DirectoryWriter} takes it. */
public sealed interface DirectoryRecord
    permits Division,
        AccountClass,
        BillGroup,
        AccountSource,
        SiteSource,
        Account,
        Site,
        Service,
        Contact,
        ContactLink,
        Invoice {}
