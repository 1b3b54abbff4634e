"""Agreement on coreference chains."""
