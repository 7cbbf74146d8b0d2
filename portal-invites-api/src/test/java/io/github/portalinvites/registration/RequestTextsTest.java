package io.github.portalinvites.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.registration.FieldError.Fault;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers read in the forms, and staff in the queue. */
class RequestTextsTest {

  private static final Locale LATIN = Locale.forLanguageTag("la");

  @ParameterizedTest
  @EnumSource(RequestReason.class)
  void eachReasonHasASentenceAndAHintInBothLanguages(RequestReason reason) {
    assertThat(reason.sentence(Locale.ENGLISH)).endsWith(".");
    assertThat(reason.hint(Locale.ENGLISH)).endsWith(".");
    assertThat(reason.sentence(Locale.GERMANY))
        .endsWith(".")
        .isNotEqualTo(reason.sentence(Locale.ENGLISH));
    assertThat(reason.hint(Locale.GERMANY)).endsWith(".").isNotEqualTo(reason.hint(Locale.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RequestReasons.properties", "RequestReasons_de.properties"})
  void noTextOfAReasonIsUnused(String bundle) {
    var used =
        Arrays.stream(RequestReason.values())
            .flatMap(each -> Stream.of(each.code(), each.code() + ".hint"))
            .collect(toSet());
    assertThat(keys(bundle)).isEqualTo(used);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RequestForms.properties", "RequestForms_de.properties"})
  void noTextOfAFormIsUnused(String bundle) {
    var fields = Arrays.stream(FormField.values()).map(FormField::parameter);
    var forms =
        Arrays.stream(RequestKind.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .flatMap(each -> Stream.of(each + ".title", each + ".text", each + ".send"));
    var faults =
        Arrays.stream(Fault.values()).map(each -> "fault." + each.name().toLowerCase(Locale.ROOT));
    var others = Stream.of("fault.malformed.email", "received");
    assertThat(keys(bundle))
        .isEqualTo(Stream.of(fields, forms, faults, others).flatMap(each -> each).collect(toSet()));
  }

  @Test
  void formByInvoiceIsTheOneThatCustomersKnow() {
    var form = RequestForm.of(RequestKind.INVOICE, Locale.ENGLISH);
    assertThat(form.title()).isEqualTo("Request a login");
    assertThat(form.text())
        .isEqualTo(
            "Please enter the information from a recent Invoice to verify your account and an"
                + " invitation with login information will be sent to the provided email address.");
    assertThat(form.fields())
        .extracting(RequestForm.Field::label)
        .containsExactly(
            "Invoice #", "Quick Pay Code / Account #", "Contact Name", "Email Address");
    assertThat(form.send()).isEqualTo("Request login");
  }

  @Test
  void formByAddressSaysWhatMayBeLeftOut() {
    var form = RequestForm.of(RequestKind.ADDRESS, Locale.GERMAN);
    assertThat(form.title()).isEqualTo("Zugang mit Ihrer Adresse anfordern");
    assertThat(form.fields())
        .extracting(RequestForm.Field::label)
        .containsExactly("Serviceadresse", "Name", "E-Mail-Adresse", "Telefon (freiwillig)");
    assertThat(form.fields())
        .extracting(each -> each.field().required())
        .containsExactly(true, true, true, false);
  }

  @Test
  void errorsNameTheFieldAndTheWayOut() {
    assertThat(sentence(FormField.CODE, Fault.EMPTY))
        .isEqualTo("Please fill in “Quick Pay Code / Account #”.");
    assertThat(sentence(FormField.NAME, Fault.TOO_LONG))
        .isEqualTo("“Contact Name” has at most 100 characters.");
    assertThat(sentence(FormField.NAME, Fault.MALFORMED)).startsWith("Please check “Contact Name”");
    assertThat(sentence(FormField.EMAIL, Fault.MALFORMED)).contains("name@example.com");
    assertThat(new FieldError(FormField.EMAIL, Fault.EMPTY).sentence(Locale.GERMAN))
        .isEqualTo("Bitte füllen Sie „E-Mail-Adresse“ aus.");
  }

  private static String sentence(FormField field, Fault fault) {
    return new FieldError(field, fault).sentence(Locale.ENGLISH);
  }

  @Test
  void unknownLanguageReadsEnglishWhateverTheJvmSpeaks() {
    assertThat(under(Locale.GERMANY, () -> RequestReason.WRONG_CODE.sentence(LATIN)))
        .isEqualTo(RequestReason.WRONG_CODE.sentence(Locale.ENGLISH));
    assertThat(under(Locale.GERMANY, () -> FormField.PHONE.label(Locale.ENGLISH)))
        .isEqualTo("Phone (optional)");
    assertThat(under(Locale.GERMANY, () -> RequestForm.of(RequestKind.INVOICE, LATIN)))
        .isEqualTo(RequestForm.of(RequestKind.INVOICE, Locale.ENGLISH));
  }

  private static <T> T under(Locale ofTheJvm, Supplier<T> read) {
    var before = Locale.getDefault();
    Locale.setDefault(ofTheJvm);
    try {
      return read.get();
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Set<String> keys(String bundle) {
    var stream = Objects.requireNonNull(RequestTextsTest.class.getResourceAsStream(bundle));
    try (var reader = new InputStreamReader(stream, UTF_8)) {
      var read = new Properties();
      read.load(reader);
      return read.stringPropertyNames();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
