"""Files keep what each type of stage found out about them; jobs count what they died of, can be cancelled and go on."""

import sqlalchemy as sa
from alembic import op

from truemark.store.older import image_facts

revision = "0006"
down_revision = "0005"
RUN = 1_000


def upgrade() -> None:
    op.add_column("media", sa.Column("facts", sa.Text(), server_default="{}", nullable=False))
    _move_facts()
    for column in ("sizes", "tiled", "fingerprint"):
        op.drop_column("media", column)
    op.add_column("jobs", sa.Column("attempts", sa.Integer(), server_default="0", nullable=False))
    op.add_column("jobs", sa.Column("runs", sa.Integer(), server_default="0", nullable=False))
    op.add_column("jobs", sa.Column("kept_until", sa.String(24), nullable=True))


def _move_facts() -> None:
    connection = op.get_bind()
    after = ""
    while True:
        rows = connection.execute(
            sa.text("SELECT id, sizes, tiled, fingerprint FROM media WHERE id > :after ORDER BY id LIMIT :run"),
            {"after": after, "run": RUN},
        ).all()
        if not rows:
            return
        after = rows[-1].id
        moved = [{"id": r.id, "facts": image_facts(r.sizes, r.tiled, r.fingerprint)} for r in rows]
        connection.execute(sa.text("UPDATE media SET facts = :facts WHERE id = :id"), moved)
