"""Agreement on objects followed through a video."""
