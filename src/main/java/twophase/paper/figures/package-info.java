/**
 * The paper's own figures computed anew with this suite's simulator, and figures that lay what laws
 * predict over runs. They are there to be looked at: nothing here is decided, and no verdict
 * depends on it.
 */
package twophase.paper.figures;
