"""Tables, JSON and texts as spreadsheets and scripts write them: rows are kept as they stand, or refused by their line."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truemark.agreement.judgments import Judgments
from truemark.agreement.measures import Settings, measure
from truemark.formats import conll
from truemark.formats.judged import Columns, read_judgments
from truemark.formats.known import kind_of_file
from truemark.formats.labeled import LabeledItem, Losses
from truemark.formats.long_csv import read_long_csv
from truemark.formats.rows import Row, read_rows
from truemark.formats.table_in import read_table
from truemark.formats.tags import Scheme, scheme_of, spans_of_tags
from truemark.formats.text_in import json_of, lines_of, text_of
from truemark.kinds.problem import Invalid
from truemark.kinds.span import LabeledSpan
from truemark.schema import parse_schema
from truemark.schema.read import parse_schema_text
from truemark.work.importing import read_item


def rows(data: bytes, format: str = "csv", encoding: str | None = None) -> tuple[list[Row], list[str]]:
    told: list[str] = []
    return list(read_rows(io.BytesIO(data), format, "text", 0, 0, encoding, told.append)), told  # type: ignore[arg-type]


def texts(found: list[Row]) -> list[str | None]:
    return [r.fault if r.document is None else r.document["data"]["text"] for r in found]


def test_an_unclosed_quote_costs_its_own_row_only() -> None:
    found, _ = rows(b'key,text\n1,one\n2,"he said\n3,three\n4,"four ""4"""\n5,"of\ntwo lines"\n')
    fault = "has a quote within a quoted cell that is not written twice"
    assert texts(found) == ["one", fault, "three", 'four "4"', "of\ntwo lines"]
    assert [r.line for r in found] == [2, 3, 4, 5, 6]
    found, _ = rows(b'key,text\n1,"he said\n2,two\n')
    assert texts(found) == ['opens a quote (") that is never closed', "two"]


def test_a_quote_escaped_by_a_backslash_is_refused_and_a_stray_one_kept() -> None:
    found, _ = rows(b'key,text\n1,"say \\"hi\\" now"\n2,a 5" screen\n')
    assert texts(found) == [
        'has quotes escaped by a backslash (\\"); write a quote within quotes twice ("")',
        'a 5" screen',
    ]


cell = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)


@settings(deadline=None)
@given(st.lists(st.tuples(cell, cell), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_what_a_csv_writer_quotes_is_read_as_it_was(table: list[tuple[str, str]], separator: str) -> None:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("a", "b"), *table])
    found = list(read_table(io.StringIO(out.getvalue(), newline="")).rows)
    assert [r.cells for r in found] == [list(r) for r in table]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"text;key\nx, y;1\n", "columns parted by ;"),
        (b"sep=;\ntext;key\nx, y;1\n", "columns parted by ;"),
        ("text\tkey\nx, y\t1\n".encode("utf-16"), "encoding UTF-16"),
        (b"text\tkey\rx, y\t1\r", "line ends of old Macs"),
        ("\ufefftext\tkey\r\nx, y\t1\r\n".encode(), "columns parted by tabs"),
        (b'text, key\n"x, y", 1\n', None),
    ],
)
def test_tables_are_read_as_spreadsheets_write_them(data: bytes, told: str | None) -> None:
    found, said = rows(data)
    assert texts(found) == ["x, y"]
    assert found[0].document["key"] == "1"
    assert (told in said) if told else not said


def test_bytes_that_are_no_utf8_are_named_by_their_line_and_read_when_their_encoding_is_given() -> None:
    data = "text\nok\ncafé\n".encode("cp1252")
    with pytest.raises(Invalid, match=r"line 3: is not UTF-8.*name its encoding"):
        rows(data)
    assert texts(rows(data, encoding="cp1252")[0]) == ["ok", "café"]
    with pytest.raises(Invalid, match="is an Excel workbook"):
        rows(b"PK\x03\x04whatever")
    assert texts(rows(b"Ana\rBen\rCem", "text")[0]) == ["Ana", "Ben", "Cem"]


def test_numbers_keep_their_digits_or_refuse_their_row() -> None:
    found, _ = rows(
        b'{"text": "a", "id": 12345678901234567890123}\n{"text": "b", "id": 1234567890123456789}\n', "jsonl"
    )
    assert found[0].fault is not None
    assert "12345678901234567890123" in found[0].fault
    assert found[1].document["id"] == 1234567890123456789
    priorities, _ = rows("text,priority\na,²\nb,7\nc,--5\n".encode())
    assert [r.document["priority"] for r in priorities] == ["²", 7, "--5"]
    assert json_of(b'{"id": 12345678901234567890123, "x": NaN}', "f")["id"] == 12345678901234567890123


