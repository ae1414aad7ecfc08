/**
 * Other people's simulators: found on the class path, or running as a process of their own that is
 * spoken to in lines of JSON, protocol {@code twophase-simulator/1}.
 */
package twophase.paper.simulators;
