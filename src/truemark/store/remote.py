"""Files that lie elsewhere: in a folder of the server, behind http(s), in S3, GCS or Azure. Where one may look is checked here.

An address is a path below an allowed folder, or a URL. Web addresses must lead to the public internet: every address a
name resolves to is checked, and the connection is made to the very address that was checked, so that a name that
changes its mind meanwhile leads nowhere else.
"""

import fnmatch
import http.client
import ipaddress
import os
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import obstore
from obstore.store import from_url

from truemark.kinds.problem import Invalid

OBJECTS = ("s3", "gs", "az", "abfss")
LARGEST = 8 * 1024**3
REDIRECTS = 5
TIMEOUT = 30
SIGNED_FOR = timedelta(hours=6)
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its full address, and its path below where one looked."""

    address: str
    name: str


def listing(address: str, pattern: str) -> Iterator[Found]:
    """The files at an address whose path below it matches a pattern (`*.jpg`, `train/**`), in order.

    Raises Invalid for an address that may not be looked at, or where nothing can be listed.
    """
    scheme = urlsplit(address).scheme
    if scheme in ("http", "https"):
        check_web(address)
        yield Found(address, unquote(urlsplit(address).path.rsplit("/", 1)[-1]) or "file")
    elif scheme in OBJECTS:
        yield from _objects(address, pattern)
    else:
        root = allowed_folder(address)
        if root.is_file():
            yield Found(str(root), root.name)
            return
        for place in sorted(root.rglob("*")):
            name = place.relative_to(root).as_posix()
            if place.is_file() and matches(name, pattern):
                yield Found(str(allowed_folder(str(place))), name)


def matches(name: str, pattern: str) -> bool:
    """Whether a path matches: `*` stands for anything, also across folders; a pattern without `/` is for the last part."""
    return fnmatch.fnmatchcase(name if "/" in pattern else name.rsplit("/", 1)[-1], pattern)


def fetch(address: str, target: IO[bytes]) -> int:
    """Copy a file's bytes; gives how many. Raises Invalid naming the address and what went wrong."""
    scheme = urlsplit(address).scheme
    if scheme in ("http", "https"):
        return _fetch_web(address, target)
    size = 0
    if scheme in OBJECTS:
        store, path = _store(address)
        try:
            for piece in obstore.get(store, path).stream(min_chunk_size=PIECE):
                size += target.write(bytes(piece))
        except Exception as error:
            raise Invalid.at(address, f"cannot be read: {_first_line(error)}") from None
        return size
    with allowed_folder(address).open("rb") as source:
        while piece := source.read(PIECE):
            size += target.write(piece)
    return size


def check_bucket(address: str) -> None:
    """Raises Invalid for a bucket or prefix that the operator has not allowed ($TRUEMARK_BUCKETS); none is by default.

    The server's own credentials would read whatever they reach, its own files included.
    """
    parts = urlsplit(address)
    wanted = f"{parts.scheme}://{parts.netloc}/{parts.path.lstrip('/')}"
    allowed = [a.rstrip("/") + "/" for a in os.environ.get("TRUEMARK_BUCKETS", "").split(",") if a]
    own = os.environ.get("TRUEMARK_FILES", "").rstrip("/") + "/"
    within_own = own != "/" and (wanted + "/").startswith(own)
    if within_own or ".." in parts.path or not any((wanted.rstrip("/") + "/").startswith(a) for a in allowed):
        raise Invalid.at(
            "address",
            f"{address!r} is not in a bucket that this server may read; its operator names them in TRUEMARK_BUCKETS",
        )


def direct(address: str) -> str | None:
    """An address from which a browser reads the file itself: signed for some hours; None when the server must pass it on."""
    scheme = urlsplit(address).scheme
    if scheme in ("http", "https"):
        return address
    if scheme in OBJECTS:
        store, path = _store(address)
        try:
            return str(obstore.sign(store, "GET", path, expires_in=SIGNED_FOR))
        except Exception:  # without credentials nothing can be signed; what is public can still be passed on
            return None
    return None


