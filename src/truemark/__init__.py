"""Truemark: label data and prove how good the labels are."""

__version__ = "0.1.0"
