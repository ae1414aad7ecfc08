package twophase.kit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.statement.FormId;

/**
 * What a report has drawn: figures, maps among them, the plots of its forms, and how their evidence
 * grew.
 */
public final class Drawings {
  /** Nothing. */
  static final Drawings NONE = new Drawings(List.of(), List.of(), Map.of(), Map.of());

  private final List<String> statements;
  private final List<Drawn> figures;
  private final Map<FormId, Drawn> plots;
  private final Map<FormId, Drawn> growth;

  private Drawings(
      List<String> statements,
      List<Drawn> figures,
      Map<FormId, Drawn> plots,
      Map<FormId, Drawn> growth) {
    this.statements = statements;
    this.figures = figures;
    this.plots = plots;
    this.growth = growth;
  }

  /** Draws all that a report shows. */
  static Drawings of(Contents contents) {
    Map<FormId, Drawn> plots = new LinkedHashMap<>();
    Map<FormId, Drawn> growth = new LinkedHashMap<>();
    for (FormFinding form : contents.evidence().lines()) {
      String prefix = "e" + plots.size();
      EvidencePlots.of(
              form,
              FormRow.number(form, contents.cards().get(form.id().statement())),
              contents.words())
          .ifPresent(f -> plots.put(form.id(), Drawn.of(f, prefix)));
      String other = "g" + growth.size();
      EvidencePlots.growth(form).ifPresent(f -> growth.put(form.id(), Drawn.of(f, other)));
    }
    List<Drawn> figures = new ArrayList<>();
    contents.figures().forEach(f -> figures.add(Drawn.of(f, "f" + figures.size())));
    return new Drawings(
        contents.evidence().statements().stream().map(StatementFinding::id).toList(),
        figures,
        plots,
        growth);
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
    return figures.stream()
        .filter(drawn -> drawn.figure().statement().equals(Optional.of(statement)))
        .toList();
  }

  /** The figures that belong to no section of this report. */
  public List<Drawn> loose() {
    return figures.stream()
        .filter(drawn -> drawn.figure().statement().filter(statements::contains).isEmpty())
        .toList();
  }

  /** The plot of a form, if it has one. */
  List<Drawn> plots(FormId form) {
    return Optional.ofNullable(plots.get(form)).stream().toList();
  }

  /** How the evidence of a form grew, if trials decided it. */
  List<Drawn> growth(FormId form) {
    return Optional.ofNullable(growth.get(form)).stream().toList();
  }

  /** Every one. */
  List<Drawn> all() {
    List<Drawn> all = new ArrayList<>(figures);
    all.addAll(plots.values());
    all.addAll(growth.values());
    return all;
  }
}