def test_an_array_is_cut_into_its_elements_and_its_depth_is_limited() -> None:
    elements = [{"text": 'a "quoted" ] , {'}, {"text": "b" * 3_000_000}, {"text": ["x", {"y": []}]}]
    found, _ = rows(json.dumps(elements).encode(), "json")
    assert [r.document for r in found] == elements
    assert rows(b"[]", "json")[0] == []
    with pytest.raises(Invalid, match="element 1: is nested more than 200 levels deep"):
        rows(b"[" * 100_000, "json")
    for broken in (b'[{"text": "a"}', b'[{"text": "a"}] x', b'[{"text": "half \\ud83d pair"}]'):
        with pytest.raises(Invalid, match="element"):
            rows(broken, "json")


SCHEMA = parse_schema(
    {
        "stages": [{"name": "doc", "type": "text", "source": "text"}],
        "questions": [
            {"name": "ents", "type": "regions", "stage": "doc", "labels": ["PER", "first name", "first_name", "\u00a0"]}
        ],
    }
)


@pytest.mark.parametrize(
    ("document", "meta"),
    [
        ({"text": "Ana", "meta": {"source": "x"}}, '{"source":"x"}'),
        ({"data": {"text": "Ana"}, "meta": None, "id": "1", "annotations": [], "settled": None, "state": "open"}, None),
        ({"text": "Ana", "data": "more"}, None),
    ],
)
def test_an_item_is_understood_as_the_field_writes_it(document: dict[str, object], meta: str | None) -> None:
    item = read_item(SCHEMA, Row(1, document), None)
    assert '"text":"Ana"' in item.data
    assert item.meta == meta


def test_a_csv_export_comes_in_again_without_its_answers() -> None:
    header = b"id,key,batch,state,annotators,agreement,origin,data.text,ents\n"
    found, told = rows(header + b'1,a,june,settled,1,,settled,Ana,"[]"\n')
    assert found[0].document == {"key": "a", "batch": "june", "data": {"text": "Ana"}}
    assert told == ["an export of Truemark's: its answers are left out"]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "'=1", "+1 more", "@x", "'quoted'", "-5", "plain"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted_and_comes_back(text: str) -> None:
    from truemark.formats import csv

    item = LabeledItem("i", "k", {"text": text}, None, None, 0, "open", None, "", [], None)
    out = csv.head(SCHEMA) + csv.write(SCHEMA, [item], Losses())
    cell = out.decode().splitlines()[1].split(",")[7].strip('"')
    assert cell[:1] not in ("=", "+", "@")
    found, _ = rows(out)
    assert texts(found) == [text]


def judged(folder: Path, text: str, **more: object) -> Judgments:
    file = folder / "in.csv"
    file.write_text(text, encoding="utf-8")
    return read_judgments([file], "values", **more)  # type: ignore[arg-type]


def value(judgments: Judgments, coefficient: str = "krippendorff-alpha", distance: str | None = None) -> float | None:
    return measure(coefficient, distance).compute(judgments, Settings(distance)).value


def test_the_fast_reader_loses_no_row_for_quotes_in_a_column_that_nobody_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    lines = [f'i{n},{a},{"yes" if (n + k) % 3 else "no"},a 5" screen' for n in range(40) for k, a in enumerate("xyz")]
    file.write_text("item,annotator,value,note\n" + "\n".join(lines) + "\n")
    assert len(read_long_csv([file], Columns())) == 120


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), cell),
        min_size=1,
        max_size=12,
        unique_by=lambda r: r[:2],
    )
)
def test_the_fast_and_the_careful_reader_give_the_same_judgments(table: list[tuple[str, str, str]]) -> None:
    import csv
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "in.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows([("item", "annotator", "value"), *table])
        found = []
        for careful in (False, True):
            try:
                read = read_long_csv([file], Columns(), careful)
                found.append(
                    [
                        (read.items[i], read.annotators[a], read.values[v])
                        for i, a, v in zip(read.item, read.annotator, read.value, strict=True)
                    ]
                )
            except Invalid as fault:
                found.append([str(fault)])  # type: ignore[list-item]
        assert found[0] == found[1]


def test_equal_numbers_are_one_category(tmp_path: Path) -> None:
    table = "item,annotator,value\n" + "".join(f"{n},a,{n % 3}\n{n},b,{n % 3}.0\n" for n in range(6))
    for coefficient in ("krippendorff-alpha", "cohen-kappa"):
        assert value(judged(tmp_path, table), coefficient) == 1.0
    assert len(judged(tmp_path, "item,annotator,value\n1,a,9007199254740993\n1,b,9007199254740992\n").values) == 2


