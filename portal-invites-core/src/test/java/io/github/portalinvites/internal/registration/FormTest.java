package io.github.portalinvites.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.registration.AddressRequest;
import io.github.portalinvites.registration.FieldError;
import io.github.portalinvites.registration.FieldError.Fault;
import io.github.portalinvites.registration.FormField;
import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  private static final String ACROSS = "\ud83d\ude00";

  @Test
  void rightFormHasNoErrorsAndIsTrimmed() {
    var form = Form.of(InvoiceVerifiedRequest.of(" INV-1\n", " q ", " Ann Lee ", " a@x.example "));
    assertThat(form.errors()).isEmpty();
    assertThat(form.typed().about()).isEqualTo("INV-1");
    assertThat(form.get(FormField.CODE)).isEqualTo("q");
    assertThat(form.typed().name()).isEqualTo("Ann Lee");
    assertThat(form.email().value()).isEqualTo("a@x.example");
    assertThat(form.typed().phone()).isNull();
  }

  @Test
  void emptyFieldsAreToldInTheirOrder() {
    assertThat(Form.of(InvoiceVerifiedRequest.of(null, " ", "", "\t")).errors())
        .containsExactly(
            new FieldError(FormField.INVOICE, Fault.EMPTY),
            new FieldError(FormField.CODE, Fault.EMPTY),
            new FieldError(FormField.NAME, Fault.EMPTY),
            new FieldError(FormField.EMAIL, Fault.EMPTY));
    assertThat(Form.of(AddressRequest.of(null, null, null)).errors())
        .extracting(FieldError::field)
        .containsExactly(FormField.ADDRESS, FormField.NAME, FormField.EMAIL);
  }

  @Test
  void lengthIsOfCodePoints() {
    assertThat(named("x" + ACROSS.repeat(99)).errors()).isEmpty();
    assertThat(named("x" + ACROSS.repeat(100)).errors())
        .containsExactly(new FieldError(FormField.NAME, Fault.TOO_LONG));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--",
        "A\nB",
        "A\u0000",
        "A\u202eB",
        "A\ud800",
        "evil.example",
        "see www.x.y",
        "a@b"
      })
  void whatNobodyCanReadOrLeadsElsewhereIsMalformed(String name) {
    assertThat(named(name).errors())
        .containsExactly(new FieldError(FormField.NAME, Fault.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00a0", "\u200b", "\ufeff\u00a0 "})
  void blankIsEmptyWhateverItIsMadeOf(String name) {
    assertThat(named(name).errors()).containsExactly(new FieldError(FormField.NAME, Fault.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"J.R. Ewing", "St.John", "O'Neil, Ann-Marie", "Dr. Å. Æ"})
  void namesAreWhatPeopleHave(String name) {
    assertThat(named(name).errors()).isEmpty();
  }

  @Test
  void whatComesAlongFromADocumentIsTrimmed() {
    assertThat(named("\u00a0\u200bAnn\ufeff ").get(FormField.NAME)).isEqualTo("Ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a@", "@x.example", "a@x.example, b@x.example", "a@x..example"})
  void emailCanBeMailed(String email) {
    var form = Form.of(InvoiceVerifiedRequest.of("1", "2", "Ann", email));
    assertThat(form.errors()).containsExactly(new FieldError(FormField.EMAIL, Fault.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"O'Brien & Söhne", "山田", "1' OR '1'='1", "Anne-Marie"})
  void anythingElseIsTaken(String name) {
    assertThat(named(name).errors()).isEmpty();
  }

  @Test
  void addressMayStandInSeveralLines() {
    var form = Form.of(AddressRequest.of("12 Main St\r\n  Houston\tTX", "Ann", "a@x.example"));
    assertThat(form.errors()).isEmpty();
    assertThat(form.typed().about()).isEqualTo("12 Main St Houston TX");
  }

  @Test
  void phoneMayBeLeftOut() {
    var request = AddressRequest.of("12 Main St", "Ann", "a@x.example");
    assertThat(Form.of(request).errors()).isEmpty();
    assertThat(Form.of(request.phone(" ")).typed().phone()).isNull();
    assertThat(Form.of(request.phone(" +1 713 ")).typed().phone()).isEqualTo("+1 713");
    assertThat(Form.of(request.phone("1".repeat(41))).errors())
        .containsExactly(new FieldError(FormField.PHONE, Fault.TOO_LONG));
  }

  @Test
  void languageIsKeptUnlessSomebodyPlaysWithIt() {
    var request = InvoiceVerifiedRequest.of("1", "2", "Ann", "a@x.example");
    assertThat(Form.of(request.locale(Locale.GERMANY)).typed().locale()).isEqualTo(Locale.GERMANY);
    var odd = Locale.forLanguageTag("de-x-" + "abcdefgh-".repeat(5) + "a");
    assertThat(Form.of(request.locale(odd)).typed().locale()).isNull();
  }

  private static Form named(String name) {
    return Form.of(InvoiceVerifiedRequest.of("1", "2", name, "a@x.example"));
  }
}
