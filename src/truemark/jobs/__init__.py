"""Long work that survives a crash: imports and exports, as durable DBOS workflows."""