def test_words_have_no_order_until_somebody_gives_it(tmp_path: Path) -> None:
    words = ("low", "medium", "high")
    pairs = [(0, 0), (0, 0), (1, 1), (1, 2), (2, 2), (0, 1), (2, 2), (1, 2)]
    said = "item,annotator,value\n" + "".join(f"{n},a,{words[a]}\n{n},b,{words[b]}\n" for n, (a, b) in enumerate(pairs))
    counted = "item,annotator,value\n" + "".join(f"{n},a,{a}\n{n},b,{b}\n" for n, (a, b) in enumerate(pairs))
    for coefficient, distance in (
        ("krippendorff-alpha", "ordinal"),
        ("weighted-kappa", "quadratic"),
        ("kendall-tau-b", None),
    ):
        with pytest.raises(Invalid, match="--order: must say the order"):
            value(judged(tmp_path, said), coefficient, distance)
        ordered = value(judged(tmp_path, said, order=words), coefficient, distance)
        assert ordered == pytest.approx(value(judged(tmp_path, counted), coefficient, distance))
    with pytest.raises(Invalid, match="'high' is not in the order that was given"):
        value(judged(tmp_path, said, order=words[:2]), "krippendorff-alpha", "ordinal")


def test_a_word_for_nothing_counts_as_a_category_until_it_is_said_to_be_missing(tmp_path: Path) -> None:
    table = "item,annotator,value\n1,a,x\n1,b,x\n2,a,y\n2,b,y\n2,c,nan\n"
    columns = Columns()
    assert len(judged(tmp_path, table, columns=columns)) == 5
    assert columns.notes == ["'nan' counts as a category; if it means that nothing was judged, say --missing nan"]
    assert len(judged(tmp_path, table, columns=Columns(missing=("nan",)))) == 4


@pytest.mark.parametrize(
    ("tags", "scheme"),
    [
        ("B-PER O B-LOC I-LOC", Scheme.BEFORE),
        ("PER-B O LOC-B LOC-I", Scheme.AFTER),
        ("PER O LOC LOC", Scheme.LABELS),
        ("U-PER O B-LOC L-LOC", Scheme.BEFORE),
    ],
)
def test_tags_of_any_scheme_mark_the_same_spans(tags: str, scheme: Scheme) -> None:
    listed = tags.split()
    assert scheme_of(listed) is scheme
    assert spans_of_tags(listed, scheme) == [LabeledSpan(0, 1, "PER"), LabeledSpan(2, 4, "LOC")]


def test_bare_marks_are_spans_and_a_mixture_is_refused(tmp_path: Path) -> None:
    assert spans_of_tags(["B", "O", "B", "I"], scheme_of(["B", "O", "I"])) == [
        LabeledSpan(0, 1, "span"),
        LabeledSpan(2, 4, "span"),
    ]
    file = tmp_path / "a.conll"
    file.write_text("Ana B-PER\nin O\nRome LOC\n")
    with pytest.raises(Invalid, match=r"a\.conll: line 3: tag 'LOC' is not written as the others are"):
        read_judgments([file], "spans")


def test_a_token_may_begin_with_a_hash_and_hold_a_no_break_space(tmp_path: Path) -> None:
    file = tmp_path / "a.conll"
    file.write_text("# sent_id = 1\n#Lisbon B-LOC\n10\u00a0000 B-NUM\n", encoding="utf-8")
    (marked,) = read_judgments([file], "spans").values
    assert marked.spans == (LabeledSpan(0, 1, "LOC"), LabeledSpan(1, 2, "NUM"))


def span(start: int, end: int, label: str = "PER") -> dict[str, object]:
    return {"id": f"r{start}-{end}", "label": label, "shape": {"type": "span", "start": start, "end": end}}


def lines(text: str, *spans: dict[str, object]) -> tuple[list[list[str]], dict[str, int]]:
    losses = Losses()
    given = {"answers": {"ents": list(spans)}, "revisions": [{}]}
    item = LabeledItem("i", None, {"text": text}, None, None, 0, "labeled", None, "", [given], None)
    out = conll.write(SCHEMA, [item], losses).decode()
    return [line.split(" -X- -X- ") for line in out.splitlines()[2:] if line], losses.counted


def test_every_span_is_strict_iob2_or_counted() -> None:
    assert lines("We met Ana", span(6, 10)) == ([["We", "O"], ["met", "O"], ["Ana", "B-PER"]], {})
    assert lines("Ana   in", span(3, 6))[1] == {"spans of white space alone": 1}
    found, counted = lines("Anastasia met", span(0, 3))
    assert (found[0], counted) == (
        ["Anastasia", "B-PER"],
        {"spans that end inside a word (written as the whole word)": 1},
    )
    found, _ = lines("Ana Ben Cem", span(0, 3, "first name"), span(4, 7, "first_name"), span(8, 11, "\u00a0"))
    assert len({tag for _, tag in found}) == 3
    assert all(len(tag) > 2 for _, tag in found)


