package io.github.portalinvites.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.testkit.BadInput;
import io.github.portalinvites.testkit.TestPortal;
import io.github.portalinvites.testkit.Together;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of bad-inputs.tsv, area invoice-selfregister. */
public interface BadRequestContract extends AskingContract {

  String ROWS = "io.github.portalinvites.registration.BadRequestContract#";
  String RIGHT = "QP-1";
  int PARALLEL = 50;
  int LIMIT = 5;

  static Stream<BadInput> queued() {
    return rows().filter(row -> row.expected().contains("invite queued"));
  }

  static Stream<BadInput> normalised() {
    return rows().filter(row -> row.expected().startsWith("defined normalisation"));
  }

  static Stream<BadInput> empty() {
    return rows().filter(row -> row.expected().startsWith("field error"));
  }

  static Stream<BadInput> tooLong() {
    return rows().filter(row -> row.expected().startsWith("REJECT by size"));
  }

  static Stream<BadInput> parallel() {
    return rows().filter(row -> row.text().startsWith("50 parallel"));
  }

  static Stream<BadInput> elsewhere() {
    return rows().filter(row -> row.expected().contains("grant only through a confirmed link"));
  }

  static Stream<BadInput> uniform() {
    return rows()
        .filter(row -> row.expected().startsWith("UNIFORM"))
        .filter(row -> !row.expected().contains("invite queued"))
        .filter(row -> !row.expected().contains("confirmed link"));
  }

  private static Stream<BadInput> rows() {
    return BadInput.area("invoice-selfregister");
  }

  /** The host's own invoice of the file: INV-1001 of account 1; INV-1002 is another account's. */
  private TestPortal fileTown() {
    return askingTown(2);
  }

  private InvoiceVerifiedRequest request(BadInput row) {
    var typed =
        Stream.of(row.text().split("&"))
            .filter(each -> each.contains("="))
            .collect(
                Collectors.toMap(
                    each -> each.substring(0, each.indexOf('=')),
                    each -> each.substring(each.indexOf('=') + 1)));
    var code = typed.getOrDefault("code", RIGHT);
    return InvoiceVerifiedRequest.of(
        typed.getOrDefault("invoice", "INV-1001").replaceFirst(" \\(.*\\)$", ""),
        Map.of("<right>", RIGHT, "<account number of another account>", "A2")
            .getOrDefault(code, code),
        "Olga Owner",
        typed.getOrDefault("email", OWNER));
  }

  @ParameterizedTest
  @MethodSource({ROWS + "queued", ROWS + "normalised"})
  default void isInvited(BadInput row) {
    var portal = fileTown();
    var request = answered(portal, request(row));
    assertStands(request, RequestState.INVITED, RequestReason.NEW_CONTACT);
    assertThat(mailed(portal)).containsExactly(OWNER);
  }

  @ParameterizedTest
  @MethodSource(ROWS + "uniform")
  default void isAnsweredLikeARightOneAndMailsNobody(BadInput row) {
    var portal = fileTown();
    if (row.text().contains("void")) {
      portal.door().directory().save(invoice(1).voided(true));
    } else if (row.text().contains("INACTIVE account")) {
      portal.door().directory().save(records().account(1).status(AccountStatus.INACTIVE));
    } else {
      assertThat(row.text()).startsWith("invoice=");
    }
    var refused = answered(portal, request(row));
    assertThat(refused.state()).isEqualTo(RequestState.CLOSED);
    assertThat(refused.reason())
        .isEqualTo(
            row.text().contains("void")
                ? RequestReason.INVOICE_VOID
                : row.text().contains("INACTIVE")
                    ? RequestReason.ACCOUNT_NOT_ACTIVE
                    : row.text().contains("&code=")
                        ? RequestReason.WRONG_CODE
                        : RequestReason.INVOICE_NOT_FOUND);
    assertThat(portal.mails().attempts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(ROWS + "empty")
  default void isAFieldError(BadInput row) {
    var portal = fileTown();
    assertThat(ask(portal, request(row)))
        .isInstanceOfSatisfying(
            RequestAnswer.Invalid.class,
            answer ->
                assertThat(answer.errors())
                    .containsExactly(
                        new FieldError(FormField.INVOICE, FieldError.Fault.EMPTY),
                        new FieldError(FormField.CODE, FieldError.Fault.EMPTY)));
    assertThat(requests(portal)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(ROWS + "tooLong")
  default void isRefusedBySizeAndCountsAsAnAttempt(BadInput row) {
    var portal = fileTown();
    for (int n = 0; n < 10; n++) {
      assertThat(portal.door().registration().request(request(row), "203.0.113.7"))
          .isInstanceOf(RequestAnswer.Invalid.class);
    }
    portal.door().registration().request(right(1, OWNER), "203.0.113.7");
    portal.work();
    assertThat(last(portal).reason()).isEqualTo(RequestReason.CLIENT_LIMIT);
  }

  @ParameterizedTest
  @MethodSource(ROWS + "elsewhere")
  default void anotherAccountsContactMustConfirm(BadInput row) {
    assertThat(row.text()).startsWith("right invoice + email of a contact of ANOTHER account");
    var portal = fileTown();
    signedUp(portal, 2);
    var request = answered(portal, right(1, address(2).value()));
    assertThat(request.state()).isEqualTo(RequestState.STAGED);
    assertThat(portal.door().accessQuestions().accessibleAccounts(contact(2)))
        .extracting(each -> each.id())
        .containsExactly(keys().account(2));
  }

  @ParameterizedTest
  @MethodSource(ROWS + "parallel")
  default void reachTheVerifierAsOftenAsTheLimitSays(BadInput row) {
    assertThat(row.expected()).startsWith("at most LIMIT");
    var portal = fileTown();
    var number = new AtomicInteger();
    Together.race(
        PARALLEL,
        () ->
            ask(
                portal,
                InvoiceVerifiedRequest.of(
                    "INV-1001", "no", "G", "g%d@example.org".formatted(number.getAndIncrement()))));
    portal.work();
    assertThat(requests(portal))
        .hasSize(PARALLEL)
        .filteredOn(each -> each.reason() == RequestReason.WRONG_CODE)
        .hasSize(LIMIT);
  }

  @Test
  default void zeroesInFrontAreTheHostsAffair() {
    var portal = fileTown();
    var padded = Invoice.of(keys().invoice(3), keys().account(1), "00001001", TODAY);
    portal.door().directory().save(padded.quickPayCode(RIGHT));
    assertThat(answered(portal, InvoiceVerifiedRequest.of("1001", RIGHT, "O", OWNER)).reason())
        .isEqualTo(RequestReason.INVOICE_NOT_FOUND);
  }

  @Test
  default void everyRowIsAsked() {
    assertThat(
            Stream.of(
                    queued(), normalised(), empty(), tooLong(), parallel(), elsewhere(), uniform())
                .flatMap(rows -> rows))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(rows().toList());
  }
}
