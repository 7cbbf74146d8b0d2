package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateContent;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.TemplateId;
import io.github.portalinvites.testkit.Together;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Templates, whose versions never change. */
public interface TemplateStoreContract extends StorageContract {

  Locale AUSTRIA = Locale.forLanguageTag("de-AT");
  TemplateContent HELLO = TemplateContent.of("Hello", "Hello [ContactName]\n[CustomerPortalLink]");

  @Test
  default void addedTemplateComesBackAsItWas() {
    var html =
        "<p title='\"%_\\'>Z\u00fcrich \u6771\u4eac \ud83d\ude80</p>\n" + "long ".repeat(19_000);
    var draft =
        TemplateDraft.of("Z\u00fcrich; drop table x --", AUSTRIA, HELLO.html(html))
            .content(Locale.ENGLISH, HELLO)
            .division(keys().division(7));
    var template = NotificationTemplate.first(newId(), draft);
    assertThat(add(template)).isTrue();
    assertThat(found(template)).isEqualTo(template);
    assertThat(latest(template.id())).isEqualTo(template);
  }

  @Test
  default void eachVersionStays() {
    var first = template();
    var second = first.edited(TemplateDraft.of("Other", AUSTRIA, HELLO));
    var third = second.deactivated();
    assertThat(add(first)).isTrue();
    assertThat(add(second)).isTrue();
    assertThat(add(third)).isTrue();
    assertThat(found(first)).isEqualTo(first);
    assertThat(found(second)).isEqualTo(second);
    assertThat(latest(first.id())).isEqualTo(third);
  }

  @Test
  default void firstVersionIsAddedOnce() {
    var first = template();
    var other = NotificationTemplate.first(first.id(), TemplateDraft.of("Other", AUSTRIA, HELLO));
    add(first);
    assertThat(add(other)).isFalse();
    assertThat(latest(first.id())).isEqualTo(first);
  }

  @Test
  default void whoEditedAnOldVersionLoses() {
    var first = template();
    add(first);
    add(first.deactivated());
    assertThat(add(first.edited(first.draft()))).isFalse();
    assertThat(latest(first.id())).isEqualTo(first.deactivated());
  }

  @Test
  default void noVersionIsLeftOut() {
    var first = template();
    assertThat(add(first.deactivated())).isFalse();
    add(first);
    assertThat(add(first.deactivated().deactivated())).isFalse();
    assertThat(latest(first.id())).isEqualTo(first);
  }

  @Test
  default void transactionGoesOnAfterALostEdit() {
    var first = template();
    var other = template();
    add(first);
    commit(
        stores -> {
          assertThat(stores.templates().add(first)).isFalse();
          assertThat(stores.templates().add(other)).isTrue();
        });
    assertThat(latest(other.id())).isEqualTo(other);
  }

  @Test
  default void ofSeveralEditsAtTheSameTimeOneWins() {
    var first = template();
    add(first);
    var won = Together.race(4, () -> add(first.deactivated()));
    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  default void rolledBackTemplateIsNotThere() {
    var template = template();
    rollBack(stores -> stores.templates().add(template));
    assertThat(this.<Boolean>snapshot(stores -> stores.templates().latest().isEmpty())).isTrue();
  }

  @Test
  default void latestIsOneOfEachTemplate() {
    var one = template();
    var other = template();
    add(one);
    add(other);
    add(other.deactivated());
    look(
        stores ->
            assertThat(stores.templates().latest())
                .containsExactlyInAnyOrder(one, other.deactivated()));
  }

  @Test
  default void templatesOfAnotherPortalAreNotSeen() {
    var template = template();
    commitElsewhere(stores -> stores.templates().add(template));
    look(
        stores -> {
          assertThat(stores.templates().find(template.id(), 1)).isEmpty();
          assertThat(stores.templates().latest(template.id())).isEmpty();
          assertThat(stores.templates().latest()).isEmpty();
        });
    assertThat(add(template)).isTrue();
  }

  private NotificationTemplate template() {
    return NotificationTemplate.first(newId(), TemplateDraft.of("Hi", Locale.ENGLISH, HELLO));
  }

  private boolean add(NotificationTemplate template) {
    return transaction(stores -> stores.templates().add(template));
  }

  private NotificationTemplate found(NotificationTemplate template) {
    return snapshot(
        stores -> stores.templates().find(template.id(), template.version()).orElseThrow());
  }

  private NotificationTemplate latest(TemplateId id) {
    return snapshot(stores -> stores.templates().latest(id).orElseThrow());
  }

  private static TemplateId newId() {
    return new TemplateId(UUID.randomUUID());
  }
}
