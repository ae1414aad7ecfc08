package twophase.paper.simulators;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a process's output on a thread of its own, so that neither side of the pipe waits for the
 * other, and never keeps more than the queue and one line of bounded length.
 */
final class LineReader implements Runnable {
  private static final int BEGINNING = 400;

  /** What stands in a text for bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream input;
  private final int longest;
  private final BlockingQueue<Line> lines;
  private volatile int begun;
  private boolean first = true;

  /**
   * A reader.
   *
   * @param longest bytes a line may have
   * @param lines where lines go; of bounded capacity
   */
  LineReader(InputStream input, int longest, BlockingQueue<Line> lines) {
    this.input = input;
    this.longest = longest;
    this.lines = lines;
  }

  @Override
  public void run() {
    try {
      read();
    } catch (IOException e) {
      // The process has ended, or was ended: that is what End says.
      offer(new Line.End());
    }
  }

  private void read() throws IOException {
    byte[] line = new byte[1 << 13];
    byte[] chunk = new byte[1 << 16];
    int length = 0;
    int got;
    while ((got = input.read(chunk)) >= 0) {
      for (int k = 0; k < got; k++) {
        if (chunk[k] == '\n') {
          offer(line(line, length));
          length = 0;
          continue;
        }
        if (length == longest) {
          offer(new Line.TooLong(text(line, BEGINNING)));
          return;
        }
        if (length == line.length) {
          line = Arrays.copyOf(line, Math.min(longest, 2 * line.length));
        }
        line[length++] = chunk[k];
      }
      begun = length;
    }
    if (length > 0) {
      offer(line(line, length));
    }
    offer(new Line.End());
  }

  /** How many bytes have come of a line that has no end yet. */
  int begun() {
    return begun;
  }

  /** A byte-order mark before the first line is let pass: some runtimes write it unasked. */
  private Line line(byte[] line, int length) {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = text(line, end);
    int wrong = text.indexOf(REPLACEMENT) < 0 ? -1 : firstNotUtf8(line, end);
    if (wrong >= 0) {
      return new Line.NotUtf8(text, wrong);
    }
    boolean marked = first && text.startsWith(BYTE_ORDER_MARK);
    first = false;
    return new Line.Text(marked ? text.substring(1) : text);
  }

  private static String text(byte[] line, int length) {
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  /** The first byte that is no UTF-8, or -1: the sign that stands for such may be there itself. */
  private static int firstNotUtf8(byte[] line, int length) {
    ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(length), true);
    return result.isError() ? bytes.position() : -1;
  }

  private void offer(Line line) {
    try {
      lines.put(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
