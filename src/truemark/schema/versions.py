"""One version of a schema beside the next: what keeps answers comparable, what breaks them, and how they are carried on.

Stored answers never change. A version says how answers made under the one before are read under it (a `Carry`):
labels renamed or merged, left out, or a whole question begun anew. Reading an old answer today applies every carry
between its version and today's, in order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from truemark.kinds import FIELDS, REGIONS, Space
from truemark.kinds.choice import ChoiceSettings, option_paths
from truemark.kinds.problem import Invalid, Problem, join
from truemark.schema.document import ChainsQuestion, Labeled, Question, RegionsQuestion, RelationsQuestion, Schema


class Change(BaseModel):
    """What a manager says of a question whose old answers do not fit its new form.

    rename: label or option → its new name; two that get one name are merged. remove: labels or options whose use is
    left out. to: the question's new name. keep: the old answers mean the same, though scale or unit changed.
    anew: old answers to the question no longer count. What is left out stays in the history.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    rename: dict[str, str] = {}
    remove: tuple[str, ...] = ()
    to: str | None = None
    keep: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """Old answers that the new form of a question cannot hold.

    value: the label, option or attribute that is gone; None when it is the whole question. judgment: whether the
    answers would still be valid, and only a person can say whether they mean the same.
    """

    question: str
    path: str
    message: str
    value: str | None = None
    judgment: bool = False


class Carried(dict[str, Any]):
    """Answers read under a later version than theirs. unasked: questions that they were never asked in this form."""

    unasked: frozenset[str] = frozenset()


def was_asked(answers: Mapping[str, Any], question: str) -> bool:
    """Whether an annotator was asked a question in the form it has now; who was not has no judgment on it."""
    return not isinstance(answers, Carried) or question not in answers.unasked


