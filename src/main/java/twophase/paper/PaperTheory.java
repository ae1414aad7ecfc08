package twophase.paper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.bench.Caution;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Landmark;
import twophase.kit.figure.Figure;
import twophase.kit.property.ChosenMap;
import twophase.kit.property.SeededFaults;
import twophase.kit.property.Theory;
import twophase.kit.property.WorkedExample;
import twophase.kit.statement.TheoryWords;
import twophase.paper.faults.Faults;
import twophase.paper.figures.LawFigures;
import twophase.paper.figures.PaperFigures;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.simulators.PaperSimulators;
import twophase.paper.simulators.WorkedStep;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.PaperLandmark;
import twophase.paper.theorems.conformance.ConformanceProperties;
import twophase.paper.theorems.data.RealDataAlignmentProperties;
import twophase.paper.theorems.data.RealDataDecayProperties;
import twophase.paper.theorems.data.RealDataEscapeProperties;
import twophase.paper.theorems.data.RealDataStabilityProperties;
import twophase.paper.theorems.descent.AlignmentProperties;
import twophase.paper.theorems.descent.ConvergenceProperties;
import twophase.paper.theorems.descent.GrowthLawProperties;
import twophase.paper.theorems.descent.LemmaFourProperties;
import twophase.paper.theorems.descent.NoisyDescentProperties;
import twophase.paper.theorems.descent.OscillatingRunProperties;
import twophase.paper.theorems.identities.NormBalanceProperties;
import twophase.paper.theorems.identities.OscillationProperties;
import twophase.paper.theorems.images.RealDataGeneralisationProperties;
import twophase.paper.theorems.images.RealDataLazyRichProperties;
import twophase.paper.theorems.images.RealDataSamProperties;
import twophase.paper.theorems.laws.ConditionOneProperties;
import twophase.paper.theorems.laws.DecayLawProperties;
import twophase.paper.theorems.laws.StabilityLimitProperties;
import twophase.paper.theorems.laws.WidthCompressionProperties;
import twophase.paper.theorems.lazy.LazyRegimeProperties;
import twophase.paper.theorems.lazy.PhaseLengthsProperties;
import twophase.paper.theorems.lazy.PlainSgdLazyProperties;
import twophase.paper.theorems.lazy.SecondLayerProperties;
import twophase.paper.theorems.lazy.ShrinkingStepsProperties;
import twophase.paper.theorems.lazy.TheoremTwoProperties;
import twophase.paper.theorems.phases.LinearisedBaselineProperties;
import twophase.paper.theorems.phases.NoiseNecessityProperties;
import twophase.paper.theorems.phases.PhaseTwoStartProperties;
import twophase.paper.theorems.phases.SamTwoPhaseProperties;
import twophase.paper.theorems.phases.SlowFlowProperties;
import twophase.paper.theorems.phases.TwoPhaseProperties;
import twophase.paper.theorems.words.ConditionRemarksProperties;
import twophase.paper.theorems.words.DeltaGovernsProperties;
import twophase.paper.theorems.words.EachNeuronProperties;
import twophase.paper.theorems.words.SamRemarksProperties;
import twophase.paper.theorems.words.SparserProperties;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LemmaThreeAtStart;
import twophase.paper.theory.ShrinkingSteps;
import twophase.paper.verbs.BenchCommand;
import twophase.paper.verbs.ProofCommand;
import twophase.paper.verbs.SimulateCommand;

/**
 * The theory of one paper: T. Zhang, Z. Zhou, M. Wang, A. Han, W. Huang, T. Suzuki, J. Yan, On the
 * Learning Dynamics of Two-layer Linear Networks with Label Noise SGD, AAAI 2026.
 */
