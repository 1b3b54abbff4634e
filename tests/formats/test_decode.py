"""Picture files: every type that is read, upright, in eight bits, page by page; what is wrong is said with the file's name."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from truemark.kinds.problem import Invalid
from truemark.media import decode


def shades(width: int = 60, height: int = 40) -> Image.Image:
    across = np.linspace(0, 255, width, dtype=np.uint8)[None].repeat(height, 0)
    return Image.fromarray(np.stack([across, across.T[:1].repeat(height, 0)[:, :1].repeat(width, 1), 255 - across], -1))


@pytest.mark.parametrize(
    ("suffix", "type"),
    [
        ("jpg", "image/jpeg"),
        ("png", "image/png"),
        ("webp", "image/webp"),
        ("avif", "image/avif"),
        ("tif", "image/tiff"),
        ("gif", "image/gif"),
        ("pdf", "application/pdf"),
    ],
)
def test_every_type_is_probed_and_gets_a_thumbnail(suffix: str, type: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{suffix}"
    shades().save(file, resolution=200) if suffix == "pdf" else shades().save(file)
    found = decode.probe(file, file.name)
    assert (found.type, found.height, found.pages) == (type, 40, 1)
    assert found.width in ((60, 61) if suffix == "pdf" else (60,))  # PDFium rounds up
    decode.verify(file, file.name)
    assert found.tiled == (suffix in ("tif", "pdf"))
    with Image.open(io.BytesIO(decode.thumbnail(file))) as small:
        assert small.size == (found.width, 40)
        left, right = np.asarray(small.convert("RGB"))[20, [3, 56]].astype(int)
    assert left[2] > left[0] + 100  # blue on the left, red on the right, as it was drawn
    assert right[0] > right[2] + 100


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_as_its_exif_says(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    file = tmp_path / "a.jpg"
    shades().save(file, exif=exif, quality=95)
    found = decode.probe(file, "a.jpg")
    seen, size = decode.region(file, 0, (0, 0, found.width, found.height), 1)
    assert size == (found.width, found.height)
    from PIL import ImageOps

    with Image.open(file) as opened:
        wanted = np.asarray(ImageOps.exif_transpose(opened).convert("RGB")).astype(int)
    assert np.abs(seen.astype(int) - wanted).max() <= 4


def test_sixteen_bits_are_scaled_from_the_darkest_to_the_brightest(tmp_path: Path) -> None:
    values = np.linspace(1000, 3000, 60, dtype=np.uint16)[None].repeat(40, 0)
    Image.fromarray(values).save(tmp_path / "a.tif")
    assert decode.probe(tmp_path / "a.tif", "a").tiled
    seen, _ = decode.region(tmp_path / "a.tif", 0, (0, 0, 60, 40), 1)
    assert (seen[0, 0].tolist(), seen[0, 59].tolist()) == ([0, 0, 0], [255, 255, 255])


def test_every_page_of_a_document_has_its_own_size_and_tiles(tmp_path: Path) -> None:
    pages = [shades(60, 40), shades(30, 80)]
    pages[0].save(tmp_path / "a.pdf", save_all=True, append_images=pages[1:], resolution=200)
    found = decode.probe(tmp_path / "a.pdf", "a.pdf")
    assert found.pages == 2
    sizes = decode.page_sizes(tmp_path / "a.pdf", 2)
    np.testing.assert_allclose(sizes, [(60, 40), (30, 80)], atol=1)
    (tmp_path / "tiles").mkdir()
    made = dict(decode.tiles(tmp_path / "a.pdf", 1, tmp_path / "tiles"))
    with Image.open(made[f"{decode.levels(*sizes[1]) - 1}/0_0"]) as tile:
        assert tile.size == sizes[1]


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "tif", "gif"])
def test_a_file_that_is_cut_off_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    grain = np.random.default_rng(1).integers(0, 255, (80, 100, 3), dtype=np.uint8)
    file = tmp_path / f"a.{kind}"
    Image.fromarray(grain).save(file)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    def look() -> None:
        decode.probe(file, "holiday.x")
        decode.verify(file, "holiday.x")

    with pytest.raises(Invalid, match=r"holiday\.x"):
        look()


def test_what_only_looks_like_a_picture_is_refused(tmp_path: Path) -> None:
    for name, data in (
        ("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("b.png", b"hello"),
        ("c.pdf", b"%PDF-1.7 no"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Invalid, match=name):
            decode.probe(tmp_path / name, name)


def test_the_perceptual_hash_is_the_one_that_stands_in_older_projects(tmp_path: Path) -> None:
    import imagehash
    import numpy as np
    from PIL import Image

    random = np.random.default_rng(7)
    for number in range(5):
        path = tmp_path / f"{number}.png"
        coarse = Image.fromarray(random.integers(0, 256, (12, 9), dtype=np.uint8))
        image = coarse.resize((180, 240), Image.Resampling.BICUBIC)
        image.save(path)
        assert decode.fingerprint(path) == str(imagehash.phash(image))
