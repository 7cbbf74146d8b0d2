package io.github.portalinvites.jdbc;

import io.github.portalinvites.delivery.FailureReason;
import io.github.portalinvites.delivery.Outcome;
import io.github.portalinvites.storage.Delivery.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As much of a message's row as is counted. */
record StoredMessage(
    long number,
    int recipients,
    Outcome outcome,
    @Nullable FailureReason failed,
    @Nullable Instant retryAt) {

  static final String COLUMNS = "number, recipients, outcome, failed, retry_at";

  static StoredMessage read(ResultSet row) throws SQLException {
    return new StoredMessage(
        row.getLong("number"),
        row.getInt("recipients"),
        Columns.constant(Outcome.class, row, "outcome"),
        Columns.constantOrNull(FailureReason.class, row, "failed"),
        Columns.instant(row, "retry_at"));
  }

  StoredMessage with(Result result) {
    return new StoredMessage(
        number, recipients, result.outcome(), result.failed(), result.retryAt());
  }

  boolean waiting() {
    return retryAt != null;
  }

  long recipientsIf(Outcome wanted) {
    return outcome == wanted ? recipients : 0;
  }
}
