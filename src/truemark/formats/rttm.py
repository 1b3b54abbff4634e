"""RTTM: who spoke when. `SPEAKER file channel start duration <NA> <NA> name <NA> <NA>`, seconds.

Source: NIST Rich Transcription evaluation plan (2009), appendix A.
"""

import math
from collections.abc import Sequence
from pathlib import Path

from truemark.agreement.judgments import Judgments
from truemark.formats.text_in import lines_of, text_of
from truemark.kinds.problem import Invalid
from truemark.kinds.segment import LabeledSegment


def read_rttm(files: Sequence[Path]) -> Judgments:
    """One file an annotator, whose name is the file's. An item is a recording; its value, the tuple of its segments.

    A recording that a file does not name has no segments there. Raises Invalid naming file and line.
    """
    marked = {file: _segments(file) for file in files}
    recordings = sorted({r for found in marked.values() for r in found})
    names = annotator_names(files)
    return Judgments.of(
        (recording, names[file], tuple(sorted(found.get(recording, ()))))
        for file, found in marked.items()
        for recording in recordings
    )


def annotator_names(files: Sequence[Path]) -> dict[Path, str]:
    """A name for each file's annotator: the file's own without suffix, or its path where those are equal."""
    stems = [f.stem for f in files]
    return {f: f.stem if stems.count(f.stem) == 1 else str(f.with_suffix("")) for f in files}


def _segments(file: Path) -> dict[str, list[LabeledSegment]]:
    found: dict[str, list[LabeledSegment]] = {}
    for number, line in enumerate(lines_of(text_of(file.read_bytes(), str(file))), start=1):
        fields = line.split()
        if not fields or fields[0].startswith(";;"):
            continue
        where = f"{file}: line {number}"
        if fields[0] != "SPEAKER":
            if fields[0].isupper():
                continue  # other records of RTTM (LEXEME, SPKR-INFO …) say nothing of who spoke when
            raise Invalid.at(where, f"starts with {fields[0]!r}, not SPEAKER")
        if len(fields) < 8:
            raise Invalid.at(where, f"has {len(fields)} fields; a SPEAKER line has at least 8")
        try:
            start, lasting = float(fields[3]), float(fields[4])
        except ValueError:
            raise Invalid.at(
                where, f"start and duration must be numbers, not {fields[3]!r} and {fields[4]!r}"
            ) from None
        if not (math.isfinite(start) and math.isfinite(lasting) and start >= 0 and lasting > 0):
            raise Invalid.at(where, "start must be at least 0 and duration above 0")
        found.setdefault(fields[1], []).append(LabeledSegment(start, start + lasting, fields[7]))
    return found
