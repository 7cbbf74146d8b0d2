package io.github.portalinvites.bulk;

/**
 * Told how runs come along: at most once a second and run in each process, and at each change of
 * state made there. Called on the thread that made it, mostly a worker's; an exception is logged
 * and harms nothing.
 */
@FunctionalInterface
public interface RunListener {

  void onProgress(BulkRun run);
}
