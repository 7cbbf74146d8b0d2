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
import io.github.portalinvites.portal.HostId;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.KeyType;
import io.github.portalinvites.portal.PortalId;
import java.net.URLDecoder;
import java.net.URLEncoder;
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
    return String.join(
        "&",
        "divisions=" + ids(filter.divisions()),
        "accountClasses=" + ids(lists.accountClasses()),
        "billGroups=" + ids(lists.billGroups()),
        "accountSources=" + ids(lists.accountSources()),
        "siteSources=" + ids(lists.siteSources()),
        "restrictions=" + constants(filter.restrictions()),
        "accountStatuses=" + constants(filter.accountStatuses()),
        "contacts=" + ids(filter.contacts()),
        "search=" + (filter.search() == null ? "" : encode(filter.search())));
  }

  /** What {@link #write} wrote. */
  public static AudienceFilter read(String text) {
    Map<String, String> fields = new HashMap<>();
    for (var field : text.split("&", -1)) {
      var parts = field.split("=", 2);
      fields.put(parts[0], parts[1]);
    }
    var lists =
        new AudienceFilter.Lists(
            set(fields, "accountClasses", text(AccountClassId::new)),
            set(fields, "billGroups", text(BillGroupId::new)),
            set(fields, "accountSources", text(AccountSourceId::new)),
            set(fields, "siteSources", text(SiteSourceId::new)));
    var search = decode(fields.getOrDefault("search", ""));
    return new AudienceFilter(
        set(fields, "divisions", text(DivisionId::new)),
        lists,
        set(fields, "restrictions", Restriction::valueOf),
        set(fields, "accountStatuses", AccountStatus::valueOf),
        set(fields, "contacts", text(ContactId::new)),
        search.isEmpty() ? null : search);
  }

  /** Binds {@code filter} to its portal, so that no other portal's plan can pass for it. */
  public static FilterFingerprint fingerprint(PortalId portal, AudienceFilter filter) {
    var text = encode(portal.value()) + "?" + write(filter);
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
        .map(key -> key.type().name().charAt(0) + ":" + encode(key.toString()))
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

  private static <T> Function<String, T> text(Function<HostKey, T> id) {
    return text -> id.apply(HostKey.parse(type(text.charAt(0)), decode(text.substring(2))));
  }

  private static KeyType type(char initial) {
    return Arrays.stream(KeyType.values())
        .filter(each -> each.name().charAt(0) == initial)
        .findFirst()
        .orElseThrow();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
