package io.github.portalinvites.internal.directory;

import io.github.portalinvites.directory.Account;
import io.github.portalinvites.directory.AccountClass;
import io.github.portalinvites.directory.AccountSource;
import io.github.portalinvites.directory.BillGroup;
import io.github.portalinvites.directory.Contact;
import io.github.portalinvites.directory.ContactLink;
import io.github.portalinvites.directory.DirectoryRecord;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.InvalidDirectoryRecordException;
import io.github.portalinvites.directory.Invoice;
import io.github.portalinvites.directory.Service;
import io.github.portalinvites.directory.Site;
import io.github.portalinvites.directory.SiteSource;
import io.github.portalinvites.mail.HeaderText;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Refuses records whose text could not be shown, stored or mailed as it stands. */
final class RecordGuard {

  private static final int MAX_NAME = 200;
  private static final int MAX_EMAIL = 400;
  private static final int MAX_NOTE = 4000;

  private final String record;

  private RecordGuard(String kind, Object id) {
    this.record = "%s %s".formatted(kind, id);
  }

  static void check(DirectoryRecord record) {
    if (record instanceof Division division) {
      check(division);
    } else if (record instanceof AccountClass accountClass) {
      var guard = new RecordGuard("account class", accountClass.id());
      guard.name("name", accountClass.name());
      guard.name("homePage", accountClass.portal().homePage());
    } else if (record instanceof BillGroup group) {
      new RecordGuard("bill group", group.id()).name("name", group.name());
    } else if (record instanceof AccountSource source) {
      new RecordGuard("account source", source.id()).name("name", source.name());
    } else if (record instanceof SiteSource source) {
      new RecordGuard("site source", source.id()).name("name", source.name());
    } else if (record instanceof Account account) {
      check(account);
    } else if (record instanceof Site site) {
      check(site);
    } else if (record instanceof Contact contact) {
      check(contact);
    } else if (record instanceof Invoice invoice) {
      var guard = new RecordGuard("invoice", invoice.id());
      guard.name("number", invoice.number());
      guard.line("quickPayCode", invoice.quickPayCode());
    } else if (!(record instanceof ContactLink || record instanceof Service)) {
      throw new IllegalStateException("No guard for " + record.getClass());
    }
  }

  private static void check(Division division) {
    var guard = new RecordGuard("division", division.id());
    guard.name("name", division.name());
    guard.line("emailFrom", division.emailFrom());
    division.senderDomains().forEach(domain -> guard.name("senderDomains", domain));
  }

  private static void check(Account account) {
    var guard = new RecordGuard("account", account.id());
    guard.name("number", account.number());
    guard.line("name", account.name());
    guard.note("address", account.address());
  }

  private static void check(Site site) {
    var guard = new RecordGuard("site", site.id());
    guard.line("number", site.number());
    guard.line("name", site.name());
    guard.note("address", site.address());
  }

  private static void check(Contact contact) {
    var guard = new RecordGuard("contact", contact.id());
    guard.line("title", contact.name().title());
    guard.line("name", contact.name().full());
    guard.line("givenName", contact.name().given());
    guard.line("familyName", contact.name().family());
    guard.email("email", contact.reach().email());
    guard.email("email2", contact.reach().email2());
    guard.line("mobilePhone", contact.reach().mobilePhone());
    guard.note("note", contact.note());
  }

  private void name(String field, String text) {
    refuseIf(text.isBlank(), field, "is empty");
    line(field, text);
  }

  private void line(String field, @Nullable String text) {
    if (text != null) {
      refuseIf(
          text.codePointCount(0, text.length()) > MAX_NAME,
          field,
          "has more than %d characters".formatted(MAX_NAME));
      refuseIf(
          !HeaderText.accepts(text) || holds(text, RecordGuard::breaksLine),
          field,
          "holds a control character");
    }
  }

  private void note(String field, @Nullable String text) {
    if (text != null) {
      refuseIf(text.length() > MAX_NOTE, field, "has more than %d characters".formatted(MAX_NOTE));
      refuseIf(holds(text, RecordGuard::hasNoPlaceInNote), field, "holds a control character");
    }
  }

  /** An address that cannot be mailed is a fact like any other: it is counted, and never mailed. */
  private void email(String field, @Nullable String text) {
    if (text != null) {
      refuseIf(
          text.length() > MAX_EMAIL, field, "has more than %d characters".formatted(MAX_EMAIL));
      refuseIf(holds(text, RecordGuard::cannotBeStored), field, "cannot be stored");
    }
  }

  /**
   * A loop: each text of a bulk load passes here, and a stream costs more than what it looks at.
   */
  private static boolean holds(String text, IntPredicate wrong) {
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      if (wrong.test(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNoPlaceInNote(int codePoint) {
    return !isLineBreakOrTab(codePoint) && (breaksLine(codePoint) || isHidden(codePoint));
  }

  private static boolean isLineBreakOrTab(int codePoint) {
    return codePoint == '\r' || codePoint == '\n' || codePoint == '\t';
  }

  private static boolean isHidden(int codePoint) {
    return codePoint > '~' && !HeaderText.accepts(Character.toString(codePoint));
  }

  /** Also at the ends of a text, which {@link HeaderText} does not look at. */
  private static boolean breaksLine(int codePoint) {
    return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
  }

  private static boolean cannotBeStored(int codePoint) {
    return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
  }

  private void refuseIf(boolean wrong, String field, String reason) {
    if (wrong) {
      throw new InvalidDirectoryRecordException(record, field, reason);
    }
  }
}
