package io.github.portalinvites.bulk;

/** Where a plan or a run stands. */
public enum RunState {
  /** The plan is being written; taken up where it was if it broke off. */
  PLANNING,
  /** The plan is complete and waits to be started. */
  PLANNED,
  RUNNING,
  PAUSED,
  CANCELLED,
  /** Every recipient has an outcome. */
  FINISHED;

  /** True while messages of it may still leave. */
  public boolean active() {
    return this == RUNNING || this == PAUSED;
  }
}
