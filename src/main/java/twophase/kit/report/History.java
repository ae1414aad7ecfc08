package twophase.kit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.statement.BadInputException;

/**
 * The kept runs in a folder of reports.
 *
 * @param runs newest first
 * @param unread why the evidence of some folder is not among them, a line each
 */
public record History(List<KeptRun> runs, List<String> unread) {

  /** Takes its own copies. */
  public History {
    runs = List.copyOf(runs);
    unread = List.copyOf(unread);
  }

  /** The runs; a shard is none, and neither is a folder without evidence. */
  static History in(Path reports) throws IOException {
    List<KeptRun> runs = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (Path folder : folders(reports)) {
      String name = folder.getFileName().toString();
      try {
        Evidence evidence = EvidenceFile.read(folder);
        if (evidence.run().shard().isEmpty()) {
          runs.add(new KeptRun(name, evidence));
        }
      } catch (BadInputException e) {
        unread.add(e.getMessage().replace(folder.toString(), name));
      }
    }
    runs.sort(
        Comparator.comparing((KeptRun kept) -> kept.run().started())
            .thenComparing(KeptRun::folder)
            .reversed());
    return new History(runs, unread);
  }

  private static List<Path> folders(Path reports) throws IOException {
    try (Stream<Path> folders = Files.list(reports)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(EvidenceFile.NAME)))
          .filter(folder -> !folder.getFileName().toString().equals(ReportFolder.LATEST))
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
