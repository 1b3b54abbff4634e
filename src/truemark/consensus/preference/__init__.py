"""Scores of candidates from comparisons."""
