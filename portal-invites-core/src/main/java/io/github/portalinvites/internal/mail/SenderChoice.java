package io.github.portalinvites.internal.mail;

import io.github.portalinvites.directory.Division;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.InvalidSenderException;
import io.github.portalinvites.mail.Sender;
import io.github.portalinvites.settings.SystemOptions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * <i>Email from</i> of a division's mail.
 *
 * <p>Every sender's domain, and that of its reply-to, is one of the allowed ones as a whole: those
 * that the division names, its own address's and the system option's. Who may type a sender at all
 * is the caller's affair.
 */
public final class SenderChoice {

  private final Division division;
  private final SystemOptions options;
  private final Set<String> allowed;

  private SenderChoice(Division division, SystemOptions options) {
    this.division = division;
    this.options = options;
    this.allowed = allowedDomains(division, options);
  }

  /**
   * For a bulk send: the typed sender, else the division's, else the system option's.
   *
   * @throws InvalidSenderException if there is none, or it may not be used
   */
  public static Sender forBulk(@Nullable Sender typed, Division division, SystemOptions options) {
    var choice = new SenderChoice(division, options);
    return choice.first(choice.typed(typed), choice.ofDivision(), choice.ofPortal());
  }

  /**
   * For single, automatic and requested mail: the typed sender, else the system option's, else the
   * division's.
   *
   * @throws InvalidSenderException if there is none, or it may not be used
   */
  public static Sender forSingle(@Nullable Sender typed, Division division, SystemOptions options) {
    var choice = new SenderChoice(division, options);
    return choice.first(choice.typed(typed), choice.ofPortal(), choice.ofDivision());
  }

  private Sender first(Stream<Sender> one, Stream<Sender> other, Stream<Sender> last) {
    return Stream.of(one, other, last)
        .flatMap(each -> each)
        .findFirst()
        .map(this::named)
        .orElseThrow(InvalidSenderException::none);
  }

  private Stream<Sender> typed(@Nullable Sender typed) {
    return Stream.ofNullable(typed).map(this::allowed);
  }

  private Stream<Sender> ofPortal() {
    return Stream.ofNullable(options.invite().from()).map(Sender::of);
  }

  private Stream<Sender> ofDivision() {
    return Stream.ofNullable(division.emailFrom())
        .filter(address -> !address.isBlank())
        .map(
            address ->
                EmailAddress.find(address)
                    .orElseThrow(() -> InvalidSenderException.notAnAddress("division's")))
        .map(Sender::of);
  }

  private Sender named(Sender sender) {
    return sender.from().name() == null ? sender.named(division.name()) : sender;
  }

  private Sender allowed(Sender sender) {
    requireAllowed(sender.from().address());
    Optional.ofNullable(sender.replyTo()).ifPresent(this::requireAllowed);
    return sender;
  }

  private void requireAllowed(EmailAddress address) {
    if (!allowed.contains(address.domain())) {
      throw InvalidSenderException.domainNotAllowed("typed");
    }
  }

  private static Set<String> allowedDomains(Division division, SystemOptions options) {
    var named = division.senderDomains().stream().map(domain -> "x@" + domain.strip());
    var own = Stream.ofNullable(division.emailFrom());
    return Stream.concat(
            Stream.concat(named, own).flatMap(text -> EmailAddress.find(text).stream()),
            Stream.ofNullable(options.invite().from()))
        .map(EmailAddress::domain)
        .collect(Collectors.toSet());
  }
}
