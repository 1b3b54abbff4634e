"""From several answers to one, and how sure it is."""
