package io.github.portalinvites.benchmarks;

import io.github.portalinvites.directory.DirectoryRecord;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Records that remember when the last one was taken. */
final class TimedRecords implements Iterator<DirectoryRecord> {

  private final Iterator<DirectoryRecord> records;
  private long ended;

  TimedRecords(Iterator<DirectoryRecord> records) {
    this.records = records;
  }

  Stream<DirectoryRecord> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
  }

  /** In {@link System#nanoTime}; 0 while there are more. */
  long ended() {
    return ended;
  }

  @Override
  public boolean hasNext() {
    var more = records.hasNext();
    if (!more && ended == 0) {
      ended = System.nanoTime();
    }
    return more;
  }

  @Override
  public DirectoryRecord next() {
    return records.next();
  }
}
