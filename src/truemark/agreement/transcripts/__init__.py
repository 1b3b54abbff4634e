"""Agreement on transcripts: error rates."""
