package io.github.portalinvites.storage;

import io.github.portalinvites.bulk.IdempotencyKey;
import io.github.portalinvites.delivery.RunId;
import java.util.List;
import java.util.Optional;

/** All plans and runs. */
public interface RunStore {

  /** Adds a run that is not stored yet. */
  void add(Run run);

  Optional<Run> find(RunId id);

  /**
   * Up to {@code limit} plans and runs, the latest planned first.
   *
   * @param before the position of the earliest one that is known, {@link Long#MAX_VALUE} at the
   *     start
   */
  List<Entry> page(long before, int limit);

  /**
   * Replaces a run by its next version. Id, actor, fingerprint and document stay; a starter is set
   * once.
   *
   * @return false if it is not stored in the version before; nothing was written
   */
  boolean change(Run next);

  /** Replaces the document of a run, if it is there; its version stays. */
  void redraft(RunId id, String document);

  /**
   * Lets {@code key} of an actor stand for {@code use}, unless it stands for something already. Of
   * several at the same time one wins; the others wait for it and see what it wrote.
   *
   * @return what it stands for now
   */
  KeyUse use(String actorId, IdempotencyKey key, KeyUse use);

  /** A run and where it stands; later ones stand higher. */
  record Entry(long position, Run run) {}

  /**
   * What an idempotency key stands for.
   *
   * @param body what was asked for, as a text of up to 200 characters
   */
  record KeyUse(RunId run, String body) {}
}
