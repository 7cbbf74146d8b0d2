package io.github.portalinvites.jdbc;

import io.github.portalinvites.delivery.RunId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.invitation.IdentityId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.registration.AccessRequest;
import io.github.portalinvites.registration.AccessRequest.Decision;
import io.github.portalinvites.registration.AccessRequest.Found;
import io.github.portalinvites.registration.AccessRequest.Typed;
import io.github.portalinvites.registration.RequestId;
import io.github.portalinvites.registration.RequestKind;
import io.github.portalinvites.registration.RequestReason;
import io.github.portalinvites.registration.RequestState;
import io.github.portalinvites.storage.RequestStore.StoredRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How access requests are written and read. */
final class RequestColumns {

  /** What {@link #values} gives, in its order. */
  static final List<Bulk.Column> ALL =
      List.of(
          new Bulk.Column("request_id", SqlType.UUID),
          new Bulk.Column("kind", SqlType.TEXT),
          new Bulk.Column("received", SqlType.INSTANT),
          new Bulk.Column("state", SqlType.TEXT),
          new Bulk.Column("reason", SqlType.TEXT),
          new Bulk.Column("about", SqlType.TEXT),
          new Bulk.Column("person_name", SqlType.TEXT),
          new Bulk.Column("email", SqlType.TEXT),
          new Bulk.Column("mailbox", SqlType.TEXT),
          new Bulk.Column("phone", SqlType.TEXT),
          new Bulk.Column("locale", SqlType.TEXT),
          new Bulk.Column("client", SqlType.TEXT),
          new Bulk.Column("code", SqlType.TEXT),
          new Bulk.Column("search_key", SqlType.TEXT),
          new Bulk.Column("division", SqlType.TEXT),
          new Bulk.Column("account", SqlType.TEXT),
          new Bulk.Column("site", SqlType.TEXT),
          new Bulk.Column("contact", SqlType.TEXT),
          new Bulk.Column("run_id", SqlType.UUID),
          new Bulk.Column("decided_by_id", SqlType.TEXT),
          new Bulk.Column("decided_by_name", SqlType.TEXT),
          new Bulk.Column("decided_at", SqlType.INSTANT),
          new Bulk.Column("decided_note", SqlType.TEXT));

  private RequestColumns() {}

  static List<@Nullable Object> values(StoredRequest stored) {
    var request = stored.request();
    var typed = request.typed();
    var values = new ArrayList<@Nullable Object>();
    values.addAll(
        Arrays.asList(
            request.id().value(),
            request.kind().name(),
            request.received(),
            request.state().name(),
            request.reason().name(),
            typed.about(),
            typed.name(),
            typed.email(),
            stored.mailbox().value(),
            typed.phone(),
            tag(typed.locale()),
            request.client(),
            stored.code(),
            stored.searchKey()));
    values.addAll(found(request.found()));
    values.addAll(decision(request.decision()));
    return values;
  }

  private static List<@Nullable Object> found(Found found) {
    var run = found.run();
    return Arrays.asList(
        text(found.division()),
        text(found.account()),
        text(found.site()),
        text(found.contact()),
        run == null ? null : run.value());
  }

  private static List<@Nullable Object> decision(@Nullable Decision decision) {
    return decision == null
        ? Arrays.asList(null, null, null, null)
        : Arrays.asList(decision.by().id(), decision.by().name(), decision.at(), decision.note());
  }

  static StoredRequest request(ResultSet row) throws SQLException {
    var request =
        new AccessRequest(
            new RequestId(row.getObject("request_id", UUID.class)),
            Columns.constant(RequestKind.class, row, "kind"),
            Columns.required(row, "received"),
            typed(row),
            row.getString("client"),
            Columns.constant(RequestState.class, row, "state"),
            Columns.constant(RequestReason.class, row, "reason"),
            found(row),
            decision(row));
    return new StoredRequest(
        request,
        new IdentityId(row.getString("mailbox")),
        row.getString("code"),
        row.getString("search_key"),
        row.getInt("failures"),
        row.getLong("version"));
  }

  private static Typed typed(ResultSet row) throws SQLException {
    return new Typed(
        row.getString("about"),
        row.getString("person_name"),
        row.getString("email"),
        row.getString("phone"),
        Columns.locale(row, "locale"));
  }

  private static Found found(ResultSet row) throws SQLException {
    var run = row.getObject("run_id", UUID.class);
    return new Found(
        id(row, "division", DivisionId::new),
        id(row, "account", AccountId::new),
        id(row, "site", SiteId::new),
        id(row, "contact", ContactId::new),
        run == null ? null : new RunId(run));
  }

  private static @Nullable Decision decision(ResultSet row) throws SQLException {
    var by = row.getString("decided_by_id");
    return by == null
        ? null
        : new Decision(
            Actor.of(by, row.getString("decided_by_name")),
            Columns.required(row, "decided_at"),
            row.getString("decided_note"));
  }

  private static <T extends HostId> @Nullable T id(
      ResultSet row, String column, Function<HostKey, T> id) throws SQLException {
    var key = row.getString(column);
    return key == null ? null : id.apply(KeyText.read(key));
  }

  private static @Nullable String text(@Nullable HostId id) {
    return id == null ? null : KeyText.of(id.key());
  }

  private static @Nullable String tag(@Nullable Locale locale) {
    return locale == null ? null : locale.toLanguageTag();
  }
}
