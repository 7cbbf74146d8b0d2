package io.github.portalinvites.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.audience.Audience;
import io.github.portalinvites.audience.AudienceUpkeep;
import io.github.portalinvites.internal.audience.AudienceService;
import io.github.portalinvites.internal.directory.DirectoryService;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.contract.TestedStorage;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A portal as its host sees it: the one place where tests put the services together. */
public final class TestPortal {

  public static final Actor DANA = Actor.of("dana", "Dana");
  public static final Authorizer ALLOW_ALL = (portal, actor, permission) -> PermittedDivisions.ALL;

  private final AudienceService audience;
  private final DirectoryService directory;

  public TestPortal(PortalStorage storage, PortalId portal, Authorizer authorizer) {
    audience =
        new AudienceService(
            storage,
            portal,
            new Permissions(portal, authorizer),
            new SealedCursor(TestPortal::mac),
            HostRules.DEFAULT,
            stores -> SystemOptions.DEFAULT);
    directory = new DirectoryService(storage, portal, audience.upkeep()::catchUp);
  }

  /** A portal where everybody may do everything. */
  public static TestPortal of(TestedStorage tested) {
    return of(tested, ALLOW_ALL);
  }

  public static TestPortal of(TestedStorage tested, Authorizer authorizer) {
    return new TestPortal(tested.storage(), tested.portal(), authorizer);
  }

  public Audience audience() {
    return audience;
  }

  public AudienceUpkeep upkeep() {
    return audience.upkeep();
  }

  /** As a worker does it. */
  public boolean keepUp() {
    return audience.keepUp();
  }

  public DirectoryService directory() {
    return directory;
  }

  private static byte[] mac(byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("the key of these tests".getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
