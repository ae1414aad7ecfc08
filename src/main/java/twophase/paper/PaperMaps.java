package twophase.paper;

import java.util.List;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.property.ChosenMap;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;

/**
 * A few coarse maps: where the corrected Theorem 2 stops holding, where Lemma 3 says nothing, where
 * Lemma 5 is printed too short, and where a step size is too large. About twenty seconds of work on
 * two cores.
 */
final class PaperMaps {
  private PaperMaps() {}

  /** All of them. */
  static List<ChosenMap> all() {
    return List.of(escape(), shrinking(), alignment(), stability());
  }

  private static ChosenMap escape() {
    return new ChosenMap(
        new FormId("theorem-2", "corrected"),
        Setting.parse("m=1,d=1,n=fresh,eta=0.005,sigma=20,thetaNorm=0.1"),
        axis("m", "8", "16", "32", "64", "128", "256"),
        axis("d", "1", "2", "3", "4", "6", "8"),
        400,
        "Theorem 2, corrected, over width and input dimension",
        "For d up to 3 no time is long enough: starts within 1/sqrt(m) of 0 are too common. At m = 8"
            + " it promises nothing. At m = 256 this step size is near its stability limit.");
  }

  private static ChosenMap shrinking() {
    return new ChosenMap(
        new FormId("lemma-3", "as-printed.over-start-run-a"),
        Setting.parse("m=1,d=1,n=fresh,eta=0.000001,sigma=4,thetaNorm=0.1,steps=20"),
        axis("m", "64", "300", "1500", "7000", "30000", "150000", "700000"),
        axis("d", "1", "2", "4", "8", "12", "16", "20"),
        1000,
        "Lemma 3 (1), first half, over start and sample, over width and input dimension",
        "The higher the dimension, the wider a network has to be before the probability bound is"
            + " above 0; short of that the lemma says nothing.");
  }

  private static ChosenMap alignment() {
    return new ChosenMap(
        new FormId("lemma-5", "reading.active"),
        Setting.parse("start=ball,widthExponent=0.5,d=4,eta=0.03,thetaNorm=1"),
        axis("widthExponent", "0.5", "0.6", "0.7", "0.8", "0.9", "1"),
        axis("thetaNorm", "4", "8"),
        60,
        "Lemma 5, the printed bound for active neurons, over the growth of the width and ‖θ*‖",
        "Along m = η^(−widthExponent) the constant in O(√η ln(1/η)) is bounded at the smallest width"
            + " that A1 admits, 1/√η, and grows above: width works against alignment.");
  }

  private static ChosenMap stability() {
    return new ChosenMap(
        new FormId("stability-limit", "sharp.below"),
        Setting.parse("m=100,d=1,n=fresh,inputs=isotropic,load=1,sigma=0,thetaNorm=0"),
        axis("load", "0.6", "0.75", "0.85", "1.15", "1.3", "2"),
        axis("d", "2", "4", "8"),
        100,
        "Stability limit over k s and input dimension",
        "One step brings the mean squared error down where k s is below 1, and up where it is above,"
            + " in every dimension.");
  }

  private static MapAxis axis(String name, String... values) {
    return new MapAxis(name, List.of(values));
  }
}
