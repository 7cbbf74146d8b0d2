package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.KeyType;
import java.util.EnumMap;
import java.util.Map;

/** What the host's keys are made of, per kind of entity. Default: whole numbers. */
public final class KeyTypes {

  /** Whole numbers everywhere. */
  public static final KeyTypes WHOLE_NUMBERS = all(KeyType.WHOLE_NUMBER);

  private final Map<KeyKind, KeyType> types;

  private KeyTypes(Map<KeyKind, KeyType> types) {
    this.types = types;
  }

  /** The same type everywhere. */
  public static KeyTypes all(KeyType type) {
    var types = new EnumMap<KeyKind, KeyType>(KeyKind.class);
    for (var kind : KeyKind.values()) {
      types.put(kind, type);
    }
    return new KeyTypes(types);
  }

  public KeyTypes division(KeyType type) {
    return with(KeyKind.DIVISION, type);
  }

  public KeyTypes accountClass(KeyType type) {
    return with(KeyKind.ACCOUNT_CLASS, type);
  }

  public KeyTypes billGroup(KeyType type) {
    return with(KeyKind.BILL_GROUP, type);
  }

  public KeyTypes accountSource(KeyType type) {
    return with(KeyKind.ACCOUNT_SOURCE, type);
  }

  public KeyTypes siteSource(KeyType type) {
    return with(KeyKind.SITE_SOURCE, type);
  }

  public KeyTypes account(KeyType type) {
    return with(KeyKind.ACCOUNT, type);
  }

  public KeyTypes site(KeyType type) {
    return with(KeyKind.SITE, type);
  }

  public KeyTypes service(KeyType type) {
    return with(KeyKind.SERVICE, type);
  }

  public KeyTypes contact(KeyType type) {
    return with(KeyKind.CONTACT, type);
  }

  public KeyTypes invoice(KeyType type) {
    return with(KeyKind.INVOICE, type);
  }

  KeyColumn of(KeyKind kind) {
    return new KeyColumn(kind, types.getOrDefault(kind, KeyType.WHOLE_NUMBER));
  }

  private KeyTypes with(KeyKind kind, KeyType type) {
    var changed = new EnumMap<>(types);
    changed.put(kind, type);
    return new KeyTypes(changed);
  }
}
