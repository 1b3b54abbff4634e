"""What each kind of job is asked to do, as it is kept with the job. One class a kind."""

from typing import ClassVar

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from truemark.formats.splits import Splits
from truemark.store.states import JobKind
from truemark.work.labelled_in import As


class Asked(BaseModel):
    """What a job is asked to do."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="ignore", serialize_by_alias=True)
    kind: ClassVar[JobKind]


class RowsAsked(Asked):
    """Import a file of rows. blob: where its content is. all_or_nothing: import none when one is refused."""

    kind = JobKind.IMPORT
    blob: str
    format: str
    batch: str | None = None
    all_or_nothing: bool = False
    encoding: str | None = None


class ExportAsked(Asked):
    """images: put them into the file too. filter: which items, as in the items table. splits: shares of train, val, test."""

    kind = JobKind.EXPORT
    format: str
    images: bool = Field(default=False, validation_alias=AliasChoices("images", "pictures"))
    filter: str = ""
    splits: Splits | None = None


class FilesAsked(Asked):
    """Take files in: uploads, or what lies at addresses and fits a pattern. items: make an item of each."""

    kind = JobKind.MEDIA
    uploads: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    pattern: str = "*"
    copied: bool = Field(default=False, alias="copy")
    batch: str | None = None
    items: bool = True


class AnswersAsked(Asked):
    """Take answers in that were given elsewhere. uploads: the one file. new_schema: make the project's schema of it."""

    kind = JobKind.ANSWERS
    uploads: tuple[str, ...]
    format: str
    given_as: As = Field(default="settled", alias="as")
    new_schema: bool = Field(default=False, alias="schema")
    encoding: str | None = None


class CopyAsked(Asked):
    """source: the project whose files and items are copied."""

    kind = JobKind.COPY
    source: str = Field(alias="from")


class RecountAsked(Asked):
    """Count the statistics of items anew whose way of comparing changed."""

    kind = JobKind.STATISTICS
