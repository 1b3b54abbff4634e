"""One set of tracks out of several."""
