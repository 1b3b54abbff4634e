"""Rows of backups that earlier revisions of the tables made, as today's tables take them. What they lack has a default."""

from typing import Any

import orjson


def modern(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row as today's table has it; one of today stays as it is."""
    if table == "media" and "sizes" in row:
        kept = {k: v for k, v in row.items() if k not in ("sizes", "tiled", "fingerprint")}
        return kept | {"facts": image_facts(row["sizes"], row["tiled"], row["fingerprint"])}
    return row


def image_facts(sizes: str, tiled: bool, fingerprint: str | None) -> str:
    """What was kept of each file before revision 0006, when each was an image."""
    image = {"sizes": orjson.loads(sizes), "tiled": bool(tiled), "fingerprint": fingerprint}
    return orjson.dumps({"image": image}).decode()
