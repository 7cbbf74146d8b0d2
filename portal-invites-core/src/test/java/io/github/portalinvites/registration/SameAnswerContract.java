package io.github.portalinvites.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.activity.PortalEvent;
import io.github.portalinvites.bulk.BadInputContract;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.testkit.TestPortal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever asks finds out nothing: same answer, same calls, same number of rows, no event. */
public interface SameAnswerContract extends AskingContract, BadInputContract {

  Set<String> TAKEN_IN = Set.of("pi_request", "pi_throttle");

  /** One of each outcome. */
  private List<InvoiceVerifiedRequest> everyOutcome() {
    return List.of(
        right(1, "new@example.org"),
        right(2, address(2).value()),
        right(3, address(4).value()),
        right(4, address(4).value()),
        right(5, "closed@example.org"),
        right(6, "void@example.org"),
        right(7, address(7).value()),
        InvoiceVerifiedRequest.of("INV-1001", "wrong", "Guess", "guess1@example.org"),
        InvoiceVerifiedRequest.of("INV-1001", "A2", "Guess", "guess2@example.org"),
        InvoiceVerifiedRequest.of("INV-9999", "QP-1", "Guess", "guess3@example.org"),
        InvoiceVerifiedRequest.of("1' OR '1'='1", "x", "Guess", "guess4@example.org"),
        right(1, "new@example.org"));
  }

  private void prepare(TestPortal portal) {
    signedUp(portal, 4);
    portal
        .door()
        .directory()
        .save(
            records().account(5).status(AccountStatus.INACTIVE),
            invoice(6).voided(true),
            records().contact(7).portalAccess(false));
    portal.work();
  }

  @Test
  default void everyOutcomeTakesTheSameCalls() {
    var watched = watched();
    var portal = asking(town(7, watched), 7);
    prepare(portal);
    var calls = new ArrayList<String>();
    watched.before(calls::add);
    List<String> first = null;
    for (var request : everyOutcome()) {
      calls.clear();
      assertThat(ask(portal, request)).isEqualTo(new RequestAnswer.Received());
      assertThat(calls).contains("requests.add").noneMatch(each -> each.startsWith("directory."));
      first = first == null ? List.copyOf(calls) : first;
      assertThat(calls).isEqualTo(first);
    }
  }

  @Test
  default void everyOutcomeWritesOneRequestAndTellsNoEvent() {
    var events = new ArrayList<PortalEvent>();
    var portal = asking(town(7, builder -> builder.eventListener(events::add)), 7);
    prepare(portal);
    events.clear();
    for (var request : everyOutcome()) {
      var before = others(stored());
      assertThat(ask(portal, request)).isEqualTo(new RequestAnswer.Received());
      assertThat(others(stored())).isEqualTo(before);
    }
    assertThat(events).isEmpty();
    assertThat(portal.mails().attempts()).isEmpty();
    assertThat(requests(portal))
        .hasSize(everyOutcome().size())
        .allMatch(each -> each.state() == RequestState.RECEIVED);
    portal.work();
    assertThat(requests(portal).stream().map(AccessRequest::reason).distinct().count())
        .isGreaterThanOrEqualTo(8);
  }

  /** All tables but the two that every request writes in. */
  private static Map<String, List<String>> others(Map<String, List<String>> stored) {
    var others = new HashMap<>(stored);
    others.keySet().removeIf(each -> TAKEN_IN.contains(each.toLowerCase(Locale.ROOT)));
    return others;
  }

  @Test
  default void formThatIsNotOfferedIsNotTaken() {
    var portal = askingTown(1);
    var options = options(portal);
    portal.options(options.signIn(options.signIn().requestLogin(false)));
    assertThat(ask(portal, right(1, OWNER))).isEqualTo(new RequestAnswer.NotOffered());
    assertThat(ask(portal, AddressRequest.of("1 Main St", "O", OWNER)))
        .isEqualTo(new RequestAnswer.Received());
    portal.options(options.portalEnabled(false));
    assertThat(ask(portal, right(1, OWNER))).isEqualTo(new RequestAnswer.NotOffered());
    assertThat(ask(portal, AddressRequest.of("1 Main St", "O", OWNER)))
        .isEqualTo(new RequestAnswer.NotOffered());
    assertThat(requests(portal)).hasSize(1);
  }

  @Test
  default void signInPageShowsWhatTheOptionsSay() {
    var portal = askingTown(1);
    var english = portal.door().registration().page(Locale.ENGLISH);
    assertThat(english.byInvoice())
        .satisfies(
            form -> {
              assertThat(form.text()).startsWith("Please enter the information from a recent");
              assertThat(form.fields())
                  .extracting(RequestForm.Field::label)
                  .containsExactly(
                      "Invoice #", "Quick Pay Code / Account #", "Contact Name", "Email Address");
            });
    assertThat(english.byAddress()).isNotNull();
    var signIn =
        options(portal)
            .signIn()
            .requestLogin(false)
            .message("<b>Hi</b>")
            .terms("Terms")
            .logo("https://example.com/logo.png");
    portal.options(options(portal).signIn(signIn));
    var page = portal.door().registration().page(Locale.GERMAN);
    assertThat(page.byInvoice()).isNull();
    assertThat(page.message()).isEqualTo("<b>Hi</b>");
    assertThat(page.terms()).isEqualTo("Terms");
    assertThat(page.logo()).isEqualTo("https://example.com/logo.png");
    portal.options(options(portal).signIn(signIn.displayTerms(false)));
    assertThat(portal.door().registration().page(Locale.GERMAN).terms()).isNull();
  }

  @Test
  default void fieldErrorsComeBeforeAnythingIsKept() {
    var watched = watched();
    var portal = asking(town(1, watched), 1);
    changesNothing(
        watched,
        () ->
            assertThat(ask(portal, new InvoiceVerifiedRequest(null, " ", "\u0007", "a@b", null)))
                .isEqualTo(
                    new RequestAnswer.Invalid(
                        List.of(
                            new FieldError(FormField.INVOICE, FieldError.Fault.EMPTY),
                            new FieldError(FormField.CODE, FieldError.Fault.EMPTY),
                            new FieldError(FormField.NAME, FieldError.Fault.MALFORMED),
                            new FieldError(FormField.EMAIL, FieldError.Fault.MALFORMED)))));
    assertThat(requests(portal)).isEmpty();
  }
}
