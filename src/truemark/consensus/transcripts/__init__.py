"""One transcript out of several."""
