package twophase.kit.property;

import org.apiguardian.api.API;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;

/**
 * A map that a theory wants in the report of a run of all its statements.
 *
 * @param form whose claim is mapped
 * @param base the values that are not varied
 * @param x what is varied across
 * @param y what is varied upward
 * @param trials at a point at the most; 1 where the form leaves nothing to chance
 * @param title of the figure
 * @param caption in some sentences
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record ChosenMap(
    FormId form, Setting base, MapAxis x, MapAxis y, long trials, String title, String caption) {}
