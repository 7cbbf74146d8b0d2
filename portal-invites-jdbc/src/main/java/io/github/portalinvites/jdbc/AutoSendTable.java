package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.toMap;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.storage.AutoSendStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The events that send by themselves, as a table. */
final class AutoSendTable implements AutoSendStore {

  private static final Bulk EVENTS =
      Bulk.of(
          "pi_auto_send",
          new Bulk.Column("contact", SqlType.TEXT),
          new Bulk.Column("event", SqlType.TEXT),
          new Bulk.Column("about", SqlType.TEXT),
          new Bulk.Column("told", SqlType.INSTANT),
          new Bulk.Column("suppressed", SqlType.BOOLEAN));

  private static final String SUPPRESSED =
      """
      select contact, max(told) as told
        from pi_auto_send
       where portal = :portal and contact = any(:contacts) and suppressed
       group by contact
       order by contact
      """;

  private static final String FORGET =
      "delete from pi_auto_send where portal = :portal and contact = :contact";

  private final Session session;

  AutoSendTable(Session session) {
    this.session = session;
  }

  @Override
  public boolean add(Event event, boolean suppressed) {
    return EVENTS.insertIfAbsent(
            session,
            List.of("contact", "event", "about"),
            List.of(
                List.of(
                    KeyText.of(event.contact().key()),
                    event.trigger().name(),
                    about(event),
                    session.now(),
                    suppressed)))
        > 0;
  }

  private static String about(Event event) {
    var about = event.about();
    return about == null ? "" : KeyText.of(about);
  }

  @Override
  public Map<ContactId, Instant> suppressed(Collection<ContactId> contacts) {
    var wanted = contacts.stream().map(each -> KeyText.of(each.key())).distinct().toList();
    return session
        .query(SUPPRESSED)
        .bind("contacts", session.array(SqlType.TEXT, wanted))
        .map(
            (row, context) ->
                Map.entry(
                    new ContactId(KeyText.read(row.getString("contact"))),
                    Columns.required(row, "told")))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void forget(ContactId contact) {
    session.update(FORGET).bind("contact", KeyText.of(contact.key())).execute();
  }
}
