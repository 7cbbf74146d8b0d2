package io.github.portalinvites.access;

import static io.github.portalinvites.testkit.TestPortal.DANA;

import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.internal.invitation.LoginService;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.storage.contract.StorageContract;
import io.github.portalinvites.testkit.TestInvitations;
import io.github.portalinvites.testkit.TestPortal;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the contracts of access have in common: contact 1, linked to account 1 with the sites 1 to
 * 3, and account 2 with site 4, which is somebody else's.
 */
public interface HouseContract extends StorageContract {

  RoleId PAYER = RoleId.of("payer");
  RoleId READER = RoleId.of("reader");

  default TestPortal house() {
    return house(UnaryOperator.identity());
  }

  /**
   * The house.
   *
   * @param more what the test sets of the front door besides
   */
  default TestPortal house(UnaryOperator<PortalInvitesBuilder> more) {
    var portal =
        new TestPortal(
                tested(),
                builder ->
                    more.apply(
                        builder.roles(
                            PortalRole.of("payer", "Pays bills"),
                            PortalRole.of("reader", "Reads reports"),
                            PortalRole.of("owner", "Owns all"))))
            .ready();
    portal.door().directory().save(records().invitable(1));
    portal
        .door()
        .directory()
        .save(records().account(2), records().contact(2), records().link(2, 2));
    for (var n : List.of(1, 2, 3)) {
      portal.door().directory().save(records().site(n, 1));
    }
    portal.door().directory().save(records().site(4, 2));
    return portal;
  }

  /** A house whose contact has a login. */
  default TestPortal lived() {
    return accepted(house(), 1);
  }

  default TestPortal accepted(TestPortal portal, int contact) {
    var accepted =
        TestInvitations.ended(
            InvitationState.ACCEPTED, now(), now(), mailbox(contact), contact(contact));
    portal.commit(stores -> stores.invitations().add(accepted));
    return portal;
  }

  /** Contact 1 signs in. */
  default void signIn() {
    var id = tested().portal();
    var permissions = new Permissions(id, Authorizer.DENY_ALL);
    var secrets = new Secrets(id, SecretKeys.of("2026-05", TestPortal.KEY), new SecureRandom());
    new LoginService(tested().storage(), id, permissions, Logins.BY_MAILBOX, secrets)
        .recordLogin("contact1@example.org", now());
  }

  default GrantState grant(TestPortal portal, AccessGrant grant) {
    return portal.door().access().grant(DANA, contact(1), account(1), grant);
  }

  default AccessTab tab(TestPortal portal) {
    return portal.door().access().tab(DANA, contact(1), account(1), AccessTabQuery.first());
  }

  /** The sites of account 1 that contact 1 sees. */
  default List<SiteId> seen(TestPortal portal) {
    return portal
        .door()
        .accessQuestions()
        .accessibleSites(contact(1), account(1), PageRequest.first())
        .items()
        .stream()
        .map(AccessibleSite::site)
        .map(Site::id)
        .toList();
  }

  default SiteView view(TestPortal portal, int site) {
    return portal.door().accessQuestions().mayView(contact(1), site(site));
  }

  default List<Activity> history(TestPortal portal, Activity.Kind kind) {
    return portal
        .door()
        .activity()
        .ofContact(DANA, contact(1), PageRequest.first())
        .items()
        .stream()
        .filter(each -> each.kind() == kind)
        .toList();
  }

  default IdentityId mailbox(int n) {
    return TestInvitations.mailbox("contact%d@example.org".formatted(n));
  }

  default ContactId contact(int n) {
    return keys().contact(n);
  }

  default AccountId account(int n) {
    return keys().account(n);
  }

  default SiteId site(int n) {
    return keys().site(n);
  }

  /** Exactly these sites. */
  default AccessGrant only(Integer... sites) {
    return AccessGrant.sites(List.of(sites).stream().map(this::site).toList());
  }
}
