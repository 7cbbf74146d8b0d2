package io.github.portalinvites.testkit;

import io.github.portalinvites.delivery.AddressHold;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.ContactLink.BillingRole;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.directory.PortalSettings;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.invitation.Invitation;
import io.github.portalinvites.invitation.InvitationState;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Stores;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Five accounts and twelve contacts in two divisions, in which every filter and nearly every status
 * makes a difference. {@link SmallWorldTable} has the numbers that it gives. Records are numbered
 * as the specification names them: contact 6 is c6. Account and site sources share their numbers.
 */
public record SmallWorld(Keys keys, Instant now) {

  public static final int COM = 1;
  public static final int RES = 2;
  public static final int GOV = 3;
  public static final int WALKIN = 1;
  public static final int REF = 2;
  public static final int WEB = 3;

  public static final int ANN = 1;
  public static final int BOB = 2;
  public static final int CY = 3;
  public static final int DI = 4;
  public static final int EVE_WITHOUT_EMAIL = 5;
  public static final int FLO = 6;
  public static final int FLORA_AT_FLOS_MAILBOX = 7;
  public static final int GUS = 8;
  public static final int HAL = 9;
  public static final int IVY = 10;
  public static final int JO = 11;
  public static final int KIM = 12;

  /** Puts everything into a portal that is empty. */
  public void saveTo(Stores stores) {
    stores.directoryTables().orElseThrow().save(records());
    saveInvitationsTo(stores);
  }

  /** Creates the statuses, where the directory is there already. */
  public void saveInvitationsTo(Stores stores) {
    invitations().forEach(stores.invitations()::add);
    var bounced = new AddressHold(AddressHold.Cause.BOUNCED, ago(6));
    stores.identities().hold(mailbox(JO), bounced);
    stores.changes().append(contacts().map(each -> new Change.OfContact(each.id())).toList());
  }

  /** The mailbox that c6 and c7 share accepts. */
  public void acceptFlo(Stores stores) {
    stores.invitations().add(ended(InvitationState.ACCEPTED, 1, 0, FLO, FLORA_AT_FLOS_MAILBOX));
    stores.changes().append(List.of(new Change.OfIdentity(mailbox(FLO))));
  }

  public List<DirectoryRecord> records() {
    return Stream.of(lists(), accounts(), sites(), contacts(), links())
        .<DirectoryRecord>flatMap(each -> each)
        .toList();
  }

  public List<Invitation> invitations() {
    return List.of(
        ended(InvitationState.ACCEPTED, 20, 19, ANN),
        sent(2, BOB),
        sent(31, CY),
        ended(InvitationState.REVOKED, 8, 7, IVY),
        sent(6, JO));
  }

  private Stream<DirectoryRecord> lists() {
    var records = new DirectoryRecords(keys);
    var off = PortalSettings.DEFAULT.access(false);
    return Stream.of(
        records.division(1),
        records.division(2),
        AccountClass.of(keys.accountClass(COM), "COM"),
        AccountClass.of(keys.accountClass(RES), "RES"),
        AccountClass.of(keys.accountClass(GOV), "GOV").portal(off),
        BillGroup.of(keys.billGroup(1), "BG1"),
        BillGroup.of(keys.billGroup(2), "BG2"),
        AccountSource.of(keys.accountSource(WEB), "WEB"),
        AccountSource.of(keys.accountSource(REF), "REF"),
        SiteSource.of(keys.siteSource(WALKIN), "WALKIN"),
        SiteSource.of(keys.siteSource(REF), "REF"),
        SiteSource.of(keys.siteSource(WEB), "WEB"));
  }

  private Stream<Account> accounts() {
    return Stream.of(
        account(1, 1, COM, 1, WEB, 100),
        account(2, 1, RES, 1, REF, 0).automaticPayment(true),
        account(3, 1, RES, 2, REF, 50).status(AccountStatus.INACTIVE),
        account(4, 1, GOV, 2, WEB, 10),
        account(5, 2, COM, 1, WEB, 5));
  }

  private Stream<DirectoryRecord> sites() {
    var records = new DirectoryRecords(keys);
    return Stream.of(
        site(1, WALKIN),
        site(2, WALKIN),
        site(3, REF),
        site(4, REF),
        site(5, WEB),
        records.service(1, 1),
        records.service(2, 1),
        records.service(4, 4),
        records.service(5, 5));
  }

  private Stream<Contact> contacts() {
    return Stream.of(
        contact(ANN, "Ann", "ann@x.com"),
        contact(BOB, "Bob", "bob@x.com"),
        contact(CY, "Cy", "cy@x.com"),
        contact(DI, "Di", "di@x.com"),
        contact(EVE_WITHOUT_EMAIL, "Eve", null),
        contact(FLO, "Flo", "FLO@x.com "),
        contact(FLORA_AT_FLOS_MAILBOX, "Flora", "flo@x.com"),
        contact(GUS, "Gus", "gus@x.com"),
        contact(HAL, "Hal", "hal@x.com"),
        contact(IVY, "Ivy", "ivy@x.com"),
        contact(JO, "Jo", "jo@x.com"),
        contact(KIM, "Kim", "kim@x.com"));
  }

  private Stream<ContactLink> links() {
    return Stream.of(
        billing(ANN, 1),
        link(ANN, 2),
        link(BOB, 1),
        billing(CY, 2),
        billing(DI, 1),
        billing(DI, 2),
        billing(EVE_WITHOUT_EMAIL, 1),
        link(FLO, 1),
        link(FLORA_AT_FLOS_MAILBOX, 2),
        billing(GUS, 3),
        link(HAL, 4),
        link(IVY, 2),
        link(JO, 1),
        billing(KIM, 5),
        link(KIM, 2));
  }

  private Account account(int n, int division, int type, int billGroup, int source, int balance) {
    return Account.of(keys.account(n), "A" + n, "Account " + n, keys.division(division))
        .accountClass(keys.accountClass(type))
        .billGroup(keys.billGroup(billGroup))
        .source(keys.accountSource(source))
        .balance(BigDecimal.valueOf(balance));
  }

  private Site site(int n, int source) {
    return new DirectoryRecords(keys).site(n, n).source(keys.siteSource(source));
  }

  private Contact contact(int n, String name, String email) {
    return Contact.of(keys.contact(n), PersonName.of(name)).email(email);
  }

  private ContactLink link(int contact, int account) {
    return ContactLink.of(keys.contact(contact), keys.account(account));
  }

  private ContactLink billing(int contact, int account) {
    return link(contact, account).billing(BillingRole.BILLING);
  }

  private Invitation sent(int daysAgo, int contact) {
    return TestInvitations.handedOver(ago(daysAgo), mailbox(contact), covered(contact));
  }

  private Invitation ended(
      InvitationState state, int sentDaysAgo, int endedDaysAgo, int... covered) {
    return TestInvitations.ended(
        state, ago(sentDaysAgo), ago(endedDaysAgo), mailbox(covered[0]), covered(covered));
  }

  private IdentityId mailbox(int contact) {
    var found = contacts().filter(each -> each.id().equals(keys.contact(contact))).findFirst();
    return IdentityId.mailboxOf(found.orElseThrow());
  }

  private ContactId[] covered(int... contacts) {
    return IntStream.of(contacts).mapToObj(keys::contact).toArray(ContactId[]::new);
  }

  private Instant ago(int days) {
    return now.minus(Duration.ofDays(days));
  }
}
