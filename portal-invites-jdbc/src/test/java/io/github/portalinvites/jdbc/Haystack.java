package io.github.portalinvites.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** All that was seen of a portal, to look for secrets in. Thread-safe. */
final class Haystack {

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();

  void see(Object... answers) {
    Stream.of(answers).map(Haystack::said).forEach(seen::add);
  }

  /** What the call answers or throws. */
  void seeCall(Call call) {
    try {
      see(call.answer());
    } catch (RuntimeException e) {
      see(e);
    }
  }

  /** Sees every row of every table, all columns as text. */
  void seeRows(DataSource database) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var table : tables(connection)) {
        try (var rows = statement.executeQuery("select * from " + table)) {
          while (rows.next()) {
            for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
              seen.add(text(rows.getObject(column)));
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Finds the hashes of secrets that are stored, and none of these secrets in any encoding. */
  void assertHidden(Collection<String> stored, Collection<byte[]> others) {
    var haystack = String.join("\n", seen);
    assertThat(haystack).contains(stored.stream().map(Haystack::sha256).toList());
    var needles =
        Stream.concat(stored.stream().flatMap(Haystack::spellings), others.stream())
            .flatMap(Haystack::encodings)
            .distinct();
    assertThat(needles.filter(haystack::contains)).as("secrets").isEmpty();
  }

  private static String said(Object answer) {
    if (answer instanceof Throwable thrown) {
      var cause = thrown.getCause();
      return thrown + (cause == null ? "" : "\n" + said(cause));
    }
    return String.valueOf(answer);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var tables = connection.getMetaData().getTables(null, null, "%", null)) {
      while (tables.next()) {
        if (tables.getString("TABLE_NAME").matches("(?i)pi_.*")
            && tables.getString("TABLE_TYPE").endsWith("TABLE")) {
          names.add(tables.getString("TABLE_NAME"));
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(20);
    return names;
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : String.valueOf(value);
  }

  /** A token or a temporary password as it is mailed, typed and derived. */
  private static Stream<byte[]> spellings(String secret) {
    var texts =
        Stream.of(secret, secret.replaceFirst("^pi1_", ""), secret.replace("-", ""))
            .map(each -> each.getBytes(US_ASCII));
    return secret.startsWith("pi1_")
        ? Stream.concat(texts, Stream.of(Base64.getUrlDecoder().decode(secret.substring(4))))
        : texts;
  }

  private static Stream<String> encodings(byte[] bytes) {
    var raw = new String(bytes, ISO_8859_1);
    return Stream.of(
        raw,
        URLEncoder.encode(raw, ISO_8859_1),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        HexFormat.of().formatHex(bytes),
        HexFormat.of().withUpperCase().formatHex(bytes));
  }

  private static String sha256(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var shown = secret.startsWith("pi1_") ? secret : secret.replace("-", "");
      return HexFormat.of().formatHex(digest.digest(shown.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A call of the library. */
  @FunctionalInterface
  interface Call {
    Object answer();
  }
}
