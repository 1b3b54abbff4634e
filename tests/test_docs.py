"""Everything that a user can name stands in the docs."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from truemark.agreement.measures import MEASURES
from truemark.cli import VERBS
from truemark.consensus.methods import METHODS
from truemark.extras import EXTRAS
from truemark.formats import FORMATS
from truemark.kinds import FIELDS, REGIONS
from truemark.media import STAGES
from truemark.store.states import BulkAction, ItemState, JobKind
from truemark.work.filters import NAMES

ROOT = Path(__file__).parent.parent


def _variables() -> set[str]:
    sources = [*ROOT.glob("src/truemark/**/*.py"), ROOT / "dev", ROOT / "hatch_build.py"]
    return {name for file in sources for name in re.findall(r"TRUEMARK_[A-Z_]+", file.read_text("utf-8"))}


def _events() -> set[str]:
    """The names of all events: written out where they happen, or made of an action or a kind of job."""
    found = {f"items.{action}" for action in BulkAction} | {f"{kind}.asked" for kind in JobKind}
    for file in ROOT.glob("src/truemark/**/*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if getattr(called, "id", getattr(called, "attr", None)) == "event" and isinstance(node, ast.Call):
                found |= {a.value for a in node.args[1:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


@pytest.mark.parametrize(
    ("what", "names", "page"),
    [
        ("coefficient", MEASURES, "reference/agreement.md"),
        ("aggregator", METHODS, "reference/agreement.md"),
        ("format", FORMATS, "reference/formats.md"),
        ("question", [*FIELDS, "regions", "relations", "chains"], "reference/schema.md"),
        ("shape", REGIONS, "reference/schema.md"),
        ("stage", STAGES, "reference/schema.md"),
        ("filter word", NAMES, "reference/filter.md"),
        ("state", tuple(ItemState), "reference/filter.md"),
        ("variable", sorted(_variables()), "how-to/operate.md"),
        ("event", sorted(_events()), "reference/audit.md"),
        ("extra", [f"truemark[{name}]" for name in EXTRAS], "how-to/operate.md"),
    ],
)
def test_every_name_stands_in_its_page(what: str, names: Iterable[str], page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    missing = [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]
    assert not missing, f"no word of these in docs/{page}, each a {what}: {missing}"


def test_every_event_has_its_words_on_the_page_of_the_trail() -> None:
    texts = (ROOT / "web/src/texts/people.ts").read_text("utf-8")
    undone = {f"items.{action}.undone" for action in BulkAction if action is not BulkAction.PURGE}
    assert len(_events()) > 50
    assert sorted(name for name in _events() | undone if f'"{name}":' not in texts) == []


def test_every_verb_stands_in_the_readme_or_a_page() -> None:
    text = "".join(f.read_text("utf-8") for f in (ROOT / "README.md", *ROOT.glob("docs/**/*.md")))
    assert [verb for verb in VERBS if not re.search(rf"truemark {verb}\b", text)] == []


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [f.name[:4] for f in sorted((ROOT / "docs/decisions").glob("*.md"))]
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]
