"""Consensus over answers as a project stores them."""
