"""One set of spans out of several."""
