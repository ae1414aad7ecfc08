package twophase.paper.theorems;

/** A setting of which it is known how near it is to the mean-square stability limit. */
public interface Loaded {

  /** k s, the limit being 1. */
  double stabilityLoad();
}