def allowed_folder(address: str) -> Path:
    """The real path of a folder or file of the server below one that the operator allowed ($TRUEMARK_MEDIA_FOLDERS).

    Links are followed before looking. Raises Invalid.
    """
    place = Path(unquote(urlsplit(address).path) if address.startswith("file://") else address)
    roots = [Path(r).resolve() for r in os.environ.get("TRUEMARK_MEDIA_FOLDERS", "").split(os.pathsep) if r]
    real = place.resolve()
    if not any(real == root or root in real.parents for root in roots):
        raise Invalid.at(
            "address",
            f"{address!r} is not below a folder that this server may read; its operator names them in TRUEMARK_MEDIA_FOLDERS",
        )
    if not real.exists():
        raise Invalid.at("address", f"{address!r} does not exist")
    return real


def check_web(address: str) -> tuple[str, int, str]:
    """The host, port and checked IP address of a web address. Raises Invalid for one that leads into a private network."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Invalid.at("address", f"{address!r} must begin with http:// or https:// and name a host")
    if parts.username or parts.password:
        raise Invalid.at("address", "must not hold a user name or password")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError, UnicodeError):
        raise Invalid.at("address", f"{parts.hostname!r} cannot be found") from None
    ips = [str(f[4][0]).split("%")[0] for f in found]
    trusted = f"{parts.hostname}:{port}" in os.environ.get("TRUEMARK_TRUSTED_HOSTS", "").split(",")
    for ip in ips:
        if not trusted and not _public(ip):
            raise Invalid.at("address", f"{parts.hostname!r} is {ip}, which is not on the public internet")
    return parts.hostname, port, ips[0]


# IPv6 prefixes that lead to IPv4 addresses (compatible, NAT64) or to a site (site-local): what is behind is not seen here.
_TRANSLATED = tuple(ipaddress.ip_network(n) for n in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "fec0::/10"))


def _public(ip: str) -> bool:
    address = ipaddress.ip_address(ip)
    if any(address.version == net.version and address in net for net in _TRANSLATED):
        return False
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (mapped is None or mapped.is_global)


def _fetch_web(address: str, target: IO[bytes]) -> int:
    for _ in range(REDIRECTS + 1):
        host, port, ip = check_web(address)
        parts = urlsplit(address)
        connection = _Pinned(host, port, ip, parts.scheme == "https")
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("GET", path, headers={"User-Agent": "Truemark", "Accept": "image/*,application/pdf,*/*"})
            answer = connection.getresponse()
            if answer.status in (301, 302, 303, 307, 308) and answer.headers.get("Location"):
                address = urljoin(address, answer.headers["Location"])
                continue
            if answer.status != 200:
                raise Invalid.at(address, f"answers {answer.status} {answer.reason}")
            size = 0
            while piece := answer.read(PIECE):
                size += target.write(piece)
                if size > LARGEST:
                    raise Invalid.at(address, f"is larger than {LARGEST} bytes")
            return size
        except (OSError, http.client.HTTPException) as error:
            raise Invalid.at(address, f"cannot be read: {_first_line(error)}") from None
        finally:
            connection.close()
    raise Invalid.at(address, f"leads on more than {REDIRECTS} times")


class _Pinned(http.client.HTTPConnection):
    """A connection to one checked IP address, in the name of its host."""

    def __init__(self, host: str, port: int, ip: str, secure: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self._ip, self._secure = ip, secure

    def connect(self) -> None:
        self.sock = socket.create_connection((self._ip, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _objects(address: str, pattern: str) -> Iterator[Found]:
    parts = urlsplit(address)
    store, prefix = _store(address)
    try:
        for listed in obstore.list(store, prefix or None):
            for meta in listed:
                path = str(meta["path"])
                name = path[len(prefix) :].lstrip("/") if path.startswith(prefix) else path
                name = name or path.rsplit("/", 1)[-1]
                if not path.endswith("/") and matches(name, pattern):
                    yield Found(f"{parts.scheme}://{parts.netloc}/{path}", name)
    except Exception as error:
        raise Invalid.at("address", f"{address!r} cannot be listed: {_first_line(error)}") from None


def _store(address: str) -> tuple[Any, str]:
    check_bucket(address)
    parts = urlsplit(address)
    return _opened(f"{parts.scheme}://{parts.netloc}"), parts.path.lstrip("/")


@lru_cache(maxsize=64)
def _opened(bucket: str) -> Any:
    """A bucket, with the credentials that the server's environment holds (AWS_…, GOOGLE_…, AZURE_…)."""
    return from_url(bucket)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:300]
