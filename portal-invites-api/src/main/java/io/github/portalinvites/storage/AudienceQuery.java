package io.github.portalinvites.storage;

import io.github.portalinvites.audience.AudienceFilter;
import io.github.portalinvites.invitation.StatusBucket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which audience rows are meant.
 *
 * @param filter its search text is to be ignored: {@code words} has it
 * @param words folded like {@link AudienceLink.Keys#search()}, each to be found in it as it stands
 * @param bucket null for all
 */
public record AudienceQuery(
    AudienceFilter filter, List<String> words, @Nullable StatusBucket bucket) {

  public AudienceQuery {
    words = List.copyOf(words);
  }
}
