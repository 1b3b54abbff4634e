"""Parts that come with an extra: a plain install is light, and what needs more says which command brings it."""

from importlib.util import find_spec

from truemark.kinds.problem import Invalid

EXTRAS = {
    "spacy": ("spacy", "the spaCy format"),
    "fast": ("polars", "reading tables of many millions of judgments quickly"),
    "images": ("skimage", "superpixels and the demo's photos"),
}


def lacks(extra: str) -> str | None:
    """What is to be installed for an extra, in a sentence; None when it is there."""
    module, brings = EXTRAS[extra]
    if find_spec(module) is not None:
        return None
    return f"{brings[0].upper()}{brings[1:]} needs an extra: pip install 'truemark[{extra}]'"


def need(extra: str, path: str) -> None:
    """Raises Invalid at the place that asks for an extra which is not installed."""
    sentence = lacks(extra)
    if sentence is not None:
        raise Invalid.at(path, sentence)
