package io.github.portalinvites.internal.bulk;

import static io.github.portalinvites.invitation.AutoSendTrigger.ACCOUNT_ACTIVATED;
import static io.github.portalinvites.invitation.AutoSendTrigger.ACCOUNT_CREATED;
import static io.github.portalinvites.invitation.AutoSendTrigger.CLASS_SWITCHED_ON;
import static io.github.portalinvites.invitation.AutoSendTrigger.CONTACT_CREATED;
import static io.github.portalinvites.invitation.AutoSendTrigger.CONTACT_LINKED;
import static io.github.portalinvites.invitation.AutoSendTrigger.EMAIL_ADDED;

import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.AutoSend;
import io.github.portalinvites.invitation.AutoSendOutcome;
import io.github.portalinvites.invitation.AutoSendTrigger;
import io.github.portalinvites.invitation.Origin;
import io.github.portalinvites.storage.AutoSendStore.Event;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Takes the host's word of events that send by themselves, each call in one transaction. */
final class AutoSends implements AutoSend {

  private final Persistent storage;
  private final RunOfOne runs;
  private final Set<AutoSendTrigger> on;
  private final Runnable catchUp;
  private final Runnable queued;

  /**
   * @param on the triggers that send by themselves
   * @param catchUp takes in all that changed in the directory
   * @param queued told after each commit
   */
  AutoSends(
      Persistent storage,
      RunOfOne runs,
      Set<AutoSendTrigger> on,
      Runnable catchUp,
      Runnable queued) {
    this.storage = storage;
    this.runs = runs;
    this.on = Set.copyOf(on);
    this.catchUp = catchUp;
    this.queued = queued;
  }

  @Override
  public AutoSendOutcome contactCreated(ContactId contact, Origin origin) {
    return of(contact, origin, Event.of(contact, CONTACT_CREATED));
  }

  @Override
  public Map<ContactId, AutoSendOutcome> contactsCreated(
      Collection<ContactId> contacts, Origin origin) {
    return happened(stores -> contacts, origin, each -> Event.of(each, CONTACT_CREATED));
  }

  @Override
  public Map<ContactId, AutoSendOutcome> accountCreated(AccountId account, Origin origin) {
    return ofContacts(account, origin, ACCOUNT_CREATED);
  }

  @Override
  public AutoSendOutcome emailAdded(ContactId contact) {
    return of(contact, Origin.HOST, Event.of(contact, EMAIL_ADDED));
  }

  @Override
  public AutoSendOutcome contactLinked(ContactId contact, AccountId account) {
    return of(contact, Origin.HOST, Event.of(contact, CONTACT_LINKED).about(account));
  }

  @Override
  public Map<ContactId, AutoSendOutcome> accountActivated(AccountId account) {
    return ofContacts(account, Origin.HOST, ACCOUNT_ACTIVATED);
  }

  @Override
  public OptionalLong classSwitchedOn(AccountClassId accountClass) {
    if (!on.contains(CLASS_SWITCHED_ON)) {
      return OptionalLong.empty();
    }
    catchUp.run();
    var event = new ClassSwitchedOn(accountClass);
    var done = nextPart(event, ClassSwitchedOn.Part.NONE);
    while (!done.isLast()) {
      done = nextPart(event, done);
    }
    return OptionalLong.of(done.count());
  }

  private ClassSwitchedOn.Part nextPart(ClassSwitchedOn event, ClassSwitchedOn.Part before) {
    return storage.inTransaction(stores -> event.next(stores, before));
  }

  private AutoSendOutcome of(ContactId contact, Origin origin, Event event) {
    return happened(stores -> List.of(contact), origin, each -> event).values().iterator().next();
  }

  private Map<ContactId, AutoSendOutcome> ofContacts(
      AccountId account, Origin origin, AutoSendTrigger trigger) {
    return happened(
        stores -> stores.directory().contactsOf(List.of(account)),
        origin,
        each -> Event.of(each, trigger).about(account));
  }

  private Map<ContactId, AutoSendOutcome> happened(
      Function<Stores, Collection<ContactId>> contacts,
      Origin origin,
      Function<ContactId, Event> event) {
    var outcomes =
        storage.inTransaction(
            stores -> new AutoSending(stores, runs, on, origin).all(contacts.apply(stores), event));
    queued.run();
    return outcomes;
  }
}
