package twophase.paper.erf;

import org.ejml.data.DMatrixRMaj;

/** A model while it is trained on n inputs. Mutable, for one thread. */
public interface Trained {

  /** Does one step. */
  void step(Batch batch);

  /** What it says of the training inputs, n x k; to be read now, or copied. */
  DMatrixRMaj outputs();
}
