package io.github.portalinvites.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The processor time of a run's processes: what it costs whatever else the machine is doing. A
 * figure of messages per second is only worth something on an idle one.
 */
record ProcessorTime(List<ProcessHandle> others) {

  static ProcessorTime ofThisProcessAnd(List<ProcessHandle> some, Process another) {
    return new ProcessorTime(Stream.concat(some.stream(), Stream.of(another.toHandle())).toList());
  }

  /** Seconds of processor time that have been used up to now. */
  double seconds() {
    return Stream.concat(
            Stream.of(ProcessHandle.current()),
            others.stream().flatMap(each -> Stream.concat(Stream.of(each), each.descendants())))
        .mapToDouble(ProcessorTime::seconds)
        .sum();
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  /** The process that all backends of a PostgreSQL server on this machine are children of. */
  static ProcessHandle postgreSql(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var backend = statement.executeQuery("select pg_backend_pid()")) {
      backend.next();
      return ProcessHandle.of(backend.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
    }
  }
}
