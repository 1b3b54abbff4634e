"""Opening image files: what they are, their pages, thumbnails and tiles. JPEG, PNG, WebP, AVIF/HEIF, TIFF, GIF, BMP, PDF.

Decoding is libvips' (through pyvips), which reads headers first and pixels by strips, Pillow's for BMP, and PDFium's for documents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from truemark.kinds.mask import MOST_PIXELS
from truemark.kinds.problem import Invalid

TYPES = {  # by a part of the name of libvips' loader
    "jpegfile": "image/jpeg",
    "pngfile": "image/png",
    "webpfile": "image/webp",
    "heiffile": "image/avif",
    "tifffile": "image/tiff",
    "giffile": "image/gif",
}
BROWSER = frozenset({"image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"})
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".tif", ".tiff", ".gif", ".bmp", ".pdf")
PDF = "application/pdf"
BMP = "image/bmp"
PDF_DPI = 200
TILE = 512
TILED = 6_000_000  # pixels; a browser shows a smaller picture from its file as fast as from tiles
THUMBNAIL = 320
MOST_PAGES = 2_000
MOST_PAGE_PIXELS = 100_000_000  # of a PDF's page, which is drawn whole
ALWAYS_PIXELS = 100_000_000  # of all pages together, that a file may have however small it is
PIXELS_A_BYTE = (
    20_000  # that a file of more may have: a blank page of CCITT G4 has some 27 000, a bomb hundreds of thousands
)


@dataclass(frozen=True, slots=True)
class Probed:
    """width, height: of the first page, in pixels, as it is looked at (EXIF orientation applied).

    tiled: whether it has to be cut into tiles, being too large for a browser or not of a type that browsers show.
    """

    type: str
    width: int
    height: int
    pages: int
    tiled: bool


def probe(path: Path, name: str) -> Probed:
    """What a file is, from its header. Raises Invalid, naming the file, for what is no picture, broken or too large."""
    if _starts_with(path, b"%PDF-"):
        return _probe_pdf(path, name)
    image, type = _open(path, name)
    pages = int(image.get("n-pages")) if type == "image/tiff" and "n-pages" in image.get_fields() else 1
    if pages > MOST_PAGES:
        raise Invalid.at(name, f"has {pages} pages; at most {MOST_PAGES} are taken")
    width, height = _looked_at(image)
    if width * height > MOST_PIXELS:
        raise Invalid.at(
            name,
            f"is {width} × {height} = {width * height // 10**6} megapixels; at most {MOST_PIXELS // 10**6} are taken",
        )
    wide = image.format not in ("uchar", "char") or image.interpretation in ("cmyk", "lab", "labs")
    turned = type != "image/jpeg" and _orientation(image) != 1  # which browsers do for JPEG alone
    tiled = type not in BROWSER or wide or turned or width * height > TILED
    return Probed(type, width, height, pages, tiled)


def verify(path: Path, name: str) -> None:
    """Decode the whole file. Raises Invalid when it is cut off or corrupt."""
    if _starts_with(path, b"%PDF-"):
        return
    image, _ = _open(path, name)
    try:
        image.avg()
    except Exception as error:
        raise Invalid.at(name, f"is broken: {_first_line(error)}") from None


def thumbnail(path: Path, page: int = 0) -> bytes:
    """A WebP of at most 320 × 320 pixels."""
    small = _page(path, page, thumbnail=True)
    return bytes(small.webpsave_buffer(Q=80, strip=True))


def fingerprint(path: Path) -> str:
    """A perceptual hash of the first page, 64 bits in hexadecimal: alike pictures differ in few bits (pHash, Zauner 2010)."""
    from PIL import Image
    from scipy.fft import dct

    image = _page(path, 0, thumbnail=True).colourspace("b-w")
    grey = Image.fromarray(image.numpy().reshape(image.height, image.width)).convert("L")
    small = np.asarray(grey.resize((32, 32), Image.Resampling.LANCZOS), dtype=np.float64)
    low = dct(dct(small, axis=0), axis=1)[:8, :8]
    return f"{int(''.join('1' if b else '0' for b in (low > np.median(low)).ravel()), 2):016x}"


def tiles(path: Path, page: int, folder: Path) -> Iterator[tuple[str, Path]]:
    """Cut a page into JPEG tiles of 512 pixels, level by level: gives (`level/x_y`, file) pairs.

    Level 0 is one pixel; each level is twice the one before; the last is the page itself (the Deep Zoom layout).
    Pictures of more than 8 bits are scaled from their darkest to their brightest pixel.
    """
    image = _page(path, page)
    image.dzsave(
        str(folder / "page"),
        tile_size=TILE,
        overlap=0,
        suffix=".jpg[Q=92,subsample_mode=off]",
        background=[255] * image.bands,
    )
    for file in sorted((folder / "page_files").rglob("*.jpg")):
        yield f"{file.parent.name}/{file.stem}", file


def region(path: Path, page: int, within: tuple[int, int, int, int], step: int) -> tuple[Any, tuple[int, int]]:
    """Pixels of a rectangle, every `step`th: (height, width, 3) of 8 bits; and the page's width and height.

    Raises Invalid for a rectangle that does not lie in the page.
    """
    image = _page(path, page)
    left, top, right, bottom = within
    if right > image.width or bottom > image.height:
        raise Invalid.at("within", f"goes past the picture, which is {image.width} × {image.height}")
    part = image.crop(left, top, right - left, bottom - top)
    if step > 1:
        part = part.shrink(min(step, part.width), min(step, part.height))
    seen = part.numpy()
    if seen.ndim == 2 or seen.shape[2] == 1:
        seen = seen.reshape(seen.shape[0], seen.shape[1], 1).repeat(3, axis=2)
    return seen[..., :3], (image.width, image.height)


def levels(width: int, height: int) -> int:
    """How many levels the tiles of a page have."""
    return max(width - 1, height - 1, 0).bit_length() + 1


def page_sizes(path: Path, pages: int) -> list[tuple[int, int]]:
    """Width and height of every page, in pixels."""
    if _starts_with(path, b"%PDF-"):
        import pypdfium2

        with pypdfium2.PdfDocument(path) as document:
            return [_scaled(document.get_page_size(n)) for n in range(pages)]
    return [_looked_at(_open(path, path.name, page=n)[0]) for n in range(pages)]


def check_budget(sizes: Sequence[tuple[int, int]], size: int, name: str) -> None:
    """Raises Invalid for a file of far more pixels on all its pages than its bytes could say anything of. size: in bytes."""
    pixels = sum(w * h for w, h in sizes)
    if pixels > max(ALWAYS_PIXELS, PIXELS_A_BYTE * size):
        told = f"{len(sizes)} pages" if len(sizes) > 1 else "one page"
        raise Invalid.at(
            name,
            f"has {pixels // 10**6} megapixels on {told} in {size} bytes, {pixels // size} a byte; "
            f"above {ALWAYS_PIXELS // 10**6} megapixels at most {PIXELS_A_BYTE} a byte are taken",
        )


def _page(path: Path, page: int, thumbnail: bool = False) -> Any:
    """A page as a vips image of 8 bits in grey or sRGB, upright, without transparency."""
    import pyvips

    if _starts_with(path, b"%PDF-"):
        import pypdfium2

        with pypdfium2.PdfDocument(path) as document:
            document.init_forms()  # else what was filled in is not drawn
            drawn = document[page].render(scale=PDF_DPI / 72).to_numpy()
        image = pyvips.Image.new_from_array(drawn[..., 2::-1].copy(), interpretation="srgb")
    else:
        image = _open(path, path.name, page=page)[0].autorot()
    if thumbnail:
        scale = min(1.0, THUMBNAIL / max(image.width, image.height))
        image = image.resize(max(scale, 1 / image.width), vscale=max(scale, 1 / image.height))
    if image.format not in ("uchar", "char"):
        low, high = image.min(), image.max()
        image = ((image - low) * (255 / max(high - low, 1e-9))).cast("uchar")
        image = image.copy(interpretation="srgb" if image.bands >= 3 else "b-w")
    elif image.interpretation not in ("b-w", "srgb"):
        image = image.colourspace("srgb")
    return image.flatten(background=255) if image.hasalpha() else image


def _probe_pdf(path: Path, name: str) -> Probed:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            pages = len(document)
            sizes = [_scaled(document.get_page_size(n)) for n in range(min(pages, MOST_PAGES))]
    except pypdfium2.PdfiumError as error:
        raise Invalid.at(name, f"cannot be read as a PDF: {_first_line(error)}") from None
    if not 1 <= pages <= MOST_PAGES:
        raise Invalid.at(name, f"has {pages} pages; 1 to {MOST_PAGES} are taken")
    if max(w * h for w, h in sizes) > MOST_PAGE_PIXELS:
        raise Invalid.at(name, f"has a page of more than {MOST_PAGE_PIXELS // 10**6} megapixels at {PDF_DPI} dpi")
    return Probed(PDF, *sizes[0], pages, True)


def _scaled(size: tuple[float, float]) -> tuple[int, int]:
    # PDFium rounds up when it renders.
    from math import ceil

    return ceil(size[0] * PDF_DPI / 72), ceil(size[1] * PDF_DPI / 72)


def _orientation(image: Any) -> int:
    return int(image.get("orientation")) if "orientation" in image.get_fields() else 1


def _open_bmp(path: Path, name: str) -> Any:
    import pyvips
    from PIL import Image

    try:
        with Image.open(path, formats=("BMP",)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Invalid.at(name, f"is {image.width} × {image.height} pixels; at most {MOST_PIXELS} are taken")
            return pyvips.Image.new_from_array(image.convert("RGB"), interpretation="srgb")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise Invalid.at(name, f"is broken: {_first_line(error)}") from None


def _open(path: Path, name: str, page: int = 0) -> tuple[Any, str]:
    import pyvips

    if _starts_with(path, b"BM"):
        return _open_bmp(path, name), BMP
    pyvips.cache_set_max(0)  # libvips would give a file's old picture when another file takes its name
    loader = pyvips.vips_lib.vips_foreign_find_load(str(path).encode())
    found = pyvips.ffi.string(loader).decode().lower() if loader != pyvips.ffi.NULL else ""
    type = next((t for part, t in TYPES.items() if found.endswith(part)), None)
    if type is None:
        raise Invalid.at(name, "is no image that Truemark reads: JPEG, PNG, WebP, AVIF, HEIC, TIFF, GIF, BMP or PDF")
    options = {"page": page} if type == "image/tiff" and page else {}
    try:
        return pyvips.Image.new_from_file(str(path), access="random", fail_on="error", **options), type
    except pyvips.Error as error:
        raise Invalid.at(name, f"is broken: {_first_line(error)}") from None


def _looked_at(image: Any) -> tuple[int, int]:
    turned = "orientation" in image.get_fields() and image.get("orientation") in (5, 6, 7, 8)
    return (image.height, image.width) if turned else (image.width, image.height)


def _starts_with(path: Path, magic: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(magic)) == magic


def _first_line(error: Exception) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return (lines[-1] if lines else type(error).__name__).strip()
