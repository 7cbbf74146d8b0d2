package io.github.portalinvites.testkit;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Threads for tests of what happens at the same time. */
public final class Together {

  private static final int PATIENCE_SECONDS = 60;

  private Together() {}

  /** Runs {@code task} on so many threads, which start at the same moment. */
  public static <T> List<T> race(int threads, Callable<T> task) {
    var start = new CyclicBarrier(threads);
    return run(
        Stream.<Callable<T>>generate(
                () ->
                    () -> {
                      start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                      return task.call();
                    })
            .limit(threads)
            .toList());
  }

  /** Runs {@code task} on another thread to its end. */
  public static void elsewhere(Runnable task) {
    run(List.of(Executors.callable(task)));
  }

  /** Runs each task on a thread of its own and waits for all. */
  public static <T> List<T> run(List<Callable<T>> tasks) {
    var threads = Executors.newFixedThreadPool(tasks.size());
    try {
      var running = tasks.stream().map(threads::submit).toList();
      return running.stream().map(Together::outcome).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T outcome(Future<T> task) {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("Not done after %d seconds".formatted(PATIENCE_SECONDS), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
