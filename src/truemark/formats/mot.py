"""MOTChallenge: objects followed through a video. `frame,id,x,y,width,height,…`, no header, one file an annotator.

Source: motchallenge.net, the submission format (frames and pixels count from 1; boxes keep their numbers here).
"""

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from truemark.agreement.judgments import Judgments
from truemark.agreement.tracks.tracking import frozen
from truemark.formats.rttm import annotator_names
from truemark.formats.text_in import lines_of, text_of
from truemark.kinds.box import Box
from truemark.kinds.problem import Invalid


def read_mot(files: Sequence[Path]) -> Judgments:
    """All files are of one video, the item; an annotator is a file. Raises Invalid naming file and line."""
    names = annotator_names(files)
    return Judgments.of(("video", names[file], frozen(_frames(file))) for file in files)


def _frames(file: Path) -> dict[int, dict[Hashable, Any]]:
    frames: dict[int, dict[Hashable, Any]] = {}
    for number, line in enumerate(lines_of(text_of(file.read_bytes(), str(file))), start=1):
        if not line.strip():
            continue
        where = f"{file}: line {number}"
        cells = line.split(",")
        if len(cells) < 6:
            raise Invalid.at(where, f"has {len(cells)} cells; frame, id, x, y, width and height are 6")
        try:
            frame, name = int(float(cells[0])), cells[1].strip()
            x, y, width, height = (float(c) for c in cells[2:6])
            box = Box(x=x, y=y, width=width, height=height)
        except ValidationError as error:
            fault = error.errors()[0]
            raise Invalid.at(where, f"{fault['loc'][0]}: {fault['msg']}") from None
        except ValueError:
            raise Invalid.at(where, "frame, x, y, width and height must be numbers") from None
        if name in frames.setdefault(frame, {}):
            raise Invalid.at(where, f"object {name} is in frame {frame} a second time")
        frames[frame][name] = box
    return frames
