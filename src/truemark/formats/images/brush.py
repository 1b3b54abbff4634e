"""Label Studio's brush strokes: run lengths of an RGBA picture in a stream of bits.

The stream: 32 bits, how many values; 5 bits, the bits of a value less one; four times 4 bits, the bits of a length less
one. Then blocks: a bit, whether one value is repeated; 2 bits, which of the four sizes; the length less one; the
value, or the values. Source: thi.ng/rle-pack, which Label Studio uses.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SIZES = (4, 8, 12, 16)
WORD = 8


def decode(data: Sequence[int], width: int, height: int) -> NDArray[np.bool_]:
    """(height, width): where the stroke covers. Raises ValueError for a stream that is cut off or of another size."""
    stream = np.unpackbits(np.array(data, dtype=np.uint8))
    text = "".join(map(str, stream.tolist()))
    at = 0

    def take(bits: int) -> int:
        nonlocal at
        if at + bits > len(text):
            raise ValueError("the stream of bits ends too early")
        at += bits
        return int(text[at - bits : at], 2)

    total, word = take(32), take(5) + 1
    sizes = [take(4) + 1 for _ in range(4)]
    if total != width * height * 4:
        raise ValueError(f"holds {total} values; a picture of {width} × {height} has {width * height * 4}")
    out = np.zeros(total, dtype=np.uint8)
    done = 0
    while done < total:
        repeated = take(1)
        end = done + 1 + take(sizes[take(2)])
        if end > total:
            raise ValueError("holds more values than it announces")
        if repeated:
            out[done:end] = take(word)
        else:
            out[done:end] = [take(word) for _ in range(end - done)]
        done = end
    return np.asarray(out.reshape(height, width, 4)[:, :, 3] > 127)


def encode(bits: NDArray[np.bool_]) -> list[int]:
    """The stream of a (height, width) mask, white and opaque where it is set."""
    flat = bits.ravel().astype(np.uint8)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(flat)) + 1))
    lengths = np.diff(np.concatenate((starts, [flat.size]))) * 4
    parts = [f"{flat.size * 4:032b}", f"{WORD - 1:05b}", *(f"{s - 1:04b}" for s in SIZES)]
    for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
        value = 255 if flat[start] else 0
        while length:
            block = min(length, 1 << SIZES[-1])
            which = next(n for n, size in enumerate(SIZES) if block - 1 < 1 << size)
            parts.append(f"1{which:02b}{block - 1:0{SIZES[which]}b}{value:0{WORD}b}")
            length -= block
    stream = np.frombuffer("".join(parts).encode(), dtype=np.uint8) - ord("0")
    packed: list[int] = np.packbits(stream).tolist()
    return packed
