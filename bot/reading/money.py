"""Amounts of money as people type them: `85,000`, `85k`, `€85.000`, `120 000 CHF`. What may be two amounts is none."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LISTED = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST
XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CODES = frozenset(LISTED.split())
"""ISO 4217: the currencies that people are paid in."""
SIGNS = {
    "US$": {"USD"},
    "CA$": {"CAD"},
    "A$": {"AUD"},
    "C$": {"CAD"},
    "NZ$": {"NZD"},
    "S$": {"SGD"},
    "HK$": {"HKD"},
    "R$": {"BRL"},
    "$": {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD"},
    "€": {"EUR"},
    "euros": {"EUR"},
    "euro": {"EUR"},
    "£": {"GBP"},
    "¥": {"JPY", "CNY"},
    "₹": {"INR"},
    "₩": {"KRW"},
    "₺": {"TRY"},
    "₪": {"ILS"},
    "₫": {"VND"},
    "₱": {"PHP"},
    "₦": {"NGN"},
    "₴": {"UAH"},
    "zł": {"PLN"},
    "kr": {"SEK", "NOK", "DKK", "ISK"},
}
"""What stands for which currencies; the longer ones first."""
TIMES = {"k": 1000, "thousand": 1000, "lakh": 100_000, "m": 1_000_000, "million": 1_000_000}
YEARLY = re.compile(
    r"(?:\s*(?:(?:/|\bper|\ba|\bp\.?)\s*(?:year|yr|annum|a\b)\.?|\bgross\b|\bbefore tax\b))+\s*$",
    re.IGNORECASE,
)
OTHER_TIMES = re.compile(
    r"(?:/|\bper|\ban?|\bp\.?)\s*(?:h|hr|hour|day|wk|week|mo|month)s?\b|\b(?:hourly|daily|weekly|monthly)\b",
    re.IGNORECASE,
)
CODE = re.compile(r"^([a-z]{3})(?=[\s\d.,-])|(?<=[\s\dkm])([a-z]{3})$", re.IGNORECASE)
BLANK = re.compile("[\u00a0\u2007\u2009\u202f]")
UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PLAIN = re.compile(r"(?P<whole>\d+)(?P<cents>[.,]\d\d)?")
GROUPED = re.compile(
    r"(?P<whole>\d{1,3}(?P<mark>[,. '’])\d{3}(?:(?P=mark)\d{3})*)(?P<cents>(?!(?P=mark))[.,]\d\d)?"
)
LAKHS = re.compile(r"(?P<whole>\d{1,2}(?:,\d\d)+,\d{3})(?P<cents>\.\d\d)?")
SHORT = re.compile(rf"(\d+)(?:[.,](\d{{1,2}}))?\s*({'|'.join(TIMES)})", re.IGNORECASE)
RANGE = re.compile(r"\d\s*(?:k|m)?\s*(?:-|–|—|to|and|/)\s*\D{0,3}\d", re.IGNORECASE)


class Doubt(StrEnum):
    """Why there is no amount."""

    NOTHING = "nothing"
    NEGATIVE = "negative"
    RANGE = "range"
    SHARE = "share"
    CENTS = "cents"
    NOT_A_YEAR = "not_a_year"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Amount:
    """`value` in whole units; `currencies` are those that it may be in, none where nothing says so."""

    value: int
    currencies: frozenset[str] = frozenset()


def read_amount(typed: str) -> Amount | Doubt:
    text, currencies = _without_currency(_tidied(typed))
    if not any(sign.isdigit() for sign in text):
        return Doubt.UNCLEAR if typed.strip() else Doubt.NOTHING
    if text.startswith(("-", "−")) or (text.startswith("(") and text.endswith(")")):
        return Doubt.NEGATIVE
    if text.endswith("%"):
        return Doubt.SHARE
    if OTHER_TIMES.search(text):
        return Doubt.NOT_A_YEAR
    if RANGE.search(text):
        return Doubt.RANGE
    value = _value(text)
    return value if isinstance(value, Doubt) else Amount(value, currencies)


def read_currency(typed: str) -> frozenset[str]:
    """The currencies that a code or a sign stands for; none for what is neither."""
    text = _tidied(typed)
    if text.upper() in CODES:
        return frozenset({text.upper()})
    return frozenset(SIGNS.get(text, ()))


def _tidied(typed: str) -> str:
    """One line with plain digits and blanks, without what a keyboard hides in it, and without “a year” or “gross”."""
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in UNSEEN.sub("", typed))
    marks = digits.replace("٬", ",").replace("٫", ".")
    return YEARLY.sub("", " ".join(BLANK.sub(" ", marks).split()))


def _without_currency(text: str) -> tuple[str, frozenset[str]]:
    minus = "-" if text.startswith(("-", "−")) else ""
    rest = text.lstrip("-− ") if minus else text
    for sign, codes in SIGNS.items():
        if rest.startswith(sign) or rest.endswith(sign):
            return minus + rest.removeprefix(sign).removesuffix(sign).strip(), frozenset(codes)
    found = CODE.search(rest)
    code = found.group().upper() if found else ""
    if found and code in CODES:
        return minus + (rest[: found.start()] + rest[found.end() :]).strip(), frozenset({code})
    return text, frozenset()


def _value(text: str) -> int | Doubt:
    short = SHORT.fullmatch(text)
    if short:
        whole, rest, unit = short.groups(default="")
        return int(whole + rest.ljust(2, "0")) * TIMES[unit.lower()] // 100
    for shape in (GROUPED, LAKHS, PLAIN):
        found = shape.fullmatch(text)
        if found:
            cents = (found["cents"] or "")[1:]
            return Doubt.CENTS if cents.strip("0") else int(re.sub(r"\D", "", found["whole"]))
    return Doubt.UNCLEAR
