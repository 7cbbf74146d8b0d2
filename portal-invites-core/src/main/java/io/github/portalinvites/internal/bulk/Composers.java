package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.bulk.PlanRefusedException;
import io.github.portalinvites.bulk.PlanRefusedException.Reason;
import io.github.portalinvites.directory.Division;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.bulk.OrderComposer.Desk;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.internal.template.TemplateChoice;
import io.github.portalinvites.settings.PortalUrl;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.storage.Stores;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The composers of the orders that this process works on, so that a template is compiled once. */
final class Composers {

  private static final int KEPT = 16;

  private final Secrets secrets;
  private final Logins logins;
  private final Locale locale;
  private final Map<Key, OrderComposer> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, OrderComposer> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param locale the portal's language
   */
  Composers(Secrets secrets, Logins logins, Locale locale) {
    this.secrets = secrets;
    this.logins = logins;
    this.locale = locale;
  }

  OrderComposer of(Stores stores, Order order, SystemOptions options) {
    var key = new Key(order, portalUrl(options), divisions(stores, order));
    synchronized (kept) {
      var known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    var made = make(stores, key);
    synchronized (kept) {
      kept.put(key, made);
    }
    return made;
  }

  private OrderComposer make(Stores stores, Key key) {
    var desks = new HashMap<DivisionId, Desk>();
    key.divisions.forEach(
        (id, division) -> {
          var choice = key.order.choice(id);
          var template =
              TemplateChoice.version(
                  stores, choice.template(), choice.version(), key.order.credentials());
          desks.put(id, new Desk(division, template));
        });
    return new OrderComposer(key.order, key.url, secrets, logins, locale, desks);
  }

  private static Map<DivisionId, Division> divisions(Stores stores, Order order) {
    var divisions = new HashMap<DivisionId, Division>();
    stores.directory().divisions().stream()
        .filter(each -> order.choices().containsKey(each.id()))
        .forEach(each -> divisions.put(each.id(), each));
    return divisions;
  }

  private static PortalUrl portalUrl(SystemOptions options) {
    @Nullable PortalUrl url = options.portalUrl();
    if (url == null) {
      throw new PlanRefusedException(
          Reason.NO_PORTAL_URL, "The system option customer portal URL is not set");
    }
    return url;
  }

  private record Key(Order order, PortalUrl url, Map<DivisionId, Division> divisions) {}
}
