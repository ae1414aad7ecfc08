package twophase.kit.faults;

import java.util.Optional;
import twophase.kit.evidence.DetectionMatrix.Cell;

/** Cells of the detection matrix that were found before, by the same code from the same seed. */
public interface KnownCells {
  /** None, and none is kept. */
  KnownCells NONE =
      new KnownCells() {
        @Override
        public Optional<Cell> find(String simulator, String statement) {
          return Optional.empty();
        }

        @Override
        public void keep(String simulator, Cell cell) {}
      };

  /** What a statement made of a simulator, where it is known. */
  Optional<Cell> find(String simulator, String statement);

  /** Keeps what a statement made of a simulator now. */
  void keep(String simulator, Cell cell);
}
