package twophase.kit.figure;

import java.util.List;
import org.apiguardian.api.API;

/**
 * One pair of axes with what is drawn between them.
 *
 * @param title in a few words
 * @param x horizontal axis
 * @param y vertical axis
 * @param series in the order of drawing, later ones on top; series of one name share a colour
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Panel(String title, Axis x, Axis y, List<Series> series) {

  /** Takes its own copy. */
  public Panel {
    series = List.copyOf(series);
  }
}
