package io.github.portalinvites.internal.access;

import static java.util.stream.Collectors.joining;

import io.github.portalinvites.access.AccessGrant;
import io.github.portalinvites.access.GrantState;
import io.github.portalinvites.access.RoleId;
import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.AccessStore.Choice;
import io.github.portalinvites.storage.Change;
import io.github.portalinvites.storage.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells of changed access: a row of the history, and what must be looked at again. */
final class AccessHistory {

  private AccessHistory() {}

  static void granted(
      Stores stores, Actor actor, ContactId contact, Account account, Summary summary) {
    append(
        stores,
        Activity.Who.of(actor),
        Activity.Kind.ACCESS_GRANTED,
        contact,
        Map.of(
            "account", account.id().toString(),
            "account number", account.number(),
            "sites", summary.sites,
            "roles", summary.roles,
            "state", summary.state));
  }

  /** A choice that waited for this login. */
  static void opened(Stores stores, Activity.Who who, Choice choice) {
    var summary = Summary.of(choice);
    append(
        stores,
        who,
        Activity.Kind.ACCESS_GRANTED,
        choice.contact(),
        Map.of(
            "account", choice.account().toString(),
            "sites", summary.sites,
            "roles", summary.roles,
            "state", summary.state));
  }

  static void unlinked(Stores stores, Activity.Who who, ContactId contact, AccountId account) {
    var data = Map.of("account", account.toString());
    append(stores, who, Activity.Kind.ACCESS_UNLINKED, contact, data);
  }

  private static void append(
      Stores stores,
      Activity.Who who,
      Activity.Kind kind,
      ContactId contact,
      Map<String, String> data) {
    stores.activities().append(List.of(new Activity(stores.now(), who, kind, contact, null, data)));
    stores.changes().append(List.of(new Change.OfContact(contact)));
  }

  /**
   * A grant in a few words.
   *
   * @param roles those of the account's row
   */
  record Summary(String sites, String roles, String state) {

    static Summary of(AccessGrant grant, GrantState state) {
      return of(grant.wholeAccount(), grant.sites().size(), grant.roles(), state);
    }

    static Summary of(Choice choice) {
      return of(choice.allSites(), choice.sites(), choice.roles(), GrantState.EFFECTIVE);
    }

    private static Summary of(boolean allSites, int ticked, Set<RoleId> roles, GrantState state) {
      return new Summary(
          allSites ? "all" : String.valueOf(ticked),
          roles.stream().map(RoleId::value).sorted().collect(joining(", ")),
          state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }
}