def test_tokens_do_not_depend_on_the_answers() -> None:
    plain, _ = lines("王小明去北京 Ana")
    marked, _ = lines("王小明去北京 Ana", span(0, 3), span(4, 6))
    assert [t for t, _ in plain] == [t for t, _ in marked] == [*"王小明去北京", "Ana"]
    assert [t for _, t in marked] == ["B-PER", "I-PER", "I-PER", "O", "B-PER", "I-PER", "O"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.jsonl", '{"text": "x", "spans": []}', "prodigy"),
        ("a.jsonl", '{"text": "x", "label": [[0, 1, "A"]]}', "doccano"),
        ("a.jsonl", '{"id": 1, "data": {}, "annotations": [], "settled": null}', "truemark"),
        ("a.json", '{"images": [], "annotations": []}', "coco"),
        ("a.json", '[{"data": {}, "annotations": []}]', "label-studio"),
        ("a.json", '{"items": []}', "datumaro"),
        ("a.json", '{"shapes": []}', "labelme"),
        ("a.xml", "<?xml version='1.0'?><annotations/>", "cvat"),
        ("a.xml", "<annotation/>", "voc"),
        ("a.txt", "SPEAKER a 1 0 1 <NA> <NA> x <NA> <NA>", "rttm"),
        ("a.txt", "Ana B-PER", "conll"),
        ("a.csv", "item,annotator,value", "csv"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(name: str, content: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    assert kind_of_file(tmp_path / name, "values") == kind


def test_a_matrix_without_a_header_is_told_so_and_tracks_are_tracks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1,2,3,4,5,6\n2,3,4,5,6,7\n")
    with pytest.raises(Invalid, match="line 1: holds numbers alone; a table needs a header"):
        kind_of_file(tmp_path / "a.csv", "values")
    assert kind_of_file(tmp_path / "a.csv", "tracks") == "mot"
    (tmp_path / "b.json").write_text('{"mood": 1}')
    with pytest.raises(Invalid, match=r"of no format that is known.*--format"):
        kind_of_file(tmp_path / "b.json", "values")


XML = '<annotations><image name="a.jpg" width="100" height="80"><box label="c" xtl="10" ytl="10" xbr="{}" ybr="30"/></image></annotations>'
VOC = """<annotation><filename>a.jpg</filename><size><width>100</width><height>80</height></size><object><name>c</name>
<bndbox><xmin>11</xmin><ymin>11</ymin><xmax>{}</xmax><ymax>30</ymax></bndbox></object></annotation>"""


def labelme(right: float) -> str:
    shape = {"label": "c", "points": [[10, 10], [right, 30]], "shape_type": "rectangle"}
    return json.dumps({"imagePath": "a.jpg", "imageWidth": 100, "imageHeight": 80, "shapes": [shape]})


@pytest.mark.parametrize(("suffix", "of"), [("xml", XML.format), ("xml", VOC.format), ("json", labelme)])
def test_agreement_reads_whatever_a_format_reads(suffix: str, of: Callable[[int], str], tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.{suffix}" for name in ("ana", "ben")]
    for file, right in zip(files, (50, 30), strict=True):
        file.write_text(of(right))
    assert value(read_judgments(files, "regions"), "mean-iou") == pytest.approx(0.5)


def test_the_own_export_is_read_by_the_own_command(tmp_path: Path) -> None:
    def item(key: str, *given: tuple[str, str, int]) -> str:
        annotations = [{"annotator": who, "answers": {"topic": t, "ents": [span(0, end)]}} for who, t, end in given]
        return json.dumps(
            {"id": key, "key": key, "data": {"text": "Ana lives"}, "annotations": annotations, "settled": None}
        )

    file = tmp_path / "own.jsonl"
    file.write_text(
        "\n".join([item("1", ("a", "news", 3), ("b", "news", 3)), item("2", ("a", "news", 3), ("b", "sport", 4))])
    )
    assert value(read_judgments([file], "spans"), "span-f1") == pytest.approx(0.5)
    assert value(read_judgments([file], "values"), "percent-agreement") == pytest.approx(0.5)


def test_yaml_words_are_words_and_nothing_unfolds() -> None:
    text = "stages: [{name: t, type: text, source: text}]\nquestions: [{name: q, type: choice, options: [yes, no, 3]}]"
    (question,) = parse_schema_text(text).questions
    assert [o.name for o in question.options] == ["yes", "no", "3"]  # type: ignore[union-attr]
    with pytest.raises(Invalid, match=r"the alias \*a is not read"):
        parse_schema_text("x: &a [1, 2]\ny: [*a, *a]\n")


# Without NUL: UTF-16's mark before a NUL is UTF-32's mark.
@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\0"), max_size=60))
def test_text_is_text_in_any_encoding_with_a_mark(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            return
        if text:
            assert text_of(data, "f") == text
    assert "".join(lines_of(text)) == text.replace("\r", "").replace("\n", "")
