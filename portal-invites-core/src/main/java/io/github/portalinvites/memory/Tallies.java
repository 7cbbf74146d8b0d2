package io.github.portalinvites.memory;

import io.github.portalinvites.audience.BucketCounts;
import io.github.portalinvites.audience.Tally;
import io.github.portalinvites.invitation.StatusBucket;
import java.util.EnumMap;
import java.util.Map;

/** Counts rows that come contact by contact. */
final class Tallies {

  private final Map<StatusBucket, Tally> tallies = new EnumMap<>(StatusBucket.class);
  private long lastContact;

  void add(MemoryRow row) {
    var another = row.contact() != lastContact;
    lastContact = row.contact();
    tallies.merge(
        row.link().standing().status().bucket(), new Tally(another ? 1 : 0, 1), Tally::plus);
  }

  BucketCounts counts() {
    return new BucketCounts(
        of(StatusBucket.ACCEPTED), of(StatusBucket.PENDING), of(StatusBucket.NOT_SENT));
  }

  private Tally of(StatusBucket bucket) {
    return tallies.getOrDefault(bucket, Tally.ZERO);
  }
}
