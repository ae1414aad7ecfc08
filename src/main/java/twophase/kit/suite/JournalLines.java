package twophase.kit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.Inert;
import twophase.kit.text.StrictJson;

/**
 * A file of JSON lines in which a run keeps what it has found. The first line says which run this
 * is. A line is on the disk before the run goes on, so that a kill tears the last one at most; from
 * the first torn line on, one that is no JSON, nothing counts. A line that is JSON and none of this
 * run's no kill has made: it is refused.
 *
 * <p>One run at a time writes a journal: the file is locked.
 */
public final class JournalLines implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** 256 MiB: a hundred times what a whole run keeps. */
  private static final long LARGEST = 1L << 28;

  private final Path path;
  private final FileChannel channel;
  private final String schema;
  private final Optional<String> began;

  private JournalLines(
      Path path,
      FileChannel channel,
      String schema,
      JsonNode request,
      boolean resume,
      Consumer<JsonNode> reader)
      throws IOException {
    this.path = path;
    this.channel = channel;
    this.schema = schema;
    byte[] before = content();
    requireOwn(before);
    this.began = resume ? restore(wholeLines(before), request, reader) : Optional.empty();
    if (began.isEmpty()) {
      channel.truncate(0);
      ObjectNode head = JSON.createObjectNode().put("schema", schema);
      head.put("began", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      write(head.set("request", request));
    }
  }

  /**
   * Opens a run's journal.
   *
   * @param path the file; made with its folder if it is not there
   * @param schema what the lines are
   * @param request what is to be run: texts by name
   * @param resume whether what is in it is kept; else it begins anew
   * @param reader takes each line that is kept; throws an {@code IllegalArgumentException} where it
   *     is none of this run's
   * @return the journal; nothing if another run is writing it
   * @throws BadInputException if the file is no journal of this schema, if it is to be kept and is
   *     another run's or has such a line, or if it cannot be written
   */
  public static Optional<JournalLines> open(
      Path path, String schema, JsonNode request, boolean resume, Consumer<JsonNode> reader) {
    try {
      Files.createDirectories(path.getParent());
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        if (SoleWriter.of(channel)) {
          return Optional.of(new JournalLines(path, channel, schema, request, resume, reader));
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** When the run began whose lines are kept; nothing if this one begins anew. */
  public Optional<String> began() {
    return began;
  }

  /**
   * Adds a line; it is on the disk when this returns.
   *
   * @throws BadInputException if it cannot be written: what stands there already stays
   */
  public void append(JsonNode line) {
    try {
      write(line);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private static BadInputException unwritable(Path path, IOException e) {
    String why = e instanceof FileSystemException ? "" : ": " + e.getMessage();
    return new BadInputException(
        "the journal `%s` cannot be written (%s%s): name a folder that can be with --out"
            .formatted(path, e.getClass().getSimpleName(), why),
        e);
  }

  private void write(JsonNode line) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(line) + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  private byte[] content() throws IOException {
    if (channel.size() > LARGEST) {
      throw new BadInputException(
          "`%s` has %d bytes, and a journal at most %d: name another folder, or remove it"
              .formatted(path, channel.size(), LARGEST));
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Reads on.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** A file that begins otherwise is somebody else's: it is neither read nor written over. */
  private void requireOwn(byte[] content) {
    byte[] opening = ("{\"schema\":\"" + schema + "\"").getBytes(StandardCharsets.UTF_8);
    int length = Math.min(content.length, opening.length);
    if (!Arrays.equals(content, 0, length, opening, 0, length)) {
      throw new BadInputException(
          "`%s` is no journal of such a run: its first line must have the schema %s; name another folder, or remove it"
              .formatted(path, schema));
    }
  }

  /** Takes what was written whole, and stands behind it. */
  private Optional<String> restore(List<byte[]> lines, JsonNode request, Consumer<JsonNode> reader)
      throws IOException {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String time = time(lines.get(0), request);
    long end = lines.get(0).length;
    for (int k = 1; k < lines.size() && restored(lines.get(k), k + 1, reader); k++) {
      end += lines.get(k).length;
    }
    channel.truncate(end);
    channel.position(end);
    return Optional.of(time);
  }

  /** The lines that end with a line feed, with it. */
  private static List<byte[]> wholeLines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int k = 0; k < bytes.length; k++) {
      if (bytes[k] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, k + 1));
        start = k + 1;
      }
    }
    return lines;
  }

  private String time(byte[] head, JsonNode request) {
    JsonNode root;
    try {
      root = StrictJson.read(head);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "--resume: the first line of `" + path + "` is damaged; without --resume it is discarded",
          e);
    }
    JsonNode kept = root.path("request");
    if (!RequestId.sameBuild(kept, request)) {
      throw ofAnotherBuild(kept, request);
    }
    for (Map.Entry<String, JsonNode> entry : request.properties()) {
      JsonNode other = kept.path(entry.getKey());
      if (!other.equals(entry.getValue())) {
        throw new BadInputException(
            "--resume: `%s` is of another run (%s: %s there, %s here); without --resume it is discarded"
                .formatted(path, entry.getKey(), other.asText(), entry.getValue().asText()));
      }
    }
    return Inert.name(root.path("began").asText());
  }

  /** What one build began another does not end: their numbers may differ. */
  private BadInputException ofAnotherBuild(JsonNode kept, JsonNode request) {
    return new BadInputException(
        "--resume: TwoPhase %s began `%s`, and this is TwoPhase %s: go on with that build, or leave out --resume to begin anew"
            .formatted(RequestId.build(kept), path, RequestId.build(request)));
  }

  private boolean restored(byte[] bytes, int number, Consumer<JsonNode> reader) {
    JsonNode line;
    try {
      line = StrictJson.read(bytes);
    } catch (IllegalArgumentException e) {
      return false;
    }
    try {
      reader.accept(line);
      return true;
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "--resume: line %d of `%s` is nothing that this run kept (%s): without --resume the journal is discarded"
              .formatted(number, path, e.getMessage()),
          e);
    }
  }

  /** Closes it and leaves it where it is, unless the run's report replaced it. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes and removes it, with its folder where nothing else is in it: the run is done. */
  public void discard() throws IOException {
    close();
    Files.deleteIfExists(path);
    try {
      Files.deleteIfExists(path.getParent());
    } catch (DirectoryNotEmptyException e) {
      // The report is there.
    }
  }
}
