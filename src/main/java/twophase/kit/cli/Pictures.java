package twophase.kit.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import twophase.kit.bench.Profile;
import twophase.kit.figure.Figure;
import twophase.kit.maps.ReportMaps;
import twophase.kit.property.Catalogue;
import twophase.kit.property.ChosenMap;
import twophase.kit.report.Contents;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Thrown;
import twophase.kit.suite.RunRequest;

/**
 * What a report shows beside the evidence, computed with the theory's own simulator: figures and
 * maps go with all statements in a profile that is worth keeping.
 *
 * @param figures those of the theory, and maps of where some statements hold
 * @param trouble why there are none, where they could not be made; what was found is not lost for
 *     that
 */
record Pictures(List<Figure> figures, Optional<String> trouble) {
  static final Pictures NONE = new Pictures(List.of(), Optional.empty());

  /** The report's own plots have names of this kind. */
  private static final String OWN = "(evidence\\.|map-).*";

  /** A report's contents with them. */
  Contents in(Contents contents) {
    return contents.withFigures(figures);
  }

  /** Those of a run: none unless it is a whole one, in a profile that is worth keeping. */
  static Pictures ofRun(RunRequest request) {
    return request.whole() && request.profile() != Profile.QUICK
        ? of(request.catalogue(), request.seed(), request.threads())
        : NONE;
  }

  /** Those of a whole run. */
  static Pictures of(Catalogue catalogue, long seed, int threads) {
    try {
      List<Figure> figures = new ArrayList<>(catalogue.theory().figures(seed));
      check(figures, catalogue);
      figures.addAll(maps(catalogue, seed, threads));
      return new Pictures(figures, Optional.empty());
    } catch (BadInputException e) {
      return without(e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      return without(Thrown.words(e));
    }
  }

  /** Each in the section of its statement. */
  private static List<Figure> maps(Catalogue catalogue, long seed, int threads) {
    List<Figure> maps = new ReportMaps(catalogue, seed, threads).all();
    List<ChosenMap> chosen = catalogue.theory().maps();
    return IntStream.range(0, maps.size())
        .mapToObj(k -> maps.get(k).in(chosen.get(k).form().statement()))
        .toList();
  }

  private static Pictures without(String why) {
    return new Pictures(List.of(), Optional.of("the report has no figures and maps: " + why));
  }

  /** Each has a name and a place of its own. */
  private static void check(List<Figure> figures, Catalogue catalogue) {
    Set<String> names = new HashSet<>();
    for (Figure figure : figures) {
      String who = "the theory " + catalogue.theory().name() + ", the figure " + figure.name();
      if (!names.add(figure.name()) || figure.name().matches(OWN)) {
        throw new BadInputException(who + ": the name is taken");
      }
      if (figure.statement().filter(id -> !catalogue.statements().contains(id)).isPresent()) {
        throw new BadInputException(
            who + ": belongs to `" + figure.statement().get() + "`, which is no statement");
      }
    }
  }
}
