package twophase.kit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.faults.CellUnit;
import twophase.kit.faults.FaultRun;
import twophase.kit.faults.KnownCells;
import twophase.kit.property.Catalogue;
import twophase.kit.report.FaultsReport;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.work.Gathering;
import twophase.kit.work.KeptFile;

/**
 * A detection matrix in units: its cells.
 *
 * @param run the matrix
 * @param simulator the theory's own
 * @param replay what replays a case on the simulator without fault
 * @param words the verb with its options
 */
record FaultsCampaign(FaultRun run, Simulator simulator, ReplayCommand replay, String words)
    implements Campaign {

  @Override
  public List<String> units() {
    return run.units().stream().map(CellUnit::toString).toList();
  }

  @Override
  public Catalogue catalogue() {
    return run.catalogue();
  }

  @Override
  public Map<String, JsonNode> results(KeptFile file) {
    return run.restored(file.path(), file.schema(), file.request(), file.lines());
  }

  @Override
  public int conclude(Gathering found, Place place) throws IOException {
    PrintWriter terminal = place.terminal();
    Optional<FaultsReport> report = place.folder().map(FaultsReport::into);
    DetectionMatrix matrix =
        run.matrix(new Found(run, found), row -> FaultTable.row(row, terminal));
    FaultTable.summary(matrix, terminal);
    if (report.isPresent()) {
      Path page = report.get().write(matrix, replay);
      terminal.println("Report: " + Options.shown(page));
    }
    return matrix.exitCode();
  }

  /** What was found elsewhere; nobody is asked any more. */
  private record Found(FaultRun run, Gathering lines) implements KnownCells {
    @Override
    public Optional<Cell> find(String simulator, String statement) {
      return Optional.of(
          lines.find(run.unit(simulator, statement).toString()).orElseThrow().cell());
    }

    @Override
    public void keep(String simulator, Cell cell) {
      throw new IllegalStateException(simulator + " was judged already");
    }
  }
}
