"""Alembic's entry: runs on the connection (and inside the transaction) it is given."""

from alembic import context

from truemark.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
