"""What the API answers with, as frozen values; fields that a newer server adds are passed over."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

JSON = dict[str, Any]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class Settings(_Model):
    overlap: int
    lease_minutes: float


class Project(_Model):
    """archived_at: since when it can only be read."""

    id: str
    name: str
    description: str = ""
    archived_at: str | None = None
    schema_: JSON = Field(alias="schema")
    schema_version: int
    guideline_version: int
    settings: Settings
    progress: dict[str, int]


class Assignment(_Model):
    """state: active, or rework when it was sent back for `reason`."""

    id: str
    state: str
    lease_expires: str | None = None
    reason: str | None = None
    revision: int = 0


class TaskItem(_Model):
    id: str
    key: str | None
    data: JSON


class Task(_Model):
    """One item handed out; draft holds the answers so far."""

    assignment: Assignment
    item: TaskItem
    draft: JSON | None


class Annotation(_Model):
    id: str
    revision: int
    origin: str
    answers: JSON
    seconds: float
    schema_version: int
    guideline_version: int
    created_at: str


class Submitted(_Model):
    annotation: Annotation
    next: Task | None


class Item(_Model):
    id: str
    key: str | None
    data: JSON
    meta: JSON | None
    batch: str | None
    state: str
    priority: int
    answered: int
    agreement: float | None


class ItemsPage(_Model):
    items: list[Item]
    cursor: str | None
    total: int | None


class Job(_Model):
    id: str
    kind: str
    state: str
    done: int
    total: int | None
    result: JSON | None
    error: str | None
