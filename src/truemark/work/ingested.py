"""Files that were read become the project's: each under its name, none in another's place, with an item when asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from truemark.formats.rows import Row
from truemark.kinds.problem import Invalid
from truemark.schema import Schema
from truemark.store import media
from truemark.store.clock import now
from truemark.work import importing
from truemark.work.media import shows_files
from truemark.work.projects import Project
from truemark.work.report import Report

ANOTHER = "the project has another file of this name; rename it, or take the items that show it out first"


@dataclass(frozen=True, slots=True)
class Ingested:
    """A file that was read: its row, or why it was refused."""

    name: str
    row: dict[str, Any] | None
    fault: Invalid | None


def add_files(
    connection: Connection,
    project: Project,
    schema: Schema,
    read: Sequence[Ingested],
    report: Report,
    batch: str | None,
    items: bool,
) -> None:
    """Note the files that were read, make an item of each when asked, and say in the report what became of them."""
    known = media.by_names(connection, project.id, [t.name for t in read if t.row])
    contents = {name: file.sha256 for name, file in known.items()}
    new: list[str] = []
    for each in read:
        if each.row is None:
            assert each.fault is not None
            report.refuse(each.name, each.fault.problems[0].message)
        elif each.name not in contents:
            media.insert(connection, each.row)
            contents[each.name] = each.row["sha256"]
            report.files += 1
            new.append(each.name)
        elif contents[each.name] == each.row["sha256"]:
            report.duplicates += 1
        else:
            report.refuse(each.name, ANOTHER)
    if items and new:
        field = shows_files(schema)[0]
        rows = [Row(n, {"key": name, "data": {field: name}}) for n, name in enumerate(new, start=1)]
        doubles = report.duplicates
        importing.add(connection, project, importing.judge(schema, rows, batch), report, now())
        report.duplicates = doubles  # an item that stood before its file is none of the files
