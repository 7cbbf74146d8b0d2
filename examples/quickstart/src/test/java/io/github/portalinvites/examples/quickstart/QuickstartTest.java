package io.github.portalinvites.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

  @TempDir Path folder;

  @Test
  void showsTheMainJob() throws IOException {
    assertThat(run("150"))
        .contains("Total Contacts", "contacts get none:", "finished: ", "| Subject", "100 %")
        .contains("A second plan of the same filter finds 0 contacts to mail.");
    assertThat(folder.resolve("invitation.html")).isNotEmptyFile();
    try (var mails = Files.list(folder.resolve("mails"))) {
      assertThat(mails).isNotEmpty();
    }
  }

  private String run(String accounts) throws IOException {
    var before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      Quickstart.main(folder.toString(), accounts);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }
}
