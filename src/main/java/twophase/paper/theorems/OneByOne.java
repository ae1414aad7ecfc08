package twophase.paper.theorems;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import twophase.kit.bench.Event;
import twophase.kit.bench.Shown;
import twophase.kit.bench.Together;
import twophase.kit.bench.Trial;

/**
 * A trial of an event that goes as well alone, of a form whose other settings go together.
 *
 * @param trial which one
 * @param look what it sees
 */
public record OneByOne(Trial trial, Function<Trial, Event> look) implements Together {

  @Override
  public int atOnce() {
    return 1;
  }

  @Override
  public Class<? extends Shown> gives() {
    return Event.class;
  }

  @Override
  public List<Shown> all(List<Together> trials) {
    List<Shown> events = new ArrayList<>();
    for (Together plan : trials) {
      OneByOne one = (OneByOne) plan;
      events.add(one.look().apply(one.trial()));
    }
    return events;
  }
}
