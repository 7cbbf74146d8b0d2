package io.github.portalinvites.audience;

import java.time.Duration;

/**
 * Keeps the audience in step with the directory; for the host's operators. Thread-safe, takes no
 * actor.
 */
public interface AudienceUpkeep {

  /** Takes in what the change log holds, as {@code counts} and workers do by themselves. */
  void catchUp();

  /**
   * Builds the whole audience anew from the directory as it is now, in batches, from the beginning
   * even where another call is under way. Stopped half-way, it is taken up where it was by workers,
   * counts and {@link #catchUp()}; counts stay available meanwhile.
   */
  void resync();

  /** Compares the audience with the directory and repairs what differs. */
  Drift verify();

  /**
   * How far the counts are behind: the age of the oldest change not yet taken in; zero if there is
   * none.
   */
  Duration lag();

  /**
   * What {@link #verify()} found.
   *
   * @param contacts compared
   * @param repaired contacts whose rows differed
   * @param unreadable rows of the directory that the audience leaves out, because they hold what
   *     may not stand there, or the key of another row; the log names them
   */
  record Drift(long contacts, long repaired, long unreadable) {

    public static final Drift NONE = new Drift(0, 0, 0);

    /** Both together. */
    public Drift plus(Drift other) {
      return new Drift(
          contacts + other.contacts, repaired + other.repaired, unreadable + other.unreadable);
    }
  }
}
