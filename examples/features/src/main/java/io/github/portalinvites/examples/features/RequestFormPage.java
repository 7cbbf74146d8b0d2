package io.github.portalinvites.examples.features;

import static java.util.stream.Collectors.joining;

import io.github.portalinvites.registration.AddressRequest;
import io.github.portalinvites.registration.FieldError;
import io.github.portalinvites.registration.FormField;
import io.github.portalinvites.registration.InvoiceVerifiedRequest;
import io.github.portalinvites.registration.RequestAnswer;
import io.github.portalinvites.registration.RequestAnswer.Invalid;
import io.github.portalinvites.registration.RequestForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The forms by which customers ask for access, as a host may render them: accessible HTML. */
public final class RequestFormPage {

  private static final Path FOLDER = Path.of("target", "forms");
  private static final Map<String, String> TYPED =
      Map.of("invoice", "INV-<1>", "name", "Lena \"L\" Delgado", "email", "lena@", "phone", "1");

  private RequestFormPage() {}

  public static void main(String... args) throws IOException {
    Files.createDirectories(FOLDER);
    try (var portal = SampleHost.portal().build()) {
      SampleHost.letCustomersAsk(portal);
      for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
        var page = portal.registration().page(locale);
        var invoice = Objects.requireNonNull(page.byInvoice());
        var address = Objects.requireNonNull(page.byAddress());
        write(invoice, locale, Map.of(), List.of());
        write(address, locale, Map.of(), List.of());
        write(invoice, locale, TYPED, errors(portal.registration().request(byInvoice(), "::1")));
        write(address, locale, TYPED, errors(portal.registration().request(byAddress(), "::1")));
      }
    }
  }

  private static InvoiceVerifiedRequest byInvoice() {
    return InvoiceVerifiedRequest.of(
        TYPED.get("invoice"), TYPED.get("code"), TYPED.get("name"), TYPED.get("email"));
  }

  private static AddressRequest byAddress() {
    return AddressRequest.of(TYPED.get("address"), TYPED.get("name"), TYPED.get("email"));
  }

  private static List<FieldError> errors(RequestAnswer answer) {
    return answer instanceof Invalid invalid ? invalid.errors() : List.of();
  }

  private static void write(
      RequestForm form, Locale locale, Map<String, String> typed, List<FieldError> errors)
      throws IOException {
    var name = form.kind() + (errors.isEmpty() ? "_" : "_errors_") + locale + ".html";
    Files.writeString(FOLDER.resolve(name), html(form, locale, typed, errors));
    System.out.printf("%s: %d fields, %d errors%n", name, form.fields().size(), errors.size());
  }

  /** What is typed comes back escaped; an error stands above the form and is tied to its field. */
  private static String html(
      RequestForm form, Locale locale, Map<String, String> typed, List<FieldError> errors) {
    var summary =
        errors.stream()
            .map(each -> item(each.field().parameter(), each.sentence(locale)))
            .collect(joining());
    var wrong = errors.stream().map(FieldError::field).toList();
    var fields =
        form.fields().stream()
            .map(each -> label(each) + control(each.field(), typed, wrong))
            .collect(joining("\n"));
    return PAGE.formatted(
        locale.toLanguageTag(),
        text(form.title()),
        text(form.title()),
        text(form.text()),
        summary.isEmpty() ? "" : "<div role=\"alert\"><ul>" + summary + "</ul></div>",
        fields,
        text(form.send()));
  }

  private static String item(String field, String sentence) {
    return "<li id=\"%s-error\"><a href=\"#%s\">%s</a></li>"
        .formatted(field, field, text(sentence));
  }

  private static String label(RequestForm.Field field) {
    return "<label for=\"%s\">%s</label>".formatted(field.field().parameter(), text(field.label()));
  }

  private static String control(FormField field, Map<String, String> typed, List<FormField> wrong) {
    var name = field.parameter();
    var value = text(typed.getOrDefault(name, ""));
    var attributes =
        "id=\"%s\" name=\"%s\" maxlength=\"%d\" autocomplete=\"%s\"%s%s"
            .formatted(
                name,
                name,
                field.maxLength(),
                field.autocomplete(),
                field.required() ? " required" : "",
                wrong.contains(field)
                    ? " aria-invalid=\"true\" aria-describedby=\"%s-error\"".formatted(name)
                    : "");
    return switch (field) {
      case ADDRESS -> "<textarea %s rows=\"3\">%s</textarea>".formatted(attributes, value);
      case EMAIL -> input("email", attributes, value);
      case PHONE -> input("tel", attributes, value);
      case INVOICE, CODE, NAME -> input("text", attributes, value);
    };
  }

  private static String input(String type, String attributes, String value) {
    return "<input type=\"%s\" %s value=\"%s\">".formatted(type, attributes, value);
  }

  private static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The library's sentences are shown, not the browser's: {@code novalidate}. */
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%s">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>%s</title>
      <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 2rem auto }
        label, button { display: block; margin-top: 1rem; font-weight: 600 }
        input, textarea, button { font: inherit; padding: 0.5rem; box-sizing: border-box }
        input, textarea { width: 100%%; border: 1px solid #666 }
        [aria-invalid], [role=alert] { border: 2px solid #b00020 }
      </style>
      <main>
      <h1>%s</h1>
      <p>%s</p>
      %s
      <form method="post" novalidate>
      %s
      <button>%s</button>
      </form>
      </main>
      """;
}
