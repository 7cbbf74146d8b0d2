package io.github.portalinvites.examples.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  private static final Path SOURCES =
      Path.of("src/main/java", ExamplesTest.class.getPackageName().replace('.', '/'));

  static Stream<Arguments> essentialLines() {
    return Stream.of(
        arguments("AcceptByLink", "why=Please use at least 12 characters."),
        arguments("AcceptByLink", "Accepted by contacts [1]"),
        arguments("AcceptByLink", "Logins of the host: [rosa.delgado@mail.example]"),
        arguments("AcceptByTemporaryPassword", "Wrong[]"),
        arguments("AcceptByTemporaryPassword", "Accepted"),
        arguments("AskWithInvoice", "  Quick Pay Code / Account #: ____"),
        arguments("AskWithInvoice", "Lena knows the code: Received[]"),
        arguments("AskWithInvoice", "A stranger guesses:  Received[]"),
        arguments("AskWithInvoice", "Mail to l***@mail.example: Your invitation"),
        arguments("AskWithInvoice", "Lena accepted"),
        arguments("AskWithInvoice", "Add 48979, Okafor lake house?"),
        arguments("AskWithInvoice", "Rosa sees [Delgado residence, Okafor lake house]"),
        arguments("AskWithInvoice", "guess@mail.example: CLOSED. Neither the quick pay code"),
        arguments("AskWithInvoice", ": 1 LINKED, has-login-elsewhere"),
        arguments("AskByAddress", "Mail to r***@mail.example: Your access"),
        arguments("AskByAddress", "an address proves nothing."),
        arguments("AskByAddress", "Let in: Lena Delgado"),
        arguments("AskByAddress", "Max Mole: DECLINED, Dana Whitfield: No customer of ours"),
        arguments("AskByAddress", "Rosa Delgado: INVITED"),
        arguments("RequestFormPage", "INVOICE_errors_de.html: 4 fields, 2 errors"),
        arguments("AutoSendOnCreation", "Mails after the commit of one: 1"),
        arguments("AutoSendOnCreation", "Edna, imported: Suppressed[]"),
        arguments("AutoSendOnCreation", "The catch-up plan has 1 recipient"),
        arguments("RemindersOfInvitations", "After 1 week: 2 mails"),
        arguments("RemindersOfInvitations", "After 5 weeks: 3 mails"),
        arguments("RemindersOfInvitations", "r***@mail.example, reminder 2 of 2, by SYSTEM"),
        arguments("SingleInvitation", "An invitation went to this mailbox a short time ago."),
        arguments("SingleInvitation", "Mails: 2"),
        arguments("SingleInvitation", "The link now: Dead[why=Revoked[]]"),
        arguments("ForgetAPerson", "Forgotten: FORGOTTEN, once more: NOTHING_KEPT"),
        arguments("ForgetAPerson", "Still 3 sent"),
        arguments("ForgetAPerson", "A link now: Unknown"),
        arguments("ForgetAPerson", "A link now: Open"),
        arguments("RotateKey", "Old link, old key kept: Open"),
        arguments("RotateKey", "New link, old key gone: Open"),
        arguments("RotateKey", "Old link, old key gone: Unknown"),
        arguments("GrantSiteAccess", "Nobody chose yet: sites of Delgado residence: 2, and all"),
        arguments("GrantSiteAccess", "Granted, STAGED: sites of Delgado residence: 1"),
        arguments("GrantSiteAccess", "Before Rosa accepts: pool NONE, spa NONE"),
        arguments("GrantSiteAccess", "After: pool FULL, spa NONE"),
        arguments("GrantSiteAccess", "Roles at the pool: [payer]"),
        arguments("SeparateLogins", "2 mails to okafor@mail.example"),
        arguments("SeparateLogins", "The link of [Ada Okafor] is for ada"),
        arguments("SeparateLogins", "Contact 2: ACCEPTED"),
        arguments("SeparateLogins", "Contact 3: PENDING"),
        arguments("Unlink", "Ending sessions of contact 2 on account 102"),
        arguments("Unlink", "Miles still sees [Okafor lake house]"),
        arguments("Unlink", "Miles's login: ACCEPTED"),
        arguments("Unlink", "Rosa's link: Dead"),
        arguments("BulkSend", "FINISHED: 3 sent, 2 skipped"),
        arguments("Counts", "Total Contacts                     5 contacts   6 rows"),
        arguments("Details", "Page 2"),
        arguments("Explain", "automatic payment = yes fails 'accounts without automatic payment'"),
        arguments("HandPicked", "Select all matching: 2"),
        arguments("HandPicked", "With [BULK_EMAIL_CONTACTS, SEND_CUSTOMER_PORTAL_INVITATION]"),
        arguments("OwnMailSender", "r***@mail.example FAILED: 422 no such mailbox"),
        arguments("FirstSteps", "1 sent"),
        arguments("OwnTablesByViews", "Miles Okafor, client 48978: Okafor house"),
        arguments("RunOnceFromScheduler", "2 of 2 mails are out"));
  }

  @ParameterizedTest
  @MethodSource("essentialLines")
  void runsAndSaysWhatItIsAbout(String example, String line) throws Exception {
    assertThat(run(example)).contains(line);
  }

  @Test
  void everyExampleIsTried() throws IOException {
    var tried = essentialLines().map(each -> each.get()[0] + ".java").distinct();
    try (var files = Files.list(SOURCES)) {
      var examples = files.filter(ExamplesTest::hasMain).map(file -> file.getFileName().toString());
      assertThat(examples).containsExactlyInAnyOrderElementsOf(tried.toList());
    }
  }

  private static String run(String example) throws Exception {
    var type = Class.forName(ExamplesTest.class.getPackageName() + "." + example);
    var before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      type.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }

  private static boolean hasMain(Path source) {
    try {
      return Files.readString(source).contains("static void main(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
