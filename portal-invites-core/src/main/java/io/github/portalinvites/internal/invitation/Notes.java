package io.github.portalinvites.internal.invitation;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Stores;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** Rows of the activity history that concern contacts. */
final class Notes {

  private Notes() {}

  /** Appends the same row for each of {@code contacts}. */
  static void append(
      Stores stores,
      Actor actor,
      Collection<ContactId> contacts,
      Activity.Kind kind,
      Map<String, String> data) {
    append(stores, Activity.Who.of(actor), contacts, kind, data);
  }

  static void append(
      Stores stores,
      Activity.Who who,
      Collection<ContactId> contacts,
      Activity.Kind kind,
      Map<String, String> data) {
    stores
        .activities()
        .append(
            contacts.stream()
                .sorted(Comparator.comparing(ContactId::key))
                .map(contact -> new Activity(stores.now(), who, kind, contact, null, data))
                .toList());
  }
}
