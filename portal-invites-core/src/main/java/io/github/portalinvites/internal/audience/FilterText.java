package io.github.portalinvites.internal.audience;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.FilterFingerprint;
import io.github.portalinvites.audience.Restriction;
import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.AccountStatus;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.internal.portal.NamedTexts;
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A filter as one line of text, the same for equal filters; plans keep it and fingerprints are made
 * of it.
 */
public final class FilterText {

  private FilterText() {}

  public static String write(AudienceFilter filter) {
    var lists = filter.lists();
    var fields = new HashMap<String, String>();
    fields.put("divisions", ids(filter.divisions()));
    fields.put("accountClasses", ids(lists.accountClasses()));
    fields.put("billGroups", ids(lists.billGroups()));
    fields.put("accountSources", ids(lists.accountSources()));
    fields.put("siteSources", ids(lists.siteSources()));
    fields.put("restrictions", constants(filter.restrictions()));
    fields.put("accountStatuses", constants(filter.accountStatuses()));
    fields.put("contacts", ids(filter.contacts()));
    if (filter.search() != null) {
      fields.put("search", filter.search());
    }
    return NamedTexts.write(fields);
  }

  /** What {@link #write} wrote. */
  public static AudienceFilter read(String text) {
    var fields = NamedTexts.read(text);
    var lists =
        new AudienceFilter.Lists(
            set(fields, "accountClasses", id(AccountClassId::new)),
            set(fields, "billGroups", id(BillGroupId::new)),
            set(fields, "accountSources", id(AccountSourceId::new)),
            set(fields, "siteSources", id(SiteSourceId::new)));
    return new AudienceFilter(
        set(fields, "divisions", id(DivisionId::new)),
        lists,
        set(fields, "restrictions", Restriction::valueOf),
        set(fields, "accountStatuses", AccountStatus::valueOf),
        set(fields, "contacts", id(ContactId::new)),
        fields.get("search"));
  }

  /** Binds {@code filter} to its portal, so that no other portal's plan can pass for it. */
  public static FilterFingerprint fingerprint(PortalId portal, AudienceFilter filter) {
    var text = NamedTexts.write(Map.of("portal", portal.value(), "filter", write(filter)));
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return new FilterFingerprint(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String ids(Collection<? extends HostId> ids) {
    return ids.stream()
        .map(HostId::key)
        .sorted()
        .map(key -> key.type().name().charAt(0) + ":" + NamedTexts.encode(key.toString()))
        .collect(Collectors.joining(","));
  }

  private static String constants(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  private static <T> Set<T> set(
      Map<String, String> fields, String name, Function<String, T> element) {
    return Arrays.stream(fields.getOrDefault(name, "").split(",", -1))
        .filter(each -> !each.isEmpty())
        .map(element)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <T> Function<String, T> id(Function<HostKey, T> of) {
    return text ->
        of.apply(HostKey.parse(type(text.charAt(0)), NamedTexts.decode(text.substring(2))));
  }

  private static KeyType type(char initial) {
    return Arrays.stream(KeyType.values())
        .filter(each -> each.name().charAt(0) == initial)
        .findFirst()
        .orElseThrow();
  }
}
