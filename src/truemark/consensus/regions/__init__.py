"""One set of regions out of several."""
