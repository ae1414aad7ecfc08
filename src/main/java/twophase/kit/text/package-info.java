/** Text that others wrote, made harmless before it is shown, and words for a shell. */
package twophase.kit.text;
