package twophase.kit.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output, or standard error, that remembers what could not be written: whoever prints is
 * not told. A reader that has gone, as {@code head} does, has read enough.
 */
final class Output extends OutputStream {
  private final OutputStream target;
  private Optional<String> loss = Optional.empty();

  Output(FileDescriptor descriptor) {
    this.target = new FileOutputStream(descriptor);
  }

  /** Why some of it is lost; nothing if nothing is. */
  synchronized Optional<String> loss() {
    return loss;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      note(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** The system's words for a reader that has gone have the pipe in them in any language. */
  private synchronized void note(String why) {
    boolean readerGone = why.toLowerCase(Locale.ROOT).contains("pipe");
    if (loss.isEmpty() && !readerGone) {
      loss = Optional.of(why);
    }
  }
}
