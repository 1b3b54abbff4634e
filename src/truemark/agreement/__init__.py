"""How far people agree, over any kind's distance, with honest intervals. No database, no web."""
