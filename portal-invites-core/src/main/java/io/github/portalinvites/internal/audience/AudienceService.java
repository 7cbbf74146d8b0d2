package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.Audience;
import io.github.portalinvites.audience.AudienceCounts;
import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.AudienceUpkeep;
import io.github.portalinvites.audience.ContactList;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.DivisionCounts;
import io.github.portalinvites.audience.Explanation;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.audience.Facets;
import io.github.portalinvites.bulk.BulkInvite.Recipients;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.export.ExportStream;
import io.github.portalinvites.internal.export.TableWriter;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.invitation.SkipReason;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.InvalidCursorException;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The audience of one portal: asks for permission, catches up, and reads in one snapshot. */
public final class AudienceService implements Audience {

  private final PortalStorage storage;
  private final PortalId portal;
  private final Permissions permissions;
  private final SealedCursor cursors;
  private final HostRules host;
  private final Upkeep upkeep;

  public AudienceService(
      PortalStorage storage,
      PortalId portal,
      Permissions permissions,
      SealedCursor cursors,
      HostRules host) {
    this.storage = storage;
    this.portal = portal;
    this.permissions = permissions;
    this.cursors = cursors;
    this.host = host;
    this.upkeep = new Upkeep(storage, portal, host.logins());
  }

  public AudienceUpkeep upkeep() {
    return upkeep;
  }

  /** Takes in all that changed, for what must not leave anybody out. */
  public void catchUp() {
    upkeep.catchUp();
  }

  public ContactList contacts() {
    return new ContactListService(storage, portal, permissions, cursors, upkeep);
  }

  /**
   * Takes in a bounded part of what changed, for a worker.
   *
   * @return whether there was anything
   */
  public boolean keepUp() {
    return upkeep.keepUp();
  }

  @Override
  public AudienceCounts counts(Actor actor, AudienceFilter filter) {
    return read(actor, filter, Reading::counts);
  }

  @Override
  public DivisionCounts countsByDivision(Actor actor, AudienceFilter filter) {
    return read(
        actor,
        filter,
        reading ->
            new DivisionCounts(
                reading.counts(), reading.reader().byDivision(reading.divisions(filter))));
  }

  @Override
  public Facets facets(Actor actor, AudienceFilter filter) {
    return read(actor, filter, Reading::facets);
  }

  @Override
  public Page<AudienceRow> details(Actor actor, AudienceFilter filter, DetailsQuery query) {
    return read(actor, filter, reading -> reading.page(actor, query));
  }

  @Override
  public CountsAndDetails countsAndDetails(Actor actor, AudienceFilter filter, DetailsQuery query) {
    return read(
        actor,
        filter,
        reading -> {
          if (query.page().after() != null) {
            throw new InvalidCursorException();
          }
          return new CountsAndDetails(reading.counts(), reading.page(actor, query));
        });
  }

  @Override
  public long export(
      Actor actor,
      AudienceFilter filter,
      DetailsQuery query,
      ExportFormat format,
      OutputStream out) {
    var stream = new ExportStream(out);
    return read(
        actor,
        filter,
        reading ->
            stream.once(
                () -> {
                  var writer = TableWriter.open(format, DetailsReader.COLUMNS, stream);
                  return reading.details(query).export(writer);
                }));
  }

  @Override
  public Explanation explain(Actor actor, ContactId contact, AudienceFilter filter) {
    return read(actor, filter, reading -> reading.explainer().explain(contact, reading.scope()));
  }

  @Override
  public Map<SkipReason, Long> obstacles(Actor actor, AudienceFilter filter) {
    return read(actor, filter, reading -> reading.explainer().obstacles());
  }

  private <T> T read(Actor actor, AudienceFilter filter, Function<Reading, T> question) {
    var scope = Scope.of(permissions, actor, filter);
    var caughtUp = upkeep.catchUpBeforeReading();
    return storage.inSnapshot(
        portal,
        stores -> {
          var reading = new Reading(stores, scope, filter, !caughtUp);
          reading.divisions(filter);
          return question.apply(reading);
        });
  }

  /** One question within its snapshot. */
  private final class Reading {

    private final Stores stores;
    private final Scope scope;
    private final AudienceFilter asked;
    private final AudienceFilter narrowed;
    private final boolean lagging;

    Reading(Stores stores, Scope scope, AudienceFilter asked, boolean lagging) {
      this.stores = stores;
      this.scope = scope;
      this.asked = asked;
      this.narrowed = scope.narrow(asked);
      this.lagging = lagging;
    }

    Scope scope() {
      return scope;
    }

    CountReader reader() {
      return new CountReader(stores.audience(), narrowed);
    }

    AudienceCounts counts() {
      var fingerprint = FilterText.fingerprint(portal, asked);
      return new AudienceCounts(reader().counts(), fingerprint, stores.now(), lagging);
    }

    Facets facets() {
      return reader().facets(scope.narrow(asked.divisions(Set.of())).divisions());
    }

    Set<DivisionId> divisions(AudienceFilter filter) {
      return scope.divisions(stores, filter);
    }

    DetailsReader details(DetailsQuery query) {
      return new DetailsReader(stores.audience(), narrowed, query);
    }

    Page<AudienceRow> page(Actor actor, DetailsQuery query) {
      return details(query).page(query.page(), cursors, question(actor, query));
    }

    private String question(Actor actor, DetailsQuery query) {
      return SealedCursor.question(
          "details",
          portal,
          actor.id(),
          scope,
          FilterText.write(narrowed),
          query.bucket(),
          query.sort(),
          query.descending(),
          query.search());
    }

    Explainer explainer() {
      var enabled = StoredSettings.in(stores).portalEnabled();
      return new Explainer(stores, narrowed, host.bulk(enabled, Recipients.DEFAULT));
    }
  }
}
