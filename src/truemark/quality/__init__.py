"""How far people and suggestions can be trusted: gold accuracy, drift, signs of spam, anchoring. No database, no web."""
