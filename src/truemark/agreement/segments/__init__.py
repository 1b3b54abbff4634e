"""Agreement on segments of time: diarization errors and F1."""
