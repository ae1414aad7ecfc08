package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.evidence.Toy;
import twophase.kit.statement.Premises;
import twophase.kit.statement.Verdict;

class ArgumentGraphTest {
  private static StatementFinding statement(String id, String... restsOn) {
    return new StatementFinding(
        id,
        id,
        "",
        new Premises(List.of(), List.of(restsOn)),
        StatementFinding.whole(
                Toy.card(Toy.finding("sharp", Verdict.HOLDS, Verdict.HOLDS, null)),
                form -> true,
                Map.of(
                    Toy.finding("sharp", Verdict.HOLDS, Verdict.HOLDS, null).id(),
                    Toy.finding("sharp", Verdict.HOLDS, Verdict.HOLDS, null)))
            .forms());
  }

  @Test
  void whatIsUsedStandsLeftOfWhatUsesIt() {
    ArgumentGraph graph =
        new ArgumentGraph(
            List.of(
                statement("end", "middle", "start"),
                statement("middle", "start"),
                statement("alone"),
                statement("start"),
                statement("side", "start")));
    List<ArgumentGraph.Node> nodes = graph.nodes();
    assertThat(
        nodes.stream().map(ArgumentGraph.Node::id).toList(),
        contains("start", "middle", "side", "end"));
    assertThat(graph.arrows().size(), equalTo(4));
    assertThat(nodes.get(1).x(), greaterThan(nodes.get(0).x()));
    assertThat("no two in one place", nodes.get(1).x(), equalTo(nodes.get(2).x()));
    assertThat(nodes.get(2).y(), greaterThan(nodes.get(1).y()));
    assertThat(nodes.get(3).x(), greaterThan(nodes.get(1).x()));
  }

  @Test
  void aCircleIsDrawnAndDoesNotHang() {
    assertThat(
        new ArgumentGraph(List.of(statement("a", "b"), statement("b", "a"))).nodes().size(),
        equalTo(2));
    assertThat(new ArgumentGraph(List.of(statement("alone"))).empty(), equalTo(true));
    assertThat(
        "what it uses was not tested",
        new ArgumentGraph(List.of(statement("alone", "elsewhere"))).empty(),
        equalTo(true));
  }
}
