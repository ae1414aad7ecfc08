/**
 * Decisions from outcomes, each with a stated error probability.
 *
 * <p>A claim is an immutable specification, declared before the first trial: what is claimed, at
 * which errors, with which budget. {@code start()} gives a process that takes trials as long as it
 * is {@code undecided()}, and {@code finding()} says what they have shown. The rules hold at any
 * stopping time, so looking after every trial is not the mistake it would be with a test of fixed
 * size.
 *
 * <pre>{@code
 * ProbabilityClaim claim = ProbabilityClaim.atLeast(0.9).withErrors(1e-6, 1e-6);
 * EProcess trials = claim.start();
 * SplittableRandom random = new SplittableRandom(1);
 * while (trials.undecided()) trials.observe(random.nextDouble() < 0.97);
 * Decision decision = trials.finding().decision(); // CERTIFIED
 * }</pre>
 *
 * <table>
 * <caption>What is decided, and by what</caption>
 * <tr><th>claim</th><th>rule</th></tr>
 * <tr><td>{@link twophase.kit.inference.ProbabilityClaim}: P(outcome) &gt;= p0</td>
 *     <td>mixture likelihood ratios on both sides of p0</td></tr>
 * <tr><td>{@link twophase.kit.inference.MeanClaim}: mean of a bounded quantity</td>
 *     <td>betting martingales</td></tr>
 * <tr><td>{@link twophase.kit.inference.OrderClaim}: a bound hidden in O(.)</td>
 *     <td>sign tests against growth along a sweep, and a declared constant</td></tr>
 * </table>
 *
 * <p>{@link twophase.kit.inference.ErrorLedger} splits the error of a whole run over a catalogue of
 * claims.
 *
 * <p><b>Fail closed.</b> No trials, an exhausted budget: each leaves {@link
 * twophase.kit.inference.Decision#INCONCLUSIVE}; a value that is NaN or out of range is refused.
 * Logarithms and exponentials of decisions come from {@code StrictMath}, so that decisions do not
 * depend on the Java release.
 */
package twophase.kit.inference;
