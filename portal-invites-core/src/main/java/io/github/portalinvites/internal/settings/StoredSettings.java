package io.github.portalinvites.internal.settings;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.NamedTexts;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.permission.ForbiddenException;
import io.github.portalinvites.permission.Permission;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.settings.InvalidSettingException;
import io.github.portalinvites.settings.Settings;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.TemplateId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The system options in a storage's settings. */
public final class StoredSettings implements Settings {

  private static final String NAME = "system-options";

  private final PortalStorage storage;
  private final PortalId portal;
  private final Permissions permissions;

  public StoredSettings(PortalStorage storage, PortalId portal, Permissions permissions) {
    this.storage = storage;
    this.portal = portal;
    this.permissions = permissions;
  }

  /** The options as a transaction or snapshot sees them. */
  public static SystemOptions in(Stores stores) {
    return stores
        .settings()
        .load(NAME)
        .map(NamedTexts::read)
        .map(OptionTexts::read)
        .orElse(SystemOptions.DEFAULT);
  }

  @Override
  public SystemOptions load() {
    return storage.inSnapshot(portal, StoredSettings::in);
  }

  @Override
  public void save(Actor actor, SystemOptions options) {
    if (!permissions.require(actor, Permission.CHANGE_SYSTEM_OPTIONS).all()) {
      throw new ForbiddenException(Permission.CHANGE_SYSTEM_OPTIONS);
    }
    var texts = OptionTexts.of(options);
    texts.forEach(StoredSettings::requireStorable);
    storage.inTransaction(portal, stores -> save(stores, actor, options, texts));
  }

  private static boolean save(
      Stores stores, Actor actor, SystemOptions options, Map<String, String> texts) {
    requireKnown(stores, "invite email template", options.invite().template());
    requireKnown(
        stores,
        "account request address found template",
        options.addressRequests().foundTemplate());
    var changed = changed(OptionTexts.of(in(stores)), texts);
    stores.settings().save(NAME, NamedTexts.write(texts));
    stores
        .activities()
        .append(
            List.of(
                new Activity(
                    stores.now(),
                    Activity.Who.of(actor),
                    Activity.Kind.OPTIONS_SAVED,
                    null,
                    null,
                    Map.of("changed", changed))));
    return true;
  }

  private static String changed(Map<String, String> before, Map<String, String> now) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), now.get(name)))
        .collect(Collectors.joining(", "));
  }

  private static void requireKnown(Stores stores, String option, @Nullable TemplateId template) {
    if (template == null || TemplateId.INVITATIONS.contains(template)) {
      return;
    }
    var found = stores.templates().latest(template);
    if (found.isEmpty() || !found.get().active()) {
      throw new InvalidSettingException(option, "is no active template");
    }
  }

  private static void requireStorable(String option, String text) {
    if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
      throw new InvalidSettingException(option, "holds a character that cannot be stored");
    }
  }
}
