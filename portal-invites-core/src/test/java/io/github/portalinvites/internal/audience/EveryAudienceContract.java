package io.github.portalinvites.internal.audience;

import io.github.portalinvites.internal.directory.BadNameContract;
import io.github.portalinvites.internal.directory.DirectoryServiceContract;

/** What the audience and the directory must do on every storage. */
public interface EveryAudienceContract
    extends SmallWorldContract,
        DetailsContract,
        DetailsWalkContract,
        ExportContract,
        ContactListContract,
        AudiencePermissionContract,
        BadPageContract,
        BadEmailContract,
        BadNameContract,
        DirectoryServiceContract,
        UpkeepContract {}
