package io.github.portalinvites.eml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.mail.SendResult.RelayTrouble;
import io.github.portalinvites.mail.SendResult.Sent;
import io.github.portalinvites.testkit.TestMail;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmlFolderSenderTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @TempDir private Path temp;

  @Test
  void writesWhatWouldHaveBeenSent() throws Exception {
    var folder = temp.resolve("not/there/yet");
    var result =
        EmlFolderSender.to(folder, NOON)
            .open()
            .send(TestMail.to("ann@example.org").withSubject("Zo\u00eb"));
    assertThat(result).isInstanceOf(Sent.class);
    assertThat(namesIn(folder))
        .containsExactly("20261122T120000.000000Z-000001-ann_example.org.eml");
    try (var file = Files.newInputStream(folder.resolve(namesIn(folder).get(0)))) {
      assertThat(new MimeMessage((Session) null, file).getSubject()).isEqualTo("Zo\u00eb");
    }
  }

  @Test
  void namesStandInTheOrderOfWriting() throws IOException {
    var session = EmlFolderSender.to(temp, NOON).open();
    List.of("zoe@example.org", "ann@example.org", "bob@example.org")
        .forEach(to -> session.send(TestMail.to(to)));
    assertThat(namesIn(temp))
        .extracting(name -> name.substring(31, 34))
        .containsExactly("zoe", "ann", "bob");
  }

  @Test
  void aNameStaysInTheFolder() throws IOException {
    EmlFolderSender.to(temp, NOON).open().send(TestMail.to("a/.etc/passwd|x@example.org"));
    assertThat(namesIn(temp))
        .singleElement()
        .asString()
        .endsWith("-a_.etc_passwd_x_example.org.eml");
  }

  @Test
  void writesOverNothing() throws IOException {
    EmlFolderSender.to(temp, NOON).open().send(TestMail.to("ann@example.org").saying("first"));
    var first = Files.readString(temp.resolve(namesIn(temp).get(0)));
    EmlFolderSender.to(temp, NOON).open().send(TestMail.to("ann@example.org").saying("second"));
    assertThat(namesIn(temp)).hasSize(2);
    assertThat(Files.readString(temp.resolve(namesIn(temp).get(0)))).isEqualTo(first);
  }

  @Test
  void sendersSideBySideLoseNothing() throws IOException {
    MailSender one = EmlFolderSender.to(temp, NOON);
    MailSender other = EmlFolderSender.to(temp, NOON);
    IntStream.range(0, 200)
        .parallel()
        .forEach(n -> (n % 2 == 0 ? one : other).open().send(TestMail.to("ann@example.org")));
    assertThat(namesIn(temp)).hasSize(200);
  }

  @Test
  void aFolderThatCannotBeWrittenIsTroubleAndNoException() throws IOException {
    var file = Files.createFile(temp.resolve("file"));
    assertThat(EmlFolderSender.to(file).open().send(TestMail.to("ann@example.org")))
        .isInstanceOf(RelayTrouble.class);
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
