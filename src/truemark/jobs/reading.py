"""A file of items read and judged one step ahead, in a thread, while the step before is being written."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

from truemark.formats.rows import Row
from truemark.schema import Schema
from truemark.work.importing import Judged, judge

_readers = ThreadPoolExecutor(4, thread_name_prefix="reading")


class Reading:
    """Runs of judged rows, in order. What goes wrong while reading is raised by `take`."""

    def __init__(self, schema: Schema, rows: Iterator[Row], batch: str | None, line: int, size: int) -> None:
        self._schema, self._rows, self._batch, self._size = schema, rows, batch, size
        self._line = line
        self._next: Future[Judged] | None = None

    def goes_on(self, schema: Schema, line: int) -> bool:
        """Whether what comes next starts after this line and is judged by this schema."""
        return self._line == line and self._schema == schema

    def take(self) -> Judged:
        """The next run; shorter than `size` only at the end of the file."""
        judged = self._next.result() if self._next else self._read()
        self._next = None
        if judged.last:
            self._line = judged.last[0]
        return judged

    def read_on(self) -> None:
        """Start on the run after the one taken."""
        self._next = _readers.submit(self._read)

    def _read(self) -> Judged:
        return judge(self._schema, islice(self._rows, self._size), self._batch)
