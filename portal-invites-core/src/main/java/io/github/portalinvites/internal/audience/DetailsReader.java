package io.github.portalinvites.internal.audience;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceRow;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.internal.export.TableWriter;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.portal.Page;
import io.github.portalinvites.portal.PageRequest;
import io.github.portalinvites.storage.AudienceQuery;
import io.github.portalinvites.storage.AudienceRows;
import io.github.portalinvites.storage.AudienceRows.Order;
import io.github.portalinvites.storage.AudienceRows.Position;
import io.github.portalinvites.storage.AudienceRows.RowAt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Details under one filter, in one snapshot. */
final class DetailsReader {

  static final List<String> COLUMNS =
      List.of(
          "contact",
          "contactName",
          "email",
          "account",
          "accountNumber",
          "accountName",
          "division",
          "status",
          "lastInviteSent",
          "lastLogin",
          "automaticPayment");

  private final AudienceRows rows;
  private final AudienceQuery query;
  private final Order order;

  DetailsReader(AudienceRows rows, AudienceFilter filter, DetailsQuery details) {
    this.rows = rows;
    this.query = new AudienceQuery(filter, words(filter, details), details.bucket());
    this.order = new Order(details.sort(), details.descending());
  }

  private static List<String> words(AudienceFilter filter, DetailsQuery details) {
    var words = new ArrayList<>(FoldedText.words(filter.search()));
    words.addAll(FoldedText.words(details.search()));
    return words;
  }

  /** One page; its cursors are good for {@code question} only. */
  Page<AudienceRow> page(PageRequest request, SealedCursor cursors, String question) {
    var cursor = request.after();
    var after = cursor == null ? null : read(cursors.open(question, cursor));
    var found = rows.page(query, order, after, request.size() + 1);
    return cursors.page(question, request, found, row -> write(row.position())).map(RowAt::row);
  }

  private static String write(Position position) {
    var numbers = position.contact() + ":" + position.account() + ":";
    return position.value() == null ? numbers : numbers + "=" + position.value();
  }

  private static Position read(String text) {
    var parts = text.split(":", 3);
    var value = parts[2].isEmpty() ? null : parts[2].substring(1);
    return new Position(value, Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  long export(TableWriter out) {
    forEach(row -> write(row, out));
    return out.finish();
  }

  private void forEach(Consumer<AudienceRow> visitor) {
    @Nullable Position after = null;
    List<RowAt> batch;
    do {
      batch = rows.page(query, order, after, PageRequest.MAX_SIZE);
      for (var each : batch) {
        visitor.accept(each.row());
        after = each.position();
      }
    } while (batch.size() == PageRequest.MAX_SIZE);
  }

  private static void write(AudienceRow row, TableWriter out) {
    var account = row.account();
    out.row(
        row.contact().toString(),
        row.contactName(),
        row.email(),
        account.id().toString(),
        account.number(),
        account.name(),
        account.division().toString(),
        row.status().name(),
        row.lastInviteSent(),
        row.lastLogin(),
        account.automaticPayment());
  }
}
