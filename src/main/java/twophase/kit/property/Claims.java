package twophase.kit.property;

import org.apiguardian.api.API;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;
import org.hamcrest.TypeSafeDiagnosingMatcher;
import twophase.kit.bench.Found;
import twophase.kit.number.Numbers;

/** Words for what is claimed of a case, and the assertion that tells the engine of a failure. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Claims {
  private Claims() {}

  /**
   * Tells the engine that a claim failed; unlike Hamcrest's own, this assertion is never mistaken
   * for a check that broke.
   *
   * @throws ClaimFailed if the finding does not match
   */
  public static void assertThat(Found finding, Matcher<Found> matcher) {
    if (!matcher.matches(finding)) {
      Description description = new StringDescription();
      description.appendText("expected ").appendDescriptionOf(matcher).appendText(", but ");
      matcher.describeMismatch(finding, description);
      throw new ClaimFailed(description.toString());
    }
  }

  /** A case that is not refuted: what is left undecided is for the verdict to weigh. */
  public static Matcher<Found> stands() {
    return new TypeSafeDiagnosingMatcher<>() {
      @Override
      protected boolean matchesSafely(Found finding, Description mismatch) {
        mismatch
            .appendText("at " + finding.token().setting() + ", seed " + finding.token().seed())
            .appendText(": " + finding.words())
            .appendText(" (observed " + Numbers.shortest(finding.observed()))
            .appendText(", bound " + Numbers.shortest(finding.bound()) + "); ")
            .appendText("replay with: reproduce " + finding.token());
        return !finding.failed();
      }

      @Override
      public void describeTo(Description description) {
        description.appendText("a claim that stands");
      }
    };
  }
}