@dataclass(frozen=True, slots=True)
class Carry:
    """How answers of the version before are read. questions: by old name; what is not there is read as it stands."""

    questions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def apply(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The same answers under the next version; relations and chains lose the members that are left out."""
        read: dict[str, Any] = {}
        for name, value in answers.items():
            how = self.questions.get(name)
            if how is None:
                read[name] = value
            elif not how.get("anew"):
                read[how.get("to") or name] = _carried(value, how)
        before, after = _ids(answers), _ids(read)
        return _without(read, before - after) if before - after else read

    def asked(self, questions: Iterator[str] | Sequence[str]) -> set[str]:
        """The questions under their new names that answers of the version before were asked."""
        found = set()
        for name in questions:
            how = self.questions.get(name, {})
            if not how.get("anew"):
                found.add(how.get("to") or name)
        return found


def breaks(old: Schema, new: Schema, changes: Mapping[str, Change]) -> list[Break]:
    """What answers made under `old` could not be read as under `new`, unless they are carried as `changes` say."""
    found: list[Break] = []
    for question in old.questions:
        change = changes.get(question.name, Change())
        if change.anew:
            continue
        after = new.question(change.to or question.name)
        if after is None:
            message = f"the question {question.name!r} is gone"
            found.append(Break(question.name, "questions", message))
        else:
            path = f"questions[{new.questions.index(after)}]"
            found += [b for b in _breaks(question, after, change, path) if not (b.judgment and change.keep)]
    return found


def carry_of(old: Schema, new: Schema, changes: Mapping[str, Change]) -> Carry:
    """How answers made under `old` are read under `new`. Raises Invalid for changes that name what is not there."""
    problems = [p for name, change in changes.items() for p in _unknown(old, new, name, change)]
    if problems:
        raise Invalid(problems)
    questions: dict[str, dict[str, Any]] = {}
    for question in old.questions:
        change = changes.get(question.name, Change())
        how: dict[str, Any] = {}
        after = new.question(change.to or question.name)
        if change.anew or after is None:
            how["anew"] = True
        else:
            how |= {"rename": change.rename} if change.rename else {}
            how |= {"remove": list(change.remove)} if change.remove else {}
            how |= {"to": change.to} if change.to and change.to != question.name else {}
            if _became_list(question, after):
                how["list"] = True
            lost = _lost_attributes(question, after, change)
            how |= {"attributes": lost} if lost else {}
        if how:
            questions[question.name] = how
    return Carry(questions)


def compares_alike(old: Schema, new: Schema) -> bool:
    """Whether answers to every question that both have are compared in the same way."""
    return all(
        _comparison(question) == _comparison(after)
        for question in old.questions
        if (after := new.question(question.name)) is not None
    )


def _comparison(question: Question) -> tuple[Any, ...]:
    if isinstance(question, RegionsQuestion):
        return (question.type, question.stage, {REGIONS[shape].space for shape in question.shapes} == {Space.TEXT})
    if isinstance(question, RelationsQuestion):
        return (question.type, question.source, question.target)
    if isinstance(question, ChainsQuestion):
        return (question.type, question.of)
    return (question.type, FIELDS[question.type].metric(question))


def names_of(question: Question) -> list[str] | None:
    """The labels or options that answers to a question consist of; None when they are of no list."""
    if isinstance(question, Labeled):
        return [label.name for label in question.labels]
    return list(option_paths(question.options)) if isinstance(question, ChoiceSettings) else None


def _breaks(old: Question, new: Question, change: Change, path: str) -> Iterator[Break]:
    name = old.name
    if old.type != new.type:
        yield Break(name, join(path, "type"), f"{name!r} changes from {old.type} to {new.type}")
        return
    for part, title in (("stage", "stage"), ("source", "from"), ("target", "to"), ("of", "of")):
        was, now = getattr(old, part, None), getattr(new, part, None)
        if was != now:
            yield Break(name, join(path, title), f"{name!r} is asked of {now!r} and no longer of {was!r}")
            return
    before, after = names_of(old), names_of(new)
    if before is not None and after is not None:
        part = "options" if isinstance(new, ChoiceSettings) else "labels"
        word = "option" if part == "options" else "label"
        for each in before:
            if change.rename.get(each, each) not in after and each not in change.remove:
                yield Break(name, join(path, part), f"the {word} {each!r} of {name!r} is gone", each)
    if getattr(old, "multiple", False) and not getattr(new, "multiple", False):
        yield Break(name, join(path, "multiple"), f"{name!r} takes one option and no longer several")
    yield from _attribute_breaks(old, new, change, path)
    for part in ("min", "max") if old.type == "rating" else ("unit",) if old.type == "number" else ():
        was, now = getattr(old, part), getattr(new, part)
        if was != now:
            message = f"the {part} of {name!r} changes from {was} to {now}: the same number means something else"
            yield Break(name, join(path, part), message, judgment=True)
    if getattr(old, "time", None) != getattr(new, "time", None):
        yield Break(name, join(path, "time"), f"{name!r} changes between a day and a time")


def _attribute_breaks(old: Question, new: Question, change: Change, path: str) -> Iterator[Break]:
    for label, attributes in _lost_attributes(old, new, Change(rename=change.rename)).items():
        for attribute in attributes:
            value = f"{label}.{attribute}"
            if value not in change.remove:
                message = f"the attribute {attribute!r} of {label!r} no longer takes what was answered"
                yield Break(old.name, join(path, "labels"), message, value)


def _lost_attributes(old: Question, new: Question, change: Change) -> dict[str, list[str]]:
    """Attributes, by old label, whose values do not fit the label's new form: gone, of another type, or fewer options."""
    found: dict[str, list[str]] = {}
    if not isinstance(old, Labeled) or not isinstance(new, Labeled):
        return found
    for label in old.labels:
        after = new.label(change.rename.get(label.name, label.name))
        if after is None:
            continue
        known = {a.name: a for a in after.attributes}
        lost = [a.name for a in label.attributes if a.name not in known or not _holds(a, known[a.name])]
        if lost:
            found[label.name] = lost
    return found


def _holds(old: Any, new: Any) -> bool:
    if old.type != new.type or getattr(old, "multiple", False) != getattr(new, "multiple", False):
        return False
    return not isinstance(old, ChoiceSettings) or set(option_paths(old.options)) <= set(option_paths(new.options))


def _became_list(old: Question, new: Question) -> bool:
    return getattr(new, "multiple", False) and not getattr(old, "multiple", False) and old.type == new.type


def _unknown(old: Schema, new: Schema, name: str, change: Change) -> Iterator[Problem]:
    path = join("changes", name)
    question = old.question(name)
    if question is None:
        yield Problem(path, "is not a question of the schema that there is")
        return
    if change.to is not None and new.question(change.to) is None:
        yield Problem(join(path, "to"), f"{change.to!r} is not a question of the new schema")
        return
    before, after = names_of(question) or [], new.question(change.to or name)
    kept = names_of(after) or [] if after is not None else []
    for was, now in change.rename.items():
        if was not in before:
            yield Problem(join(path, f"rename.{was}"), "is not a label or option of the question that there is")
        elif now not in kept:
            yield Problem(join(path, f"rename.{was}"), f"{now!r} is not a label or option of the new question")
    for place, gone in enumerate(change.remove):
        if gone.split(".")[0] not in before and gone not in before:
            yield Problem(join(path, f"remove[{place}]"), f"{gone!r} is not a label or option of the question")


def _carried(value: Any, how: Mapping[str, Any]) -> Any:
    rename, remove = how.get("rename", {}), set(how.get("remove", ()))
    lost = how.get("attributes", {})
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [_region(r, rename, lost) for r in value if r.get("label") not in remove]
    if isinstance(value, str):
        value = None if value in remove else rename.get(value, value)
        return [value] if how.get("list") and value is not None else value
    if isinstance(value, list):
        return list(dict.fromkeys(rename.get(v, v) for v in value if v not in remove))
    return value


def _region(region: Mapping[str, Any], rename: Mapping[str, str], lost: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    label = region.get("label")
    changed: dict[str, Any] = {"label": rename.get(label, label)} if isinstance(label, str) else {}
    gone = set(lost.get(label, ())) if isinstance(label, str) else set()
    if gone and "attributes" in region:
        changed["attributes"] = {k: v for k, v in region["attributes"].items() if k not in gone}
    return {**region, **changed}


def _ids(answers: Mapping[str, Any]) -> set[str]:
    """The ids of everything that relations and chains can name."""
    return {
        r["id"]
        for value in answers.values()
        if isinstance(value, list)
        for r in value
        if isinstance(r, Mapping) and "id" in r
    }


def _without(answers: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in answers.items():
        if isinstance(value, list):
            value = [
                {**r, "members": [m for m in r["members"] if m not in gone]}
                if isinstance(r, Mapping) and "members" in r
                else r
                for r in value
                if not (isinstance(r, Mapping) and (r.get("from") in gone or r.get("to") in gone))
            ]
        kept[name] = value
    return kept
