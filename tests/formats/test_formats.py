import io
import json
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truemark.formats import conll, csv, spacy, truemark
from truemark.formats.labeled import LabeledItem, Losses
from truemark.formats.rows import read_rows
from truemark.formats.tokens import flat, tokenize
from truemark.kinds.problem import Invalid
from truemark.kinds.span import LabeledSpan
from truemark.schema import parse_schema

SCHEMA = parse_schema(
    {
        "stages": [{"name": "t", "type": "text", "source": "text"}],
        "questions": [
            {"name": "ents", "type": "regions", "stage": "t", "labels": ["PER", "LOC"]},
            {"name": "topic", "type": "choice", "options": ["a", "b"]},
        ],
    }
)


def item(text: str, *spans: tuple[int, int, str], topic: str | None = "a") -> LabeledItem:
    answers = {
        "ents": [
            {"id": str(n), "label": label, "shape": {"type": "span", "start": s, "end": e}, "attributes": {}}
            for n, (s, e, label) in enumerate(spans)
        ]
    } | ({"topic": topic} if topic else {})
    revision = {"id": "a", "revision": 1, "answers": answers, "seconds": 1.0}
    return LabeledItem(
        "i", "k", {"text": text}, None, None, 0, "labeled", None, "t", [revision | {"revisions": [revision]}], None
    )


def test_conll_has_four_columns_bio_tags_and_sentences() -> None:
    losses = Losses()
    text = "Ana Reis, of Rom.\r\nShe left."
    out = conll.write(SCHEMA, [item(text, (0, 8, "PER"), (0, 3, "PER"), (13, 16, "LOC"))], losses).decode()
    assert out == (
        "-DOCSTART- -X- -X- O\n\nAna -X- -X- B-PER\nReis -X- -X- I-PER\n, -X- -X- O\nof -X- -X- O\nRom -X- -X- B-LOC\n"
        ". -X- -X- O\n\nShe -X- -X- O\nleft -X- -X- O\n. -X- -X- O\n\n"
    )
    assert losses.counted == {"spans inside or across longer ones": 1, "answers to topic": 1}


TEXTS = st.text(alphabet=st.sampled_from("ab é\u0301👩\u200d👧\n\r שלום.,-'"), min_size=1, max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    text = draw(TEXTS)
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.sampled_from(["PER", "LOC"]))
    return text, [(min(a, b), max(a, b), label) for a, b, label in draw(st.lists(bounds, max_size=5)) if a != b]


@given(marked())
def test_tokens_cover_every_sign_and_are_cut_at_every_edge(given_: tuple[str, list[tuple[int, int, str]]]) -> None:
    text, spans = given_
    edges = {e for s, end, _ in spans for e in (s, end)}
    tokens = tokenize(text, edges)
    assert all(a < b for a, b in tokens)
    assert all(first[1] <= second[0] for first, second in pairwise(tokens))
    covered = {p for a, b in tokens for p in range(a, b)}
    assert covered == {p for p, c in enumerate(text) if not c.isspace()}
    assert not any(a < e < b for a, b in tokens for e in edges)


@settings(deadline=None, max_examples=60)
@given(marked())
def test_spacy_reads_every_span_back_at_its_offsets(given_: tuple[str, list[tuple[int, int, str]]]) -> None:
    import spacy as library
    from spacy.tokens import DocBin

    text, spans = given_
    docs = list(
        DocBin().from_bytes(spacy.write(SCHEMA, [item(text, *spans)], Losses())).get_docs(library.blank("xx").vocab)
    )
    (doc,) = docs
    assert doc.text == text
    assert {(s.start_char, s.end_char, s.label_) for s in doc.spans["ents"]} == set(spans)
    kept = flat([LabeledSpan(*s) for s in spans])
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [(s.start, s.end, s.label) for s in kept]
    assert doc.cats == {"a": 1.0, "b": 0.0}


def test_docbins_of_several_runs_become_one_file() -> None:
    import spacy as library
    from spacy.tokens import DocBin

    runs = [spacy.write(SCHEMA, [item("Rom", (0, 3, "LOC"))], Losses()), spacy.write(SCHEMA, [item("Ana")], Losses())]
    docs = list(DocBin().from_bytes(spacy.joined(runs)).get_docs(library.blank("xx").vocab))
    assert [d.text for d in docs] == ["Rom", "Ana"]


def test_csv_quotes_what_needs_it_and_counts_what_it_leaves_out() -> None:
    import csv as standard

    rows = list(
        standard.DictReader(
            io.StringIO(
                (csv.head(SCHEMA) + csv.write(SCHEMA, [item('say "hi",\nthen go', (0, 3, "PER"))], Losses())).decode(),
                newline="",
            )
        )
    )
    assert rows[0]["data.text"] == 'say "hi",\nthen go'
    assert (rows[0]["topic"], json.loads(rows[0]["ents"])[0]["shape"]["end"], rows[0]["origin"]) == (
        "a",
        3,
        "annotation",
    )


def test_truemark_lines_are_whole_documents() -> None:
    line = json.loads(truemark.write(SCHEMA, [item("x")], Losses()))
    assert {"id", "key", "data", "meta", "state", "annotations", "settled"} <= set(line)


def test_json_lines_can_be_read_on_from_any_row() -> None:
    data = b'\xef\xbb\xbf{"a": 1}\n\nbroken\n{"a": 2}\r\n{"a": 3}'
    rows = list(read_rows(io.BytesIO(data), "jsonl", "text"))
    assert [(r.line, r.document) for r in rows] == [(1, {"a": 1}), (3, None), (4, {"a": 2}), (5, {"a": 3})]
    for position, row in enumerate(rows):
        again = list(read_rows(io.BytesIO(data), "jsonl", "text", row.line, row.end or 0))
        assert again == rows[position + 1 :]


def test_a_json_array_is_streamed_and_a_fault_names_its_element() -> None:
    rows = read_rows(io.BytesIO(b'[{"a": 1}, {"a": 2}, {"a" 3}]'), "json", "text")
    assert [r.document for r in islice(rows, 2)] == [{"a": 1}, {"a": 2}]
    with pytest.raises(Invalid, match="element 3"):
        next(rows)
    with pytest.raises(Invalid, match="array"):
        list(read_rows(io.BytesIO(b'{"a": 1}'), "json", "text"))
