"""What a project's live statistics and its answers, as they are stored, need; uses the coefficients, never the other way."""
