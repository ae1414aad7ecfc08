package twophase.kit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.statement.FormId;

/** What a report has drawn: figures, maps, and the plots of its forms. */
public final class Drawings {
  /** Nothing. */
  static final Drawings NONE = new Drawings(List.of(), List.of(), List.of(), Map.of());

  private final List<String> statements;
  private final List<Drawn> figures;
  private final List<Drawn> maps;
  private final Map<FormId, Drawn> plots;

  private Drawings(
      List<String> statements, List<Drawn> figures, List<Drawn> maps, Map<FormId, Drawn> plots) {
    this.statements = statements;
    this.figures = figures;
    this.maps = maps;
    this.plots = plots;
  }

  /** Draws all that a report shows. */
  static Drawings of(Contents contents) {
    Map<FormId, Drawn> plots = new LinkedHashMap<>();
    for (FormFinding form : contents.evidence().lines()) {
      String prefix = "e" + plots.size();
      EvidencePlots.of(form, contents.words())
          .ifPresent(f -> plots.put(form.id(), Drawn.of(f, prefix)));
    }
    List<Drawn> figures = new ArrayList<>();
    contents.figures().forEach(f -> figures.add(Drawn.of(f, "f" + figures.size())));
    List<Drawn> maps = new ArrayList<>();
    contents.maps().forEach(f -> maps.add(Drawn.of(f, "m" + maps.size())));
    return new Drawings(
        contents.evidence().statements().stream().map(StatementFinding::id).toList(),
        figures,
        maps,
        plots);
  }

  /** A figure in some section, for a list of them. */
  public record Link(String statement, Drawn drawn) {}

  /** The figures in the statements' sections, in the sections' order. */
  public List<Link> links() {
    return statements.stream()
        .flatMap(id -> of(id).stream().map(drawn -> new Link(id, drawn)))
        .toList();
  }

  /** The figures that stand in a statement's section. */
  List<Drawn> of(String statement) {
    return Stream.concat(figures.stream(), maps.stream())
        .filter(drawn -> drawn.figure().statement().equals(Optional.of(statement)))
        .toList();
  }

  /** The figures that belong to no section of this report. */
  public List<Drawn> loose() {
    return loose(figures);
  }

  /** The maps that belong to no section of this report. */
  public List<Drawn> looseMaps() {
    return loose(maps);
  }

  private List<Drawn> loose(List<Drawn> drawn) {
    return drawn.stream()
        .filter(one -> one.figure().statement().filter(statements::contains).isEmpty())
        .toList();
  }

  /** The plot of a form, if it has one. */
  List<Drawn> plots(FormId form) {
    return Optional.ofNullable(plots.get(form)).stream().toList();
  }

  /** Every one. */
  List<Drawn> all() {
    List<Drawn> all = new ArrayList<>(figures);
    all.addAll(maps);
    all.addAll(plots.values());
    return all;
  }
}
