"""What zip archives need besides zipfile: names in no known encoding, members that would fill the machine."""

import zipfile
import zlib

from truemark.kinds.problem import Invalid

# What zipfile raises for a member that is encrypted or packed in a way it does not know, broken, or cut short.
UNPACKABLE = (RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, OSError)
LARGEST = 2 * 1024**3
SMALL = 64 * 1024**2
MOST_TIMES = 200


def member_name(member: zipfile.ZipInfo) -> str:
    """A member's path with `/` in it.

    Names that do not say that they are UTF-8 are taken for it if they can be; for GBK, which Chinese systems write,
    if they are made of its common signs; else for the code page 437 of the zip standard.
    """
    name = member.filename
    if not member.flag_bits & 0x800 and not name.isascii():
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name.replace("\\", "/")
        if _is_utf8(raw) and not (_is_chinese(raw) and _is_odd(raw.decode())):
            name = raw.decode()
        elif _is_chinese(raw):
            name = raw.decode("gb18030")
    return name.replace("\\", "/")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_odd(name: str) -> bool:
    """Whether a name holds signs that are rare in names, which GBK read as UTF-8 gives: neither ASCII nor a letter of Europe's."""
    return any(not c.isascii() and not "\u00c0" <= c <= "\u017f" for c in name)


def _is_chinese(raw: bytes) -> bool:
    """Whether all that is not ASCII is GB2312: two bytes, of 0xB0 to 0xF7 and of 0xA1 to 0xFE."""
    at = 0
    while at < len(raw):
        if raw[at] < 0x80:
            at += 1
        elif at + 1 < len(raw) and 0xB0 <= raw[at] <= 0xF7 and 0xA1 <= raw[at + 1] <= 0xFE:
            at += 2
        else:
            return False
    return True


def check_size(member: zipfile.ZipInfo, place: str, largest: int = LARGEST) -> None:
    """Raises Invalid for a member that is too large, or much larger than what it is packed in."""
    if member.file_size > largest:
        raise Invalid.at(place, f"would be {member.file_size} bytes long; at most {largest} are read")
    if member.file_size > SMALL and member.file_size > MOST_TIMES * max(member.compress_size, 1):
        raise Invalid.at(
            place, f"unpacks to {member.file_size // max(member.compress_size, 1)} times its size; at most {MOST_TIMES}"
        )
