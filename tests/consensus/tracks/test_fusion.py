"""Tracks of several become one set."""

import pytest

from truemark.consensus.tracks.fusion import fuse_tracks
from truemark.kinds.box import Box
from truemark.kinds.track import Keyframe, Track


def test_tracks_are_matched_and_fused_frame_by_frame() -> None:
    def track(shift: float, last: int) -> Track:
        keys = [(0, 0.0), (last, float(last))]
        return Track(
            keyframes=tuple(Keyframe(frame=f, shape=Box(x=x + shift, y=0, width=20, height=20)) for f, x in keys)
        )

    far = Track(keyframes=(Keyframe(frame=0, shape=Box(x=500, y=0, width=5, height=5)),))
    ((fused, share),) = fuse_tracks([[track(0, 10), far], [track(2, 10)], [track(4, 12)]])
    assert share == 1
    assert sorted(fused.frames()) == list(range(11))
    for frame, shape in fused.frames().items():
        assert isinstance(shape, Box)
        assert shape.x == pytest.approx(frame + 2)
