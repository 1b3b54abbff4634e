"""One set of segments of time out of several."""
