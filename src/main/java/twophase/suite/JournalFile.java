package twophase.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.statement.BadInputException;
import twophase.statement.FormFinding;
import twophase.statement.FormId;

/**
 * A journal in a file of JSON lines, schema {@value #SCHEMA}. The first line says which run this
 * is, each other is a form as it stands in the evidence file. A line is on the disk before the run
 * goes on, so that a kill tears the last one at most; from the first torn line on nothing counts.
 *
 * <p>One run at a time writes a journal: the file is locked.
 */
public final class JournalFile implements Journal, AutoCloseable {
  /** The file's schema. */
  public static final String SCHEMA = "twophase-journal/1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path path;
  private final FileChannel channel;
  private final Optional<String> began;
  private final Map<FormId, FormFinding> kept = new LinkedHashMap<>();

  private JournalFile(Path path, FileChannel channel, JsonNode request, boolean resume)
      throws IOException {
    this.path = path;
    this.channel = channel;
    this.began = resume ? restore(request) : Optional.empty();
    if (began.isEmpty()) {
      channel.truncate(0);
      ObjectNode head = JSON.createObjectNode().put("schema", SCHEMA);
      head.put("began", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      append(head.set("request", request));
    }
  }

  /**
   * Opens a run's journal.
   *
   * @param path the file; made with its folder if it is not there
   * @param request what is to be run
   * @param resume whether what is in it is kept; else it begins anew
   * @return the journal; nothing if another run is writing it
   * @throws BadInputException if it is to be kept and is another run's, or none, or if it cannot be
   *     written
   */
  public static Optional<JournalFile> open(Path path, RunRequest request, boolean resume) {
    try {
      return opened(path, request, resume);
    } catch (IOException e) {
      throw new BadInputException("the journal `" + path + "` cannot be written: " + e, e);
    }
  }

  private static Optional<JournalFile> opened(Path path, RunRequest request, boolean resume)
      throws IOException {
    Files.createDirectories(path.getParent());
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (free(channel)) {
        return Optional.of(new JournalFile(path, channel, RequestId.of(request), resume));
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** Locks it; false if another run has. On a file system without locks nobody has. */
  private static boolean free(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** When the run began whose findings are kept; nothing if this one begins anew. */
  public Optional<String> began() {
    return began;
  }

  @Override
  public Map<FormId, FormFinding> kept() {
    return Collections.unmodifiableMap(kept);
  }

  @Override
  public void keep(FormFinding finding) {
    ObjectNode line = JSON.createObjectNode().put("statement", finding.id().statement());
    try {
      append(line.set("finding", EvidenceJson.of(finding)));
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written: " + path, e);
    }
  }

  private void append(JsonNode line) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(line) + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  /** Reads what was written whole, and stands behind it. */
  private Optional<String> restore(JsonNode request) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(channel.size())];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Reads on.
    }
    List<String> lines = wholeLines(bytes);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String head = lines.get(0);
    String began = began(head, request);
    long end = length(head);
    for (String line : lines.subList(1, lines.size())) {
      if (!restored(line)) {
        break;
      }
      end += length(line);
    }
    channel.truncate(end);
    channel.position(end);
    return Optional.of(began);
  }

  private static long length(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length + 1L;
  }

  /** The lines that end with a line feed. */
  private static List<String> wholeLines(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int k = 0; k < bytes.length; k++) {
      if (bytes[k] == '\n') {
        lines.add(new String(bytes, start, k - start, StandardCharsets.UTF_8));
        start = k + 1;
      }
    }
    return lines;
  }

  private String began(String head, JsonNode request) {
    JsonNode root = head(head);
    JsonNode kept = root.path("request");
    for (Map.Entry<String, JsonNode> entry : request.properties()) {
      JsonNode other = kept.path(entry.getKey());
      if (!other.equals(entry.getValue())) {
        throw new BadInputException(
            "--resume: `%s` is of another run: its %s is %s, not %s; without --resume it is discarded"
                .formatted(path, entry.getKey(), other.asText(), entry.getValue().asText()));
      }
    }
    return root.path("began").asText();
  }

  private JsonNode head(String line) {
    try {
      JsonNode root = JSON.readTree(line);
      if (root.path("schema").asText().equals(SCHEMA)) {
        return root;
      }
    } catch (JsonProcessingException e) {
      // Told below: it is no journal.
    }
    throw new BadInputException(
        "--resume: `" + path + "` is no journal: its first line must have the schema " + SCHEMA);
  }

  private boolean restored(String line) {
    try {
      JsonNode root = JSON.readTree(line);
      FormFinding finding =
          EvidenceJson.form(root.required("statement").asText(), root.required("finding"));
      kept.put(finding.id(), finding);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
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
