package io.github.portalinvites.internal.export;

import io.github.portalinvites.audience.ExportBrokenOffException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/**
 * Where one export goes: to be made outside of the transaction that reads it, which a storage may
 * do again from the start. Not thread-safe.
 */
public final class ExportStream extends OutputStream {

  private final OutputStream out;
  private boolean begun;

  public ExportStream(OutputStream out) {
    this.out = out;
  }

  /**
   * Does the work of an export, as often as it is called, until something is written.
   *
   * @return how many rows were written
   * @throws ExportBrokenOffException if it fails after that, or is to be done again
   */
  public long once(LongSupplier work) {
    if (begun) {
      throw new ExportBrokenOffException(null);
    }
    try {
      return work.getAsLong();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      throw begun ? new ExportBrokenOffException(e) : e;
    }
  }

  @Override
  public void write(int single) throws IOException {
    begun = true;
    out.write(single);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    begun = true;
    out.write(bytes, from, count);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
