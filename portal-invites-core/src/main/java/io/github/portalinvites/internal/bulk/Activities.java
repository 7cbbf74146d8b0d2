package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.storage.Run;
import java.time.Instant;
import java.util.Map;

/** Rows of the activity history that concern runs. */
final class Activities {

  private Activities() {}

  static Activity ofRun(Instant at, Run run, Activity.Kind kind, Map<String, String> data) {
    return ofRun(at, run.actor(), run, kind, data);
  }

  static Activity ofRun(
      Instant at, Actor actor, Run run, Activity.Kind kind, Map<String, String> data) {
    return new Activity(at, Activity.Who.of(actor), kind, null, run.id(), data);
  }

  static Activity ofContact(
      Instant at, Run run, ContactId contact, Activity.Kind kind, Map<String, String> data) {
    return new Activity(at, Activity.Who.of(run.responsible()), kind, contact, run.id(), data);
  }

  static Activity ofSystem(
      Instant at, ContactId contact, Activity.Kind kind, Map<String, String> data) {
    return new Activity(at, Activity.Who.of(Actor.SYSTEM), kind, contact, null, data);
  }
}
