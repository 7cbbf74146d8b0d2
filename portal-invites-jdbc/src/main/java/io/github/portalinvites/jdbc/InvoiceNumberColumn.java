package io.github.portalinvites.jdbc;

import java.sql.Types;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The column of invoice numbers. A host's may be of a whole number type, which cannot be compared
 * with a text, and which no cast may hide from its index.
 */
final class InvoiceNumberColumn {

  private static final Set<Integer> NUMERIC =
      Set.of(Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL);

  private static final String COLUMN =
      """
      select invoice_number
        from pi_invoice
       where 1 = 0
       order by invoice_number
      """;

  private volatile @Nullable Boolean numeric;

  /** The number as the column's type has it; empty if no row can have it. */
  Optional<Object> value(Session session, String number) {
    return isNumeric(session) ? wholeNumber(number) : Optional.of(number);
  }

  private boolean isNumeric(Session session) {
    var known = numeric;
    if (known == null) {
      known = ask(session);
      numeric = known;
    }
    return known;
  }

  private static boolean ask(Session session) {
    return session
        .query(COLUMN)
        .scanResultSet(
            (rows, context) -> NUMERIC.contains(rows.get().getMetaData().getColumnType(1)));
  }

  private static Optional<Object> wholeNumber(String number) {
    return number.matches("0|-?[1-9][0-9]{0,17}")
        ? Optional.of(Long.parseLong(number))
        : Optional.empty();
  }
}
