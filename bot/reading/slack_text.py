"""Slack's escaped text as the plain line its author saw, without mentions, addresses and decoration."""

import re
import unicodedata
from urllib.parse import urlsplit

VIDEO_HOSTS = (
    "zoom.us",
    "meet.google.com",
    "teams.microsoft.com",
    "teams.live.com",
    "webex.com",
    "whereby.com",
)

_CONTROL = re.compile(r"<([^<>]*)>")
_URL = re.compile(r"\b(?:https?|tel|mailto):\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w+")
_EMOJI_NAME = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]*:(?!\w)")
_DECORATION = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_PARTING = frozenset({"Cc", "Cn", "Co", "Cs", "Sk", "So", "Zl", "Zp", "Zs"})
_APOSTROPHES = "\u2018\u2019\u02bc"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb"
_HYPHENS = "\u2010\u2011\u2013\u2212"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_QUOTES, '"'),
        **dict.fromkeys(_HYPHENS, "-"),
        "\u2014": " - ",  # the long dash parts, the short one joins
        "\u2026": " ",
        "\u00bd": ".5",
    }
)


def plain(text: str) -> str:
    """One line of ordinary characters; a link to a video call becomes the word "video"."""
    text = _CONTROL.sub(lambda found: _shown(found[1]), text)
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    text = "".join(_visible(character) for character in text)
    text = _EMAIL.sub(" ", _URL.sub(lambda found: _shown(found[0]), text))
    return " ".join(_DECORATION.sub("", _EMOJI_NAME.sub(" ", text)).split())


def _shown(control: str) -> str:
    address, _, label = control.partition("|")
    if address.startswith(("@", "#", "mailto:", "tel:")):
        return " "
    if address.startswith("!"):
        return f" {label} "
    if "://" not in address:
        return f" {control} "
    spoken = "" if "://" in label else label
    return f" video {'' if '.' in spoken else spoken} " if _is_video(address) else f" {spoken} "


def _is_video(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # brackets that are no IPv6 address
        return False
    return any(host == known or host.endswith(f".{known}") for known in VIDEO_HOSTS)


def _visible(character: str) -> str:
    """Invisible marks vanish; pictures, controls and line breaks part words; every script's digits are digits."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Cf" or character == "\ufe0f":
        return ""
    return " " if category in _PARTING else character
