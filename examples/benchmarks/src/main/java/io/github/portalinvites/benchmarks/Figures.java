package io.github.portalinvites.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.portalinvites.PortalInvites;
import io.github.portalinvites.PortalInvitesBuilder;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.PermittedDivisions;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.PortalStorage;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** What the benchmarks share. */
final class Figures {

  static final Actor STAFF = Actor.of("bench", "Benchmark");

  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);

  private Figures() {}

  /** A front door whose staff may do everything. */
  static PortalInvitesBuilder portal(PortalStorage storage) {
    return PortalInvites.builder(storage)
        .secretKey("bench", KEY)
        .authorizer((portal, actor, permission) -> PermittedDivisions.ALL);
  }

  static void setOptions(PortalInvites portal) {
    portal
        .settings()
        .save(
            STAFF,
            SystemOptions.DEFAULT
                .portalUrl("https://portal.example.com/welcome")
                .inviteFrom("invites@example.com"));
  }

  static double median(DoubleStream values) {
    var sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }

  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Says how {@code benchmark} is run, with its options. */
  static void printCommand(Class<?> benchmark, String options) {
    print("java %s -cp \"portal-invites-benchmarks-*.jar:lib/*\" %s", options, benchmark.getName());
  }
}
