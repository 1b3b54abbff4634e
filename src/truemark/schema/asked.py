"""Which questions are asked and which are answered, and the fields that are asked of every region."""

from collections.abc import Mapping, Sequence
from typing import Any

from truemark.kinds import FIELDS
from truemark.kinds.problem import Invalid, Problem, join
from truemark.schema.document import Asked, FieldQuestion, Label


def is_empty(question: Asked, value: Any) -> bool:
    """Whether a question counts as unanswered. No regions is an answer only to a question not required."""
    if isinstance(question, FieldQuestion):
        return FIELDS[question.type].empty(value)
    return not value


def is_asked(question: Asked, answers: Mapping[str, Any]) -> bool:
    """Whether the question's condition holds under these answers."""
    for name, wanted in (question.when or {}).items():
        given = answers.get(name)
        accepted = wanted if isinstance(wanted, list) else [wanted]
        if not any(v in accepted for v in (given if isinstance(given, list) else [given])):
            return False
    return True


def told(question: Asked) -> str:
    """When a question is asked, in words."""
    return " and ".join(
        f"{n} is {w if not isinstance(w, list) else ' or '.join(map(str, w))}" for n, w in (question.when or {}).items()
    )


def check_attributes(label: Label, values: Mapping[str, Any], path: str) -> dict[str, Any]:
    """The validated attributes of one region or relation. Raises Invalid with every fault."""
    known: Sequence[Any] = label.attributes
    found = [
        Problem(join(path, n), f"is not an attribute of {label.name!r}")
        for n in values
        if n not in {a.name for a in known}
    ]
    checked: dict[str, Any] = {}
    for attribute in known:
        place = join(path, attribute.name)
        value = values.get(attribute.name)
        if is_empty(attribute, value):
            if attribute.required and is_asked(attribute, checked):
                found.append(Problem(place, "is required"))
            continue
        if not is_asked(attribute, checked):
            found.append(Problem(place, f"is only asked when {told(attribute)}"))
            continue
        try:
            checked[attribute.name] = FIELDS[attribute.type].parse(attribute, value, place)
        except Invalid as fault:
            found += fault.problems
    if found:
        raise Invalid(found)
    return checked
