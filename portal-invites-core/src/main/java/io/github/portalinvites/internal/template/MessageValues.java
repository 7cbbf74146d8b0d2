package io.github.portalinvites.internal.template;

import io.github.portalinvites.template.MergeField;
import java.util.EnumMap;
import java.util.Map;

/** The texts of one message's fields, each made at most once. Not thread-safe. */
final class MessageValues {

  private final FieldText fieldText;
  private final MergeValues values;
  private final Map<MergeField, String> known = new EnumMap<>(MergeField.class);

  MessageValues(FieldText fieldText, MergeValues values) {
    this.fieldText = fieldText;
    this.values = values;
  }

  String of(MergeField field) {
    return known.computeIfAbsent(field, it -> fieldText.of(it, values));
  }

  boolean hasPassword() {
    return values.access().temporaryPassword() != null;
  }
}