public final class PaperTheory implements Theory {
  private static final TheoryWords WORDS =
      new TheoryWords(
          "The theory of two-layer linear networks under label-noise SGD",
          "java -jar target/twophase.jar",
          List.of(
              new TheoryWords.Caveat(
                  "Within, and outside.",
                  "Hypothesis A2 of the paper's Condition 1 asks for a step size so small (below"
                      + " 10⁻⁷⁰⁰ in every dimension) that no binary64 run meets it, the paper's own"
                      + " included. So what is told as holding or refuted within a statement's"
                      + " hypotheses was decided by a law or a proof, evaluated at sizes that no"
                      + " machine runs; what runs decide of such a statement is told as its"
                      + " conclusion, outside the hypotheses that are named.")),
          Map.of(
              "m", "width m",
              "d", "input dimension d",
              "eta", "step size η",
              "sigma", "noise level σ",
              "thetaNorm", "norm of θ*",
              "radius", "radius R",
              "load", "load k s(0)"));

  @Override
  public String name() {
    return "label-noise";
  }

  @Override
  public TheoryWords words() {
    return WORDS;
  }

  @Override
  public List<Class<?>> statements() {
    return List.of(
        TheoremTwoProperties.class,
        ShrinkingStepsProperties.class,
        LemmaFourProperties.class,
        AlignmentProperties.class,
        ConvergenceProperties.class,
        PhaseTwoStartProperties.class,
        NoisyDescentProperties.class,
        TwoPhaseProperties.class,
        NoiseNecessityProperties.class,
        SamTwoPhaseProperties.class,
        OscillatingRunProperties.class,
        LinearisedBaselineProperties.class,
        RealDataLazyRichProperties.class,
        RealDataSamProperties.class,
        RealDataGeneralisationProperties.class,
        NormBalanceProperties.class,
        OscillationProperties.class,
        SecondLayerProperties.class,
        LazyRegimeProperties.class,
        PlainSgdLazyProperties.class,
        DeltaGovernsProperties.class,
        PhaseLengthsProperties.class,
        EachNeuronProperties.class,
        SparserProperties.class,
        SamRemarksProperties.class,
        ConditionRemarksProperties.class,
        ConditionOneProperties.class,
        DecayLawProperties.class,
        SlowFlowProperties.class,
        GrowthLawProperties.class,
        StabilityLimitProperties.class,
        WidthCompressionProperties.class,
        RealDataDecayProperties.class,
        RealDataAlignmentProperties.class,
        RealDataEscapeProperties.class,
        RealDataStabilityProperties.class);
  }

  @Override
  public List<Class<?>> conformance() {
    return List.of(ConformanceProperties.class);
  }

  @Override
  public List<Hypothesis> hypotheses() {
    return Hypotheses.ALL;
  }

  @Override
  public List<Caution> cautions() {
    return List.of(Hypotheses.STABILITY);
  }

  @Override
  public Optional<Landmark> landmark() {
    return Optional.of(PaperLandmark.LANDMARK);
  }

  @Override
  public Map<String, Double> quoted() {
    return Map.of(
        "T1-constant", EscapeTime.PRINTED_CONSTANT,
        "drop-divisor", ShrinkingSteps.PRINTED_DIVISOR,
        "drop-share", ShrinkingSteps.PRINTED_SHARE,
        "octile", LemmaThreeAtStart.OCTILE,
        "start-error", LemmaThreeAtStart.ERROR);
  }

  @Override
  public List<WorkedExample> examples() {
    return WorkedStep.all();
  }

  @Override
  public PaperSimulators simulators() {
    return new PaperSimulators();
  }

  @Override
  public Optional<SeededFaults> faults() {
    return Optional.of(Faults.seeded());
  }

  @Override
  public List<Figure> figures(long seed) {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(new PaperFigures(new FastSimulator(), seed).all());
    figures.addAll(new LawFigures(new FastSimulator(), seed).all());
    return figures;
  }

  @Override
  public List<ChosenMap> maps() {
    return PaperMaps.all();
  }

  @Override
  public Map<String, String> inputs(String set, Map<String, Class<?>> names) {
    return PaperInputs.of(set, names);
  }

  @Override
  public void data(Path folder) {
    PaperInputs.open(folder);
  }

  @Override
  public List<Object> verbs() {
    return List.of(new SimulateCommand(this), new ProofCommand(), new BenchCommand());
  }
}
