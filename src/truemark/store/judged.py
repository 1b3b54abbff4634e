"""Items that two people or more have answered, with everybody's current answers, streamed."""

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, text

from truemark.store.purposes import COUNTING
from truemark.store.rows import ComparedAnswers, each
from truemark.store.states import ANSWERED, listed

_COUNTS = f"a.purpose IN {COUNTING} AND a.state IN {listed(ANSWERED)}"
_COMPARED = f"""
SELECT a.item_seq AS seq FROM assignments a JOIN items i ON i.seq = a.item_seq
WHERE a.project_id = :project AND {_COUNTS} AND i.deleted_at IS NULL
AND a.annotation_id IS NOT NULL GROUP BY a.item_seq HAVING count(*) >= 2
"""
_COUNT = text(f"SELECT count(*) FROM ({_COMPARED}) AS compared")
_ANSWERS = text(f"""
SELECT n.answers, n.schema_version, i.seq, i.id AS item, i.data, a.user_id
FROM (SELECT seq, ROW_NUMBER() OVER (ORDER BY seq) AS place FROM ({_COMPARED}) AS compared) AS numbered
JOIN items i ON i.seq = numbered.seq JOIN assignments a ON a.item_seq = i.seq JOIN annotations n ON n.id = a.annotation_id
WHERE numbered.place % :step = 0 AND {_COUNTS}
ORDER BY i.seq, a.created_at, a.id
""")


def count_compared(connection: Connection, project: str) -> int:
    """How many items two people or more have answered."""
    return int(connection.execute(_COUNT, {"project": project}).scalar_one())


def compared(connection: Connection, project: str, step: int) -> Iterator[list[ComparedAnswers]]:
    """Every step-th of these items in the order in which they came: its annotators' current answers."""
    rows = connection.execute(_ANSWERS.execution_options(yield_per=500), {"project": project, "step": step})
    for _, of_item in groupby(each(ComparedAnswers, rows), key=lambda r: r.seq):
        yield list(of_item)
