"""`truemark agreement` and `truemark consensus` on every format they read, and what they say of bad files."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from truemark.agreement.measures import MEASURES
from truemark.cli import cli
from truemark.consensus.methods import METHODS
from truemark.kinds.problem import Invalid

GWET = """item,annotator,value
1,a,1\n1,b,1\n1,d,1\n2,a,2\n2,b,2\n2,c,3\n2,d,2\n3,a,3\n3,b,3\n3,c,3\n3,d,3\n4,a,3\n4,b,3\n4,c,3\n4,d,3\n5,a,2\n5,b,2\n5,c,2\n5,d,2
6,a,1\n6,b,2\n6,c,3\n6,d,4\n7,a,4\n7,b,4\n7,c,4\n7,d,4\n8,a,1\n8,b,1\n8,c,2\n8,d,1\n9,a,2\n9,b,2\n9,c,2\n9,d,2\n10,b,5\n10,c,5\n10,d,5
11,c,1\n11,d,1\n12,c,3
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=True)


def answer(*arguments: str | Path) -> dict[str, object]:
    found = run(*arguments, "--json")
    assert found.exception is None, found.exception
    parsed: dict[str, object] = json.loads(found.stdout)
    return parsed


def refusal(*arguments: str | Path) -> str:
    found = run(*arguments)
    assert isinstance(found.exception, Invalid), (found.exception, found.output)
    return str(found.exception)


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    file = tmp_path / "gwet.csv"
    file.write_text(GWET)
    return file


def test_the_json_of_agreement_is_the_promised_one(csv: Path) -> None:
    found = answer("agreement", csv, "--coefficient", "gwet-ac1")
    assert list(found) == ["coefficient", "distance", "value", "interval", "items", "judgments", "annotators"]
    assert found["value"] == pytest.approx(0.77544, abs=1e-5)
    assert (found["items"], found["judgments"], found["annotators"]) == (11, 40, 4)
    ordinal = answer("agreement", csv, "--coefficient", "krippendorff-alpha", "--distance", "ordinal")
    assert (ordinal["distance"], ordinal["value"]) == ("ordinal", pytest.approx(0.815, abs=0.0005))


def test_undefined_is_null_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "same.csv"
    file.write_text("item,annotator,value\n1,a,x\n1,b,x\n")
    found = answer("agreement", file)
    assert (found["value"], found["interval"]) == (None, None)
    assert "every judgment is the same" in str(found["reason"])
    assert "undefined, because" in run("agreement", file).output


def test_words_for_people_are_printed_without_json(csv: Path) -> None:
    printed = run("agreement", csv).output
    assert "krippendorff-alpha (nominal): 0.7434  95 % interval" in printed
    assert "11 items, 40 judgments, 4 annotators" in printed
    printed = run("consensus", csv, "--method", "majority").output
    assert "item\tanswer\tconfidence\n1\t1\t1.0000" in printed
    assert "annotator\tquality (share of judgments equal to the majority)" in printed


def test_the_json_of_consensus_is_the_promised_one(csv: Path) -> None:
    found = answer("consensus", csv, "--method", "majority")
    assert list(found) == ["items", "annotators"]
    assert found["items"]["2"] == {"answer": "2", "confidence": 0.75}  # type: ignore[index]
    assert list(found["annotators"]) == ["a", "b", "d", "c"]  # type: ignore[call-overload]
    assert found == answer("consensus", csv, "--method", "majority")


