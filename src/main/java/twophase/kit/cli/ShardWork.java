package twophase.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import twophase.kit.evidence.Shard;
import twophase.kit.property.SimulatorChoice;
import twophase.kit.property.TheoryFiles;
import twophase.kit.statement.BadInputException;
import twophase.kit.work.Crew;
import twophase.kit.work.Gathering;
import twophase.kit.work.LineFile;
import twophase.kit.work.WorkLine;
import twophase.kit.work.Workforce;

/**
 * Does the units of a shard, and keeps their lines in a folder, for {@code merge}. What stands
 * there is not done again.
 *
 * @param campaign the whole
 * @param shard which part of it
 * @param tested by whom units are done
 * @param files where cards and data are
 */
record ShardWork(Campaign campaign, Shard shard, SimulatorChoice tested, TheoryFiles files) {
  private static final String FILE = "work.jsonl";

  /**
   * Does it.
   *
   * @param out the folder; null where none was named
   * @param threads how many units at a time
   * @param silent whether no progress is to be shown
   * @return 0
   * @throws BadInputException if no folder is named, or it holds another whole's lines
   */
  int into(Path out, int threads, boolean silent, CommandLine line) throws IOException {
    if (out == null) {
      throw new BadInputException(
          Options.SHARD + ": needs --out, the folder of its lines, which `merge` takes");
    }
    PrintWriter terminal = line.getOut();
    List<String> units = campaign.units(shard);
    try (LineFile file = LineFile.open(out.resolve(FILE)).orElseThrow(() -> Options.busy(out))) {
      List<String> open = open(units, file);
      terminal.printf(
          "Shard %s: %d of %d units%s%n",
          shard,
          units.size(),
          campaign.units().size(),
          open.size() < units.size()
              ? ", %d of them done before".formatted(units.size() - open.size())
              : "");
      work(open, file, threads, silent ? new PrintWriter(Writer.nullWriter()) : line.getErr());
    }
    terminal.println("Lines: " + Options.shown(out.resolve(FILE)));
    return 0;
  }

  private List<String> open(List<String> units, LineFile file) {
    Gathering before = file.before();
    if (before.maker().isEmpty()) {
      return units;
    }
    if (!before.whole().equals(campaign.words())) {
      throw new BadInputException(
          "--out: the lines there are of `%s`; name another folder".formatted(before.whole()));
    }
    return before.missing(units);
  }

  private void work(List<String> open, LineFile file, int threads, PrintWriter progress) {
    List<String> all = new ArrayList<>(open);
    if (file.before().maker().isEmpty()) {
      all.add(0, WorkLine.WHOLE + campaign.words());
    }
    Iterator<String> next = all.iterator();
    Tenths tenths = new Tenths(progress, "units", Math.max(1, open.size()));
    new Workforce(new Crew(campaign.catalogue(), files, tested), threads)
        .work(
            () -> next.hasNext() ? Optional.of(next.next()) : Optional.empty(),
            (unit, answer) -> {
              file.append(line(answer));
              if (!unit.startsWith(WorkLine.WHOLE)) {
                tenths.step();
              }
            });
  }

  /** The campaign's own units are units: there is a line of each. */
  private static String line(String answer) {
    if (!answer.startsWith("{")) {
      throw new IllegalStateException(answer);
    }
    return answer;
  }
}
