package io.github.portalinvites.bulk;

/**
 * Told how runs come along: at most once a second and run in each process, and at each change of
 * state made there. Called on a worker's thread; an exception is logged and harms nothing.
 */
@FunctionalInterface
public interface RunListener {

  void onProgress(BulkRun run);
}
