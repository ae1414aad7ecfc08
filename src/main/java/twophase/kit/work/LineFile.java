package twophase.kit.work;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import twophase.kit.statement.BadInputException;
import twophase.kit.suite.SoleWriter;

/**
 * A file to which one worker at a time adds lines. What stands there stays; a line that a kill tore
 * is left as it is, and passed over by whoever reads.
 */
public final class LineFile implements AutoCloseable {
  private final FileChannel channel;
  private final Gathering before;

  private LineFile(FileChannel channel, Gathering before) {
    this.channel = channel;
    this.before = before;
  }

  /**
   * Opens it.
   *
   * @param path made with its folder where it is not there
   * @return the file; nothing if another worker writes it
   * @throws BadInputException if it cannot be written, or holds something else
   */
  public static Optional<LineFile> open(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!SoleWriter.of(channel)) {
        channel.close();
        return Optional.empty();
      }
      LineFile file = new LineFile(channel, Gathering.of(List.of(path)));
      channel.position(channel.size());
      if (channel.size() > 0) {
        // The last line may be torn; an empty one does no harm.
        file.write("\n");
      }
      return Optional.of(file);
    } catch (IOException e) {
      throw new BadInputException(
          "--out: `%s` cannot be written (%s): name a folder that can be"
              .formatted(path, e.getClass().getSimpleName()),
          e);
    }
  }

  /** What stood there before. */
  public Gathering before() {
    return before;
  }

  /**
   * Adds a line; it is the system's when this returns.
   *
   * @throws BadInputException if it cannot be written
   */
  public void append(String line) {
    try {
      write(line + "\n");
    } catch (IOException e) {
      throw new BadInputException(
          "--out: a line cannot be written (%s): what stands there stays".formatted(e.getMessage()),
          e);
    }
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
