package io.github.portalinvites.examples.features;

import static io.github.portalinvites.examples.features.SampleHost.DANA;
import static io.github.portalinvites.examples.features.SampleHost.HOUSTON;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.audience.AudienceSort;
import io.github.portalinvites.audience.DetailsQuery;
import io.github.portalinvites.audience.ExportFormat;
import io.github.portalinvites.invitation.StatusBucket;
import io.github.portalinvites.portal.PageRequest;

/** The contacts behind a count: sorted, page by page, and exported. */
public final class Details {

  private Details() {}

  public static void main(String... args) {
    try (var portal = SampleHost.portal().build()) {
      SampleHost.fill(portal);
      var audience = portal.audience();
      var houston = AudienceFilter.division(HOUSTON);
      var notSent = DetailsQuery.of(StatusBucket.NOT_SENT).sortBy(AudienceSort.ACCOUNT);

      var request = PageRequest.first(4);
      for (int number = 1; ; number++) {
        var page = audience.details(DANA, houston, notSent.page(request));
        System.out.printf("Page %d%n", number);
        for (var row : page.items()) {
          System.out.printf(
              "  %-18s %s %-18s %s%n",
              row.contactName(), row.account().number(), row.account().name(), row.status());
        }
        if (page.next().isEmpty()) {
          break;
        }
        request = request.after(page.next().get());
      }

      System.out.println();
      System.out.println("Everyone called Okafor, as CSV");
      var okafors = DetailsQuery.all().search("okafor");
      audience.export(DANA, houston, okafors, ExportFormat.CSV, System.out);
    }
  }
}
