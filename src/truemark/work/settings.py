"""The workspace's settings: who may make projects, and who may look people up."""

from dataclasses import dataclass, fields
from typing import Any

import orjson
from sqlalchemy import Connection

from truemark.store import members, settings
from truemark.store.annotations import event
from truemark.store.states import Circle
from truemark.work.errors import Forbidden, Invalid
from truemark.work.permissions import Person


@dataclass(frozen=True, slots=True)
class Settings:
    """creates_projects: who makes projects. finds_people: who sees, among those who may add members, everybody's names and
    addresses to pick from; the rest invite by a link. It is owners or managers, for an ordinary person looks nobody up."""

    creates_projects: Circle = Circle.MANAGERS
    finds_people: Circle = Circle.MANAGERS


def current(connection: Connection) -> Settings:
    stored = settings.values(connection)
    return Settings(**{f.name: Circle(stored[f.name]) for f in fields(Settings) if f.name in stored})


def change(connection: Connection, who: Person, changes: dict[str, Circle], now: str) -> Settings:
    """For owners. Raises Forbidden, Invalid."""
    if not who.owner:
        raise Forbidden("only an owner of the workspace may do this")
    if changes.get("finds_people") is Circle.EVERYBODY:
        raise Invalid.at("finds_people", "can be owners or managers")
    for name, value in changes.items():
        settings.put(connection, name, value)
    if changes:
        detail: dict[str, Any] = dict(changes)
        event(connection, "settings.changed", now, user=who.id, detail=orjson.dumps(detail).decode())
    return current(connection)


def may_create(connection: Connection, who: Person) -> bool:
    """Whether a person may make projects."""
    if who.owner:
        return True
    match current(connection).creates_projects:
        case Circle.OWNERS:
            return False
        case Circle.MANAGERS:
            return members.manages_any(connection, who.id)
        case Circle.EVERYBODY:
            return not members.only_views(connection, who.id)


def require_creating(connection: Connection, who: Person) -> None:
    """Raises Forbidden."""
    if not may_create(connection, who):
        raise Forbidden("you may not make projects in this workspace; an owner can, or can change who may")


def may_find(connection: Connection, who: Person) -> bool:
    """Whether a person who may add members may also look people up."""
    return who.owner or current(connection).finds_people is Circle.MANAGERS


def require_finding(connection: Connection, who: Person) -> None:
    """Raises Forbidden."""
    if not may_find(connection, who):
        raise Forbidden("only owners look people up in this workspace; invite with a link instead")
