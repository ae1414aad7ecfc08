/**
 * What a theory is to the kit, and how its statements meet the engine: a {@link
 * twophase.kit.property.Theory} names property classes, a {@link twophase.kit.property.Catalogue}
 * has them with their cards, and the engine draws settings as the cards say and hands each to the
 * bench. No other room of the kit knows the engine.
 */
package twophase.kit.property;
