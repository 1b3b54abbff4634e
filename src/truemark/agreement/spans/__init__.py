"""Agreement on spans of a text, exact, by unit and beyond chance."""
