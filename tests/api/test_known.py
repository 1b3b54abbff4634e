"""What the server knows is told: kinds, stages, formats, templates."""

import pytest

from tests.api.people import People
from truemark.kinds import FIELDS, REGIONS
from truemark.media import STAGES
from truemark.media.decode import SUFFIXES


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_kinds_and_stages_are_listed_with_what_goes_with_what(people: People) -> None:
    known = people.as_("owner", "GET", "/kinds").json()
    assert {k["name"]: k["stages"] for k in known["regions"]} == {
        name: [s for s, stage in STAGES.items() if kind.space in stage.spaces] for name, kind in REGIONS.items()
    }
    assert {"name": "choice", "title": "Choice"} in known["fields"]
    assert len(known["fields"]) == len(FIELDS)
    stages = {s["name"]: s for s in known["stages"]}
    assert stages["image"]["suffixes"] == list(SUFFIXES)
    assert "box" in stages["image"]["kinds"]
    assert stages["text"] == {"name": "text", "kinds": ["span", "discontinuous"], "suffixes": []}
