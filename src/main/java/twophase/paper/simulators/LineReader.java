package twophase.paper.simulators;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a process's output on a thread of its own, so that neither side of the pipe waits for the
 * other, and never keeps more than the queue and one line of bounded length.
 */
final class LineReader implements Runnable {
  private static final int BEGINNING = 400;

  private final InputStream input;
  private final int longest;
  private final BlockingQueue<Line> lines;

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
          offer(new Line.Text(text(line, length)));
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
    }
    if (length > 0) {
      offer(new Line.Text(text(line, length)));
    }
    offer(new Line.End());
  }

  private static String text(byte[] line, int length) {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, 0, end, StandardCharsets.UTF_8);
  }

  private void offer(Line line) {
    try {
      lines.put(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
