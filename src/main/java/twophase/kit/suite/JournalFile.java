package twophase.kit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.EvidenceJson;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;

/**
 * A journal in a file of lines, schema {@value #SCHEMA}: each but the first is a form as it stands
 * in the evidence file.
 */
public final class JournalFile implements Journal, AutoCloseable {
  /** The file's schema. */
  public static final String SCHEMA = "twophase-journal/1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JournalLines lines;
  private final Map<FormId, FormFinding> kept;

  private JournalFile(JournalLines lines, Map<FormId, FormFinding> kept) {
    this.lines = lines;
    this.kept = kept;
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
    Map<FormId, FormFinding> kept = new LinkedHashMap<>();
    return JournalLines.open(
            path,
            SCHEMA,
            RequestId.of(request),
            resume,
            line -> {
              FormFinding finding = restored(line, request);
              kept.put(finding.id(), finding);
            })
        .map(lines -> new JournalFile(lines, kept));
  }

  /**
   * What a line of a journal says.
   *
   * @param request the run that kept it
   * @throws IllegalArgumentException if it is nothing that this run finds
   */
  public static FormFinding restored(JsonNode line, RunRequest request) {
    JsonNode written = line.path("finding");
    EvidenceJson.FORM
        .problem(written)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    FormFinding finding;
    try {
      finding = EvidenceJson.form(line.path("statement").asText(), written);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage().lines().findFirst().orElse(""), e);
    }
    Card card = request.cards().get(finding.id().statement());
    if (!request.forms().contains(finding.id()) || !finding.isOf(card)) {
      throw new IllegalArgumentException(
          "`" + finding.id() + "` is not what its card claims and expects, or is not asked");
    }
    return finding;
  }

  /** When the run began whose findings are kept; nothing if this one begins anew. */
  public Optional<String> began() {
    return lines.began();
  }

  @Override
  public Map<FormId, FormFinding> kept() {
    return Collections.unmodifiableMap(kept);
  }

  @Override
  public void keep(FormFinding finding) {
    ObjectNode line = JSON.createObjectNode().put("statement", finding.id().statement());
    lines.append(line.set("finding", EvidenceJson.form(finding)));
  }

  /** Closes it and leaves it where it is, unless the run's report replaced it. */
  @Override
  public void close() {
    lines.close();
  }

  /** Closes and removes it, with its folder where nothing else is in it: the run is done. */
  public void discard() throws IOException {
    lines.discard();
  }
}
