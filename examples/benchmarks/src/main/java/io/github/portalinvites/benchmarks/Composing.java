package io.github.portalinvites.benchmarks;

import io.github.portalinvites.internal.template.CompiledTemplate;
import io.github.portalinvites.internal.template.MergeValues;
import io.github.portalinvites.internal.template.MergeValues.Access;
import io.github.portalinvites.internal.template.MergeValues.Accounts;
import io.github.portalinvites.internal.template.MergeValues.Expiry;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.MessageId;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * From one recipient's values to the bytes of a whole message of the default template, text and
 * HTML, with link and temporary password. Deriving these two is part of {@link EndToEnd} only.
 *
 * <pre>{@code
 * java -cp "portal-invites-benchmarks-*.jar:lib/*" io.github.portalinvites.benchmarks.Composing
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class Composing {

  private static final Instant BEGUN = Instant.parse("2026-03-01T10:15:30Z");
  private static final URI LINK =
      URI.create("https://portal.example.com/welcome?invitation=pi1_" + "x".repeat(43));

  private CompiledTemplate template = compiled(defaultTemplate());
  private long recipient;

  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(Composing.class.getName() + "\\.").build()).run();
  }

  @Setup
  public void begin() {
    recipient = 0;
  }

  @Benchmark
  public byte[] message() {
    recipient++;
    var to = EmailAddress.parse("pat.number" + recipient + "@customers.example");
    var id = MessageId.of("pi.r7." + recipient, "example.com");
    return template.compose(values(to), to, id, BEGUN.plusMillis(recipient)).bytes();
  }

  private MergeValues values(EmailAddress to) {
    return new MergeValues(
        "Pat Number" + recipient,
        "Pat",
        to.value(),
        new Access(LINK, "6PXW-J2R3-AF0J-E51H-70R4-HQ5H"),
        new Accounts(List.of("A" + recipient), List.of("Household " + recipient)),
        "Division 1",
        new Expiry(BEGUN.plus(Duration.ofDays(30)), ZoneId.of("UTC")));
  }

  private static CompiledTemplate compiled(TemplateContent content) {
    var sender = Sender.of(EmailAddress.parse("invites@example.com"));
    return CompiledTemplate.compile(content, Locale.ENGLISH, CredentialPolicy.BOTH, sender);
  }

  private static TemplateContent defaultTemplate() {
    try (var portal = Figures.portal(new InMemoryStorage()).build()) {
      var builtIn = portal.templates().find(Figures.STAFF, TemplateId.BUILT_IN);
      return Objects.requireNonNull(builtIn.contents().get(Locale.ENGLISH));
    }
  }
}
