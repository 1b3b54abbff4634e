"""One category, or set of labels, out of several judgments."""
