"""Addresses that mail filters put in the place of others, so that they can look first: what each leads to."""

import re
from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Callable, Iterator
from string import ascii_lowercase, ascii_uppercase, digits
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

MOST_LAYERS = 3
"""A mail passes the filters of who sends it, of who forwards it and of who receives it."""
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x1f]+", re.IGNORECASE)
_PROOFPOINT_3 = re.compile(r"/v3/__(?P<address>.+?)__;(?P<letters>[\w-]*=*)!")
_STARS = re.compile(r"\*(?:\*(.))?")
_RUNS = f"??{ascii_uppercase}{ascii_lowercase}{digits}-_"
"""The place of a letter is how many others a run of them stands for: `**A` for two."""
_ONE_SLASH = re.compile(r"^(https?:/)(?=[^/])", re.IGNORECASE)


def unwrapped(address: str) -> str | None:
    """What it leads to behind at most three filters; None for what is no address."""
    for _ in range(MOST_LAYERS):
        parts = _split(address)
        inner = _inner(parts) if parts else None
        if inner is None:
            return address if parts else None
        address = inner
    return address if _split(address) else None


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts if parts.hostname else None


def _inner(parts: SplitResult) -> str | None:
    match = _FILTER.search(parts.hostname or "")
    return next(filter(_ADDRESS.fullmatch, _FILTERS[match[1]](parts)), None) if match else None


def _queried(parts: SplitResult) -> Iterator[str]:
    found = parse_qs(parts.query)
    return (value for key in ("url", "q", "u", "a", "target") for value in found.get(key, ()))


def _last_of_path(parts: SplitResult) -> Iterator[str]:
    yield unquote(parts.path.rpartition("/")[2])


def _proofpoint(parts: SplitResult) -> Iterator[str]:
    """Its second way has `-3A` for a colon and `_` for a slash; its third keeps what is unusual for the end."""
    for coded in parse_qs(parts.query).get("u", ()):
        yield unquote(coded.replace("-", "%").replace("_", "/")) if "/v2/" in parts.path else coded
    match = _PROOFPOINT_3.search(parts.geturl())
    if match:
        yield _ONE_SLASH.sub(r"\1/", _filled(match["address"], match["letters"]))


def _filled(address: str, letters: str) -> str:
    try:
        kept = urlsafe_b64decode(letters.rstrip("=") + "=" * (-len(letters.rstrip("=")) % 4)).decode()
    except (Error, UnicodeDecodeError):
        return address
    left = iter(kept)
    return _STARS.sub(
        lambda run: "".join(next(left, "") for _ in range(_RUNS.find(run[1]) if run[1] else 1)), address
    )


_FILTERS: dict[str, Callable[[SplitResult], Iterator[str]]] = {
    "safelinks.protection.outlook.com": _queried,
    "google.com": _queried,
    "urldefense.com": _proofpoint,
    "urldefense.us": _proofpoint,
    "urldefense.proofpoint.com": _proofpoint,
    "linkprotect.cudasvc.com": _queried,
    "secure-web.cisco.com": _last_of_path,
    "fireeye.com": _queried,
    "trendmicro.com": _queried,
}
_FILTER = re.compile(rf"(?:^|\.)({'|'.join(map(re.escape, _FILTERS))})$")
