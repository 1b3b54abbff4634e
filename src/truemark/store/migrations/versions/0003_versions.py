"""Schema versions say how older answers are read; items say under which way of comparing they are counted."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("schemas", sa.Column("carry", sa.Text(), nullable=True))
    op.add_column("schemas", sa.Column("epoch", sa.Integer(), server_default="1", nullable=False))
    op.add_column("items", sa.Column("epoch", sa.Integer(), server_default="1", nullable=False))
    op.add_column("assignments", sa.Column("draft_version", sa.Integer(), nullable=True))
    _count_anew()


def _count_anew() -> None:
    """Sums of projects whose schema was revised may have drifted: they are forgotten, and a job counts them anew."""
    connection = op.get_bind()
    revised = "SELECT id FROM projects WHERE schema_version > 1"
    for table in ("agreement_cells", "agreement_pairs"):
        connection.execute(sa.text(f"DELETE FROM {table} WHERE project_id IN ({revised})"))
    connection.execute(sa.text(f"UPDATE items SET epoch = 0 WHERE answered > 0 AND project_id IN ({revised})"))
    connection.execute(
        sa.text(
            "INSERT INTO jobs (id, project_id, kind, state, parameters, total, created_by, created_at, updated_at) "
            "SELECT p.id, p.id, 'statistics', 'queued', '{}', 0, p.created_by, p.created_at, p.created_at "
            "FROM projects p WHERE p.schema_version > 1"
        )
    )