def test_other_columns_separators_and_files_together(tmp_path: Path) -> None:
    one, two = tmp_path / "1.csv", tmp_path / "2.tsv"
    one.write_text("task;who;said\n1;a;x\n2;a;y\n")
    two.write_text("\ufeffwho\ttask\tsaid\textra\nb\t1\tx\t\nb\t2\tx\t7\n")
    columns = ("--item", "task", "--annotator", "who", "--value", "said")
    found = answer("agreement", one, two, "--coefficient", "percent-agreement", *columns)
    assert (found["value"], found["items"], found["annotators"]) == (0.5, 2, 2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("item,annotator,value\n1,a,x\n1,b\n", "line 3: has 2 cells; the header has 3"),
        ("item,annotator,value\n1,a,x\n1,b,y,z\n", "line 3: has 4 cells; the header has 3"),
        ("item,annotator,value\n1,a,x\n,b,y\n", "line 3: has no item"),
        ("item,annotator,value\n1,a,x\n1,,y\n", "line 3: has no annotator"),
        (
            'item,annotator,value\n1,a,"two\nlines"\n1,b,x\n1,a,y\n',
            "line 5: annotator 'a' judges item '1' a second time",
        ),
        ("item,annotator,value\n\n1,a,x\n\n1,b\n", "line 5: has 2 cells"),
        ("item,rater,value\n1,a,x\n", "line 1: has no column 'annotator'; it has: item, rater, value"),
        ("", "line 1: has no column names"),
        ("item,annotator,value\n", "holds no judgments"),
        ('item,annotator,value\n1,a,"x\n', 'line 2: opens a quote (") that is never closed'),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(text)
    assert says in refusal("agreement", file)
    if "second time" not in says:
        assert says in refusal("consensus", file)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(b"item,annotator,value\n1,a,\xff\n1,b,x\n")
    assert "line 2: is not UTF-8" in refusal("agreement", file)
    assert "is no file" in refusal("agreement", tmp_path / "none.csv")


def test_a_word_where_a_number_is_needed_is_named_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("item,annotator,value\n1,a,3\n\n1,b,four\n2,a,1\n2,b,1\n")
    assert "words.csv: line 4: 'four' is not a number" in refusal("agreement", file, "--coefficient", "icc-2-1")


def test_an_empty_value_is_a_missing_judgment_and_a_repeat_counts_in_consensus(tmp_path: Path) -> None:
    file = tmp_path / "some.csv"
    file.write_text("item,annotator,value\n1,a,x\n1,b,\n1,c,x\n2,a,y\n2,c,x\n")
    assert answer("agreement", file)["judgments"] == 4
    file.write_text("item,annotator,value\n1,a,x\n1,a,x\n1,b,y\n")
    found = answer("consensus", file, "--method", "majority")
    assert found["items"]["1"]["answer"] == "x"  # type: ignore[index]


def test_unknown_names_are_answered_with_the_known_ones(csv: Path) -> None:
    assert "known are: krippendorff-alpha, cohen-kappa, weighted-kappa" in refusal(
        "agreement", csv, "--coefficient", "k"
    )
    assert "known are: majority, wawa" in refusal("consensus", csv, "--method", "k")
    assert "can be nominal, linear, quadratic" in refusal(
        "agreement", csv, "--coefficient", "gwet-ac2", "--distance", "k"
    )
    assert "takes spans" in refusal("agreement", csv, "--coefficient", "span-f1")


def test_the_command_prints_one_line_and_ends_with_1(csv: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    command = [
        sys.executable,
        "-c",
        "from truemark.cli import main; main()",
        "agreement",
        str(csv),
        "--coefficient",
        "k",
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("truemark: --coefficient: 'k' is not known")
    assert len(done.stderr.splitlines()) == 1


def test_conll_files_one_an_annotator(tmp_path: Path) -> None:
    a, b = tmp_path / "a.conll", tmp_path / "b.conll"
    a.write_text("-DOCSTART- O\n\nEU B-ORG\nrejects O\nGerman B-MISC\n\nPeter B-PER\nBlackburn I-PER\n")
    b.write_text("-DOCSTART- O\n\nEU B-ORG\nrejects O\nGerman O\n\nPeter B-PER\nBlackburn I-PER\n")
    found = answer("agreement", a, b, "--coefficient", "span-f1")
    assert (found["value"], found["items"]) == (pytest.approx(4 / 5), 2)
    assert answer("agreement", a, b, "--coefficient", "percent-agreement")["value"] == pytest.approx(4 / 5)
    merged = answer("consensus", a, b, "--method", "span-majority")
    assert merged["items"]["2"]["answer"] == [{"start": 0, "end": 2, "label": "PER"}]  # type: ignore[index]
    b.write_text("EU B-ORG\nreject O\nGerman O\n")
    assert "b.conll: line 2: has token 'reject' where line 4" in refusal("agreement", a, b, "--coefficient", "span-f1")
    b.write_text("EU B-ORG\nrejects\n")
    assert "b.conll: line 2: has 1 columns; expected 2" in refusal("agreement", a, b, "--coefficient", "span-f1")


def test_all_ways_of_tagging_mark_the_same_spans() -> None:
    from truemark.formats.conll_judged import spans_of_tags
    from truemark.kinds.span import LabeledSpan

    expected = [LabeledSpan(0, 2, "A"), LabeledSpan(2, 3, "A"), LabeledSpan(4, 5, "B")]
    for tags in ("B-A I-A B-A O B-B", "I-A I-A B-A O I-B", "B-A E-A S-A O S-B", "B-A L-A U-A O U-B"):
        assert spans_of_tags(tags.split()) == expected


def test_rttm_files_one_an_annotator(tmp_path: Path) -> None:
    a, b = tmp_path / "a.rttm", tmp_path / "b.rttm"
    a.write_text("SPEAKER f 1 0.0 5.0 <NA> <NA> A <NA> <NA>\nSPEAKER f 1 5.0 5.0 <NA> <NA> B <NA> <NA>\n")
    b.write_text(
        ";; made by hand\nSPEAKER f 1 0.0 6.0 <NA> <NA> x <NA> <NA>\nSPEAKER f 1 6.0 3.0 <NA> <NA> y <NA> <NA>\n"
    )
    found = answer("agreement", a, b, "--coefficient", "der", "--reference", "a")
    assert (found["value"], found["annotators"]) == (pytest.approx(0.2), 2)
    assert "is no annotator here" in refusal("agreement", a, b, "--coefficient", "der", "--reference", "c")
    b.write_text("SPEAKER f 1 zero 6.0 <NA> <NA> x <NA> <NA>\n")
    assert "b.rttm: line 1: start and duration must be numbers" in refusal("agreement", a, b, "--coefficient", "der")
    b.write_text("SPEAKER f 1 0 6.0\n")
    assert "b.rttm: line 1: has 5 fields" in refusal("agreement", a, b, "--coefficient", "jer")


def coco(boxes: list[tuple[int, list[float]]], **more: object) -> str:
    annotations = [{"id": n, "image_id": i, "category_id": 1, "bbox": b} | more for n, (i, b) in enumerate(boxes)]
    images = [{"id": n, "file_name": f"{n}.jpg", "width": 100, "height": 100} for n in (1, 2)]
    return json.dumps({"images": images, "categories": [{"id": 1, "name": "car"}], "annotations": annotations})


def test_coco_files_one_an_annotator(tmp_path: Path) -> None:
    a, b = tmp_path / "a.json", tmp_path / "b.json"
    a.write_text(coco([(1, [10, 10, 20, 20]), (1, [50, 50, 20, 20])]))
    b.write_text(coco([(1, [12, 10, 20, 20])]))
    found = answer("agreement", a, b, "--coefficient", "region-f1")
    assert (found["value"], found["judgments"]) == (pytest.approx(2 / 3), 2 * 1 + 2)
    assert answer("agreement", a, b, "--coefficient", "mean-iou")["value"] == pytest.approx(360 / 440)
    assert answer("agreement", a, b, "--distance", "iou")["distance"] == "iou"
    merged = answer("consensus", a, b, "--method", "region-fusion")
    assert merged["items"]["1.jpg"]["answer"][0]["shape"]["x"] == 11  # type: ignore[index]
    assert merged["items"]["2.jpg"] == {"answer": [], "confidence": 1.0}  # type: ignore[index]
    b.write_text(coco([(7, [12, 10, 20, 20])]))
    assert "b.json: annotations[0].image_id: 7 is no image of this file" in refusal(
        "agreement", a, b, "--distance", "iou"
    )
    b.write_text(coco([(1, [12, 10, -20, 20])]))
    assert "b.json: annotations[0].bbox: is no box" in refusal("agreement", a, b, "--distance", "iou")
    b.write_text('{"images": [}')
    assert "b.json: line 1: is not JSON" in refusal("agreement", a, b, "--distance", "iou")


def test_coco_segmentations_as_polygons_rle_and_keypoints(tmp_path: Path) -> None:
    import numpy as np
    from pycocotools import mask

    a, b = tmp_path / "a.json", tmp_path / "b.json"
    square = [10, 10, 30, 10, 30, 30, 10, 30]
    a.write_text(coco([(1, [10, 10, 20, 20])], segmentation=[square]))
    b.write_text(coco([(1, [10, 10, 20, 20])], segmentation=[[20, 10, 40, 10, 40, 30, 20, 30]]))
    assert answer("agreement", a, b, "--coefficient", "dice")["value"] == pytest.approx(0.5)
    pixels = np.zeros((100, 100), np.uint8)
    pixels[10:30, 10:20] = 1
    runs = mask.encode(np.asfortranarray(pixels))
    b.write_text(coco([(1, [10, 10, 10, 20])], segmentation={"size": [100, 100], "counts": runs["counts"].decode()}))
    assert answer("agreement", a, b, "--coefficient", "dice")["value"] == pytest.approx(2 * 200 / 600)
    joints = [1.0, 2.0, 2, 10.0, 12.0, 2]
    a.write_text(coco([(1, [0, 0, 10, 10])], keypoints=joints, area=100.0))
    b.write_text(coco([(1, [0, 0, 10, 10])], keypoints=[1.2, 2.0, 2, 10.0, 12.0, 2], area=100.0))
    assert 0.9 < float(str(answer("agreement", a, b, "--coefficient", "mean-iou")["value"])) < 1


def label_studio() -> list[dict[str, object]]:
    def annotation(who: object, *results: dict[str, object], **more: object) -> dict[str, object]:
        return {"completed_by": who, "result": list(results)} | more

    def topic(name: str) -> dict[str, object]:
        return {"from_name": "topic", "to_name": "t", "type": "choices", "value": {"choices": [name]}}

    def stars(n: int) -> dict[str, object]:
        return {"from_name": "stars", "to_name": "t", "type": "rating", "value": {"rating": n}}

    def span(start: int, end: int, label: str) -> dict[str, object]:
        value = {"start": start, "end": end, "text": "Ana went to Lisbon"[start:end], "labels": [label]}
        return {"from_name": "ner", "to_name": "t", "type": "labels", "value": value}

    def box(x: float, turn: float = 0) -> dict[str, object]:
        value = {"x": x, "y": 10, "width": 20, "height": 10, "rotation": turn, "rectanglelabels": ["car"]}
        size = {"original_width": 200, "original_height": 100}
        return {"from_name": "obj", "to_name": "i", "type": "rectanglelabels", "value": value} | size

    one, two = {"id": 1, "email": "ana@example.org"}, {"id": 2, "email": "ben@example.org"}
    return [
        {
            "id": 7,
            "data": {"text": "Ana went to Lisbon"},
            "annotations": [
                annotation(one, topic("travel"), stars(4), span(0, 3, "PER"), span(12, 18, "LOC"), box(10)),
                annotation(two, topic("travel"), stars(5), span(0, 3, "PER"), box(12)),
                annotation(two, topic("other"), was_cancelled=True),
            ],
        },
        {
            "id": 8,
            "data": {"text": "x"},
            "annotations": [annotation(one, topic("other"), stars(1)), annotation(two, topic("travel"), stars(1))],
        },
    ]


def test_label_studio_json(tmp_path: Path) -> None:
    file = tmp_path / "ls.json"
    file.write_text(json.dumps(label_studio()))
    found = answer("agreement", file, "--coefficient", "percent-agreement", "--question", "topic")
    assert (found["value"], found["items"], found["annotators"]) == (0.5, 2, 2)
    assert "must name one of those in the file: stars, topic" in refusal("agreement", file)
    assert "'colour' has no values; those that have: stars, topic" in refusal("agreement", file, "--question", "colour")
    assert answer("agreement", file, "--coefficient", "span-f1")["value"] == pytest.approx(2 / 3)
    assert answer("agreement", file, "--coefficient", "mean-iou")["value"] == pytest.approx(36 / 44)
    names = answer("consensus", file, "--method", "majority", "--question", "topic")["annotators"]
    assert list(names) == ["ana@example.org", "ben@example.org"]  # type: ignore[call-overload]
    assert "takes segments" in refusal("agreement", file, "--coefficient", "der")


def test_label_studio_turns_about_the_corner(tmp_path: Path) -> None:
    from truemark.formats.images.label_studio_shapes import shape_of

    value = {"x": 10, "y": 10, "width": 20, "height": 10, "rotation": 90}
    box = shape_of("rectangle", value, 100, 100)
    assert sorted((round(x, 6), round(y, 6)) for x, y in box.ring()) == [(0, 10), (0, 30), (10, 10), (10, 30)]


def test_rankings_and_pairs(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("left,right,annotator,winner\nA,B,x,A\nB,C,x,B\nA,C,x,C\nA,B,y,A\nA,C,y,tie\nB,C,y,B\n")
    found = answer("consensus", file, "--method", "bradley-terry", "--item", "left,right", "--value", "winner")
    scores = found["scores"]
    assert isinstance(scores, dict)
    assert sum(scores.values()) == pytest.approx(1)
    assert max(scores, key=scores.get) in ("A", "B")  # type: ignore[arg-type]
    assert found["items"]["A|B"]["answer"] == "A>B"  # type: ignore[index]
    for item in ("A vs B", "A-B", "A/B", '"A,B"', "A_B"):
        file.write_text(f"item,annotator,value\n{item},x,A\n{item},y,A\n{item},z,tie\n{item},w,B\n")
        one = answer("consensus", file, "--method", "bradley-terry")["scores"]
        assert one == {"A": pytest.approx(2.5 / 4, abs=1e-6), "B": pytest.approx(1.5 / 4, abs=1e-6)}
    file.write_text("item,annotator,value\n1,x,A>B\n1,y,B\n")
    assert "line 3: 'B' is no order" in refusal("consensus", file, "--method", "plackett-luce")
    file.write_text("item,annotator,value\n1,x,A>B>C\n1,y,A>C>B\n")
    assert answer("agreement", file, "--coefficient", "ranking-agreement")["value"] == pytest.approx(2 / 3)


def test_mot_files_one_an_annotator(tmp_path: Path) -> None:
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text("1,1,10,10,20,20,1\n2,1,12,10,20,20,1\n1,2,100,10,20,20,1\n2,2,100,10,20,20,1\n")
    b.write_text("1,5,10,10,20,20,1\n2,5,13,10,20,20,1\n1,6,100,10,20,20,1\n2,7,100,10,20,20,1\n")
    found = {c: answer("agreement", a, b, "--coefficient", c)["value"] for c in ("hota", "idf1", "mota")}
    assert found["mota"] == pytest.approx(1 - 1 / 4), "one switch in four"
    assert found["idf1"] == pytest.approx(2 * 3 / 8)
    assert 0.75 < float(str(found["hota"])) < 0.9
    b.write_text("1,5,10,10,20\n")
    assert "files must be of one format" in refusal("agreement", a, b, "--coefficient", "hota")
    b.write_text("1,5,10,10,20,20\n1,5,10,10,-20,20\n")
    assert "b.txt: line 2: width" in refusal("agreement", a, b, "--coefficient", "hota")
    b.write_text("1,5,10,10,20,20\n1,5,10,10,20,20\n")
    assert "b.txt: line 2: object 5 is in frame 1 a second time" in refusal("agreement", a, b, "--coefficient", "hota")


def test_coreference_in_the_last_column_as_in_conll_2012(tmp_path: Path) -> None:
    a, b = tmp_path / "a.conll", tmp_path / "b.conll"
    text = "a {}\nb {}\nc {}\n\nd {}\ne {}\nf {}\ng {}\n"  # the example of Pradhan et al. 2014, without its last two mentions
    a.write_text(text.format("(0)", "(0)", "(0)", "(1)", "(1)", "(1)", "(1)"))
    b.write_text(text.format("(0)", "(0)", "(1)", "(1)", "-", "(2)", "(2)"))
    muc = answer("agreement", a, b, "--coefficient", "muc", "--reference", "a")
    assert muc["value"] == pytest.approx(2 * (2 / 5) * (2 / 3) / (2 / 5 + 2 / 3))
    for name in ("b-cubed", "ceaf-e", "ceaf-m", "lea", "coref-conll"):
        assert 0 < float(str(answer("agreement", a, b, "--coefficient", name)["value"])) < 1
    b.write_text(text.format("(0", "0)", "-", "(1|(2)", "1)", "-", "-"))
    assert answer("agreement", a, b, "--coefficient", "lea")["annotators"] == 2
    b.write_text(text.format("0)", "-", "-", "-", "-", "-", "-"))
    assert "b.conll: line 1: mention 0 ends here but never began" in refusal("agreement", a, b, "--coefficient", "muc")
    b.write_text(text.format("(0", "-", "-", "-", "-", "-", "-"))
    assert "mention 0 never ends" in refusal("agreement", a, b, "--coefficient", "muc")


def test_label_studio_brushes_are_compared_pixel_by_pixel(tmp_path: Path) -> None:
    import numpy as np

    from truemark.formats.images.brush import encode

    def annotation(who: str, rows: slice) -> dict[str, object]:
        bits = np.zeros((10, 20), dtype=bool)
        bits[rows, 5:15] = True
        value = {"format": "rle", "rle": encode(bits), "brushlabels": ["car"]}
        result = {"id": "a", "type": "brushlabels", "from_name": "b", "to_name": "i", "value": value}
        return {"completed_by": who, "result": [result | {"original_width": 20, "original_height": 10}]}

    task = {
        "id": 1,
        "data": {"i": "a.jpg"},
        "annotations": [annotation("ana", slice(0, 8)), annotation("ben", slice(2, 8))],
    }
    (tmp_path / "t.json").write_text(json.dumps([task]))
    assert answer("agreement", tmp_path / "t.json", "--coefficient", "mean-iou")["value"] == 0.75


@pytest.mark.parametrize(("verb", "known"), [("agreement", MEASURES), ("consensus", METHODS)])
def test_what_there_is_is_listed_with_what_it_takes_and_tells(verb: str, known: Mapping[str, Any]) -> None:
    listed = run(verb, "--list", "--json")
    assert listed.exit_code == 0, listed.output
    found = {entry["name"]: entry for entry in json.loads(listed.output)}
    assert list(found) == list(known)
    assert all(found[name]["takes"] == known[name].takes and found[name]["tells"] for name in known)
    plain = run(verb, "--list").output.splitlines()
    assert [line.split()[0] for line in plain] == list(known)


def exported(tmp_path: Path, *items: dict[str, dict[str, Any]]) -> Path:
    """Truemark's export of items, each the answers of its annotators."""
    file = tmp_path / "export.jsonl"
    lines = [
        {"key": f"k{n}", "data": {"text": "Ana saw Bo. She waved."}, "settled": None}
        | {"annotations": [{"annotator": who, "answers": given} for who, given in answers.items()]}
        for n, answers in enumerate(items)
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file


def mention(id: str, start: int, end: int) -> dict[str, Any]:
    return {"id": id, "label": "who", "shape": {"type": "span", "start": start, "end": end}}


def test_chains_of_our_own_export_are_scored_by_what_their_members_stand_for(tmp_path: Path) -> None:
    """The same spans have other ids with each annotator; two links of one against one of the other: F1 of 2·1·½ ÷ 1½."""
    ana = {"m": [mention("1", 0, 3), mention("2", 8, 10), mention("3", 12, 15)]}
    bo = {"m": [mention("x", 12, 15), mention("y", 0, 3)]}
    ana["same"] = [{"id": "c", "members": ["1", "2", "3"]}]
    bo["same"] = [{"id": "c", "members": ["x", "y"]}]
    file = exported(tmp_path, {"ana": ana, "bo": bo})
    assert answer("agreement", file, "--coefficient", "muc")["value"] == pytest.approx(2 / 3)
    for name in ("b-cubed", "ceaf-m", "ceaf-e", "lea", "coref-conll"):
        assert answer("agreement", file, "--coefficient", name)["items"] == 1
    bo["same"] = [{"id": "c", "members": ["x", "gone"]}]
    assert "the member 'gone'" in refusal(
        "agreement", exported(tmp_path, {"ana": ana, "bo": bo}), "--coefficient", "muc"
    )


def test_our_own_export_gives_texts_segments_and_spans_in_pieces(tmp_path: Path) -> None:
    def given(said: str, end: float) -> dict[str, Any]:
        piece = {"type": "discontinuous", "parts": [[0, 3], [8, 10]]}
        return {
            "said": said,
            "turns": [{"id": "1", "label": "ana", "shape": {"type": "segment", "start": 0, "end": end}}],
            "split": [{"id": "2", "label": "who", "shape": piece}],
        }

    file = exported(tmp_path, {"ana": given("hello there", 2), "bo": given("hello you", 1)})
    assert answer("agreement", file, "--coefficient", "wer")["value"] == pytest.approx(0.5)
    assert answer("agreement", file, "--coefficient", "der")["value"] == pytest.approx(0.5)
    assert answer("agreement", file, "--coefficient", "span-f1")["value"] == 1.0


def test_who_marked_nothing_in_our_own_export_judged_it_so(tmp_path: Path) -> None:
    file = exported(tmp_path, {"ana": {"m": [mention("1", 0, 3)]}, "bo": {}}, {"ana": {}, "bo": {}})
    found = answer("agreement", file, "--coefficient", "span-f1")
    assert (found["value"], found["items"], found["judgments"]) == (0.0, 2, 4)


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize("key", ["label", "labels", "cats", "accept"])
def test_classes_of_doccano_and_prodigy_are_values(tmp_path: Path, key: str, listed: bool) -> None:
    files = []
    for who, classes in (("ana", [["x"], ["y"], ["x", "z"], []]), ("bo", [["x"], ["x"], ["z", "x"], ["x"]])):
        documents = [
            {"text": f"t{n}", key: given} | ({} if key in ("label", "labels") else {"label": []})
            for n, given in enumerate(classes)
        ]
        file = tmp_path / f"{who}.{'json' if listed else 'jsonl'}"
        file.write_text(json.dumps(documents, indent=1) if listed else "".join(json.dumps(d) + "\n" for d in documents))
        files.append(file)
    found = answer("agreement", *files, "--coefficient", "percent-agreement")
    assert (found["value"], found["items"]) == (pytest.approx(2 / 3), 3)
    assert "holds values" in refusal("agreement", *files, "--coefficient", "span-f1")


def test_texts_of_doccano_are_texts(tmp_path: Path) -> None:
    for who, said in (("ana", ["a b"]), ("bo", ["a c"])):
        (tmp_path / f"{who}.jsonl").write_text(json.dumps({"text": "t", "label": said}) + "\n")
    files = [tmp_path / "ana.jsonl", tmp_path / "bo.jsonl"]
    assert answer("agreement", *files, "--coefficient", "wer")["value"] == pytest.approx(0.5)
    files[0].write_text(json.dumps({"text": "t", "label": ["one", "two"]}) + "\n")
    assert "line 1: has 2 texts" in refusal("agreement", *files, "--coefficient", "wer")


def test_what_is_of_webanno_says_what_can_be_read_instead(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("#FORMAT=WebAnno TSV 3.3\n#T_SP=NamedEntity|value\n")
    assert "CoNLL 2002" in refusal("agreement", file)


def test_what_a_task_holds_besides_is_counted(tmp_path: Path) -> None:
    """Relations and comments of doccano, rejected tasks of Prodigy: nothing goes by in silence."""
    entity = {"id": 1, "label": "P", "start_offset": 0, "end_offset": 3}
    relations = [{"id": 1, "from_id": 1, "to_id": 1, "type": "met"}]
    for who in ("ana", "bo"):
        rows = [
            {"text": "Ana met", "entities": [entity], "relations": relations, "Comments": ["hm"]},
            {"text": "Rome", "entities": [], "relations": [], "Comments": []},
            {"text": "no", "spans": [], "answer": "reject"},
        ]
        (tmp_path / f"{who}.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    done = run("agreement", tmp_path / "ana.jsonl", tmp_path / "bo.jsonl", "--coefficient", "span-f1", "--json")
    assert json.loads(done.stdout)["value"] == 1.0
    for told in ("2 relations", "2 comments", "2 tasks that were rejected or ignored"):
        assert f"passed over: {told}" in done.stderr
