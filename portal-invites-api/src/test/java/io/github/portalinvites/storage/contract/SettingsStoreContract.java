package io.github.portalinvites.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Short texts by name. */
public interface SettingsStoreContract extends StorageContract {

  @Test
  default void settingThatWasNeverSavedIsNotThere() {
    assertThat(setting("theme")).isEmpty();
  }

  @Test
  default void savedSettingReplacesTheOneBefore() {
    commit(stores -> stores.settings().save("theme", "dark"));
    commit(stores -> stores.settings().save("theme", "light"));
    assertThat(setting("theme")).contains("light");
  }

  @Test
  default void removedSettingIsNotThereAnyMore() {
    commit(stores -> stores.settings().save("theme", "dark"));
    commit(stores -> stores.settings().remove("theme"));
    assertThat(setting("theme")).isEmpty();
  }

  @Test
  default void removingASettingThatIsNotThereDoesNothing() {
    commit(stores -> stores.settings().save("theme", "dark"));
    commit(stores -> stores.settings().remove("them_"));
    assertThat(setting("theme")).contains("dark");
  }

  @Test
  default void settingNamesAreComparedToTheLetter() {
    commit(stores -> stores.settings().save("theme", "dark"));
    assertThat(setting("Theme")).isEmpty();
  }

  @Test
  default void settingComesBackAsItWas() {
    var text = "'; drop table x; -- \"%_\\ \n\t Zürich 東京 \uD83D\uDE80 " + "long ".repeat(2_000);
    commit(stores -> stores.settings().save("terms", text));
    assertThat(setting("terms")).contains(text);
  }

  @Test
  default void emptySettingIsASettingToo() {
    commit(stores -> stores.settings().save("message", ""));
    assertThat(setting("message")).contains("");
  }

  @Test
  default void settingsOfAnotherPortalAreNotSeen() {
    commitElsewhere(stores -> stores.settings().save("theme", "dark"));
    commit(stores -> stores.settings().remove("theme"));
    assertThat(setting("theme")).isEmpty();
    commitElsewhere(stores -> assertThat(stores.settings().load("theme")).contains("dark"));
  }

  private Optional<String> setting(String name) {
    return snapshot(stores -> stores.settings().load(name));
  }
}
