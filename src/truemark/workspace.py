"""A workspace: where everything of one installation is kept, and how to reach it."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from truemark.kinds.problem import Invalid
from truemark.store.blobs import Blobs
from truemark.store.database import Database, sqlite_url

DEFAULT = "truemark-data"


@dataclass(frozen=True)
class Workspace:
    """data: the folder (SQLite, blobs). url: another database. files: another place for blobs (s3://…)."""

    data: Path
    url: str | None = None
    files: str | None = None

    @classmethod
    def at(cls, data: str | Path | None, url: str | None = None) -> "Workspace":
        """The workspace that is named, else the one of $TRUEMARK_DATA and $TRUEMARK_DATABASE, else ./truemark-data.

        When there is no such folder, the one that was served last on this account is meant, if it is still there.
        """
        folder = Path(data or os.environ.get("TRUEMARK_DATA") or DEFAULT).absolute()
        if not (data or os.environ.get("TRUEMARK_DATA") or url or folder.exists()):
            folder = served_last() or folder
        if folder.is_file():
            raise Invalid.at(str(folder), "is a file; a workspace is a folder (--data)")
        folder.mkdir(parents=True, exist_ok=True)
        return cls(folder, url or os.environ.get("TRUEMARK_DATABASE"), os.environ.get("TRUEMARK_FILES"))

    @classmethod
    def from_environment(cls) -> "Workspace":
        return cls.at(None)

    def environment(self) -> dict[str, str]:
        """The variables under which another process finds this workspace."""
        found = {"TRUEMARK_DATA": str(self.data)}
        if self.url:
            found["TRUEMARK_DATABASE"] = self.url
        if self.files:
            found["TRUEMARK_FILES"] = self.files
        return found

    @cached_property
    def database(self) -> Database:
        return Database(self.url or sqlite_url(self.data))

    @cached_property
    def blobs(self) -> Blobs:
        return Blobs(self.files or self.data / "blobs")

    @property
    def jobs_url(self) -> str:
        """Where DBOS keeps its steps: the same PostgreSQL, or a SQLite file beside the other."""
        if self.database.sqlite:
            return f"sqlite:///{self.data / 'jobs.sqlite'}"
        return self.database.url.replace("postgresql+psycopg://", "postgresql://")


def _note() -> Path:
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "truemark" / "served-last"


def remember(workspace: Workspace) -> None:
    """Note which folder is being served, so that other commands find it without being told. Not having a home is fine."""
    try:
        _note().parent.mkdir(parents=True, exist_ok=True)
        _note().write_text(str(workspace.data))
    except OSError:
        return


def served_last() -> Path | None:
    """The folder that was served last, if it still holds a workspace."""
    try:
        folder = Path(_note().read_text())
    except OSError:
        return None
    return folder if (folder / "truemark.sqlite").exists() else None
