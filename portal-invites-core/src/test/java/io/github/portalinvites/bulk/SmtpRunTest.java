package io.github.portalinvites.bulk;

import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.storage.contract.TestedStorage;

class SmtpRunTest extends SmtpRuns {

  SmtpRunTest() {
    super(TestedStorage.of(InMemoryStorage::new));
  }
}
