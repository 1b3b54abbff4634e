"""What the import linter cannot say: SQL is written in the store and nowhere else."""

import ast
from pathlib import Path

import pytest

from truemark.kinds import REGIONS

SOURCE = Path(__file__).parent.parent / "src" / "truemark"
ABOVE = sorted(f for room in ("api", "work", "jobs", "cli", "demo") for f in (SOURCE / room).rglob("*.py"))
QUERIES = {"execute", "exec_driver_sql", "scalar", "scalars"}


def of_sql(code: str) -> list[str]:
    """What a module takes from SQLAlchemy beyond the connection's type and its errors, and queries that it runs."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "sqlalchemy":
            found += [a.name for a in node.names if node.module != "sqlalchemy.exc" and a.name != "Connection"]
        elif isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name.split(".")[0] == "sqlalchemy"]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in QUERIES:
            of = node.func.value
            if isinstance(of, ast.Name) and of.id in ("connection", "c"):
                found.append(f"{of.id}.{node.func.attr}")
    return found


@pytest.mark.parametrize("file", ABOVE, ids=lambda f: str(f.relative_to(SOURCE)))
def test_rules_pages_and_jobs_write_no_sql(file: Path) -> None:
    assert of_sql(file.read_text()) == []


def test_sql_above_the_store_is_found() -> None:
    assert of_sql("from sqlalchemy import Connection, text\nconnection.execute(text('SELECT 1'))") == [
        "text",
        "connection.execute",
    ]


def test_no_file_outside_kinds_asks_a_shape_for_its_class() -> None:
    """What differs from kind to kind is asked of the kind, or stands in a table by its name."""
    classes = {kind.value.__name__ for kind in REGIONS.values()}
    found = []
    for file in sorted(SOURCE.rglob("*.py")):
        if file.is_relative_to(SOURCE / "kinds"):
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
                names = {n.id for n in ast.walk(node.args[1]) if isinstance(n, ast.Name)}
                found += [f"{file.relative_to(SOURCE)}:{node.lineno} {n}" for n in sorted(names & classes)]
    assert found == []
