"""Amounts as people type them: read where they can mean one thing only, refused in words where not."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FieldError
from bot.reading.money import Amount, Doubt, read_amount, read_currency
from bot.services.amounts import read_bonus, read_pay

DOLLARS = {"USD", "CAD", "AUD", "NZD", "SGD"}


@pytest.mark.parametrize(
    ("typed", "value", "currencies"),
    [
        ("85,000", 85_000, set()),
        ("85000", 85_000, set()),
        ("85k", 85_000, set()),
        ("85 K", 85_000, set()),
        ("85.5k", 85_500, set()),
        ("85,5k", 85_500, set()),
        ("1.2m", 1_200_000, set()),
        ("€85.000", 85_000, {"EUR"}),
        ("85.000,00 €", 85_000, {"EUR"}),
        ("85,000.00", 85_000, set()),
        ("120 000", 120_000, set()),
        ("120 000 CHF", 120_000, {"CHF"}),
        ("CHF 120'000", 120_000, {"CHF"}),
        ("chf 120’000.-", None, set()),
        ("12,00,000", 1_200_000, set()),
        ("₹12 lakh", 1_200_000, {"INR"}),
        ("£85k a year", 85_000, {"GBP"}),
        ("85k EUR p.a.", 85_000, {"EUR"}),
        ("85000 euros", 85_000, {"EUR"}),
        ("85k gross", 85_000, set()),
        ("85k gross a year", 85_000, set()),
        ("85,000 a year before tax", 85_000, set()),
        ("90,000/yr", 90_000, set()),
        ("\u200f٨٥٬٠٠٠", 85_000, set()),
        ("８５０００", 85_000, set()),
        ("85\u00a0000\u202f€", 85_000, {"EUR"}),
        ("kr 500 000", 500_000, {"SEK", "NOK", "DKK", "ISK"}),
    ],
)
def test_an_amount_is_read(typed: str, value: int | None, currencies: set[str]) -> None:
    assert read_amount(typed) == (Doubt.UNCLEAR if value is None else Amount(value, frozenset(currencies)))


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("", Doubt.NOTHING),
        (" \n", Doubt.NOTHING),
        ("$", Doubt.UNCLEAR),
        ("a lot", Doubt.UNCLEAR),
        ("85,5", Doubt.UNCLEAR),
        ("1,000.000", Doubt.UNCLEAR),
        ("1.234k", Doubt.UNCLEAR),
        ("85,0000", Doubt.UNCLEAR),
        ("1e5", Doubt.UNCLEAR),
        ("85,000 plus bonus", Doubt.UNCLEAR),
        ("85,000.50", Doubt.CENTS),
        ("-85k", Doubt.NEGATIVE),
        ("€ -85k", Doubt.NEGATIVE),
        ("(85,000)", Doubt.NEGATIVE),
        ("80-90k", Doubt.RANGE),
        ("80k to 90k", Doubt.RANGE),
        ("$80,000 – $90,000", Doubt.RANGE),
        ("10 %", Doubt.SHARE),
        ("6,500 a month", Doubt.NOT_A_YEAR),
        ("$45/h", Doubt.NOT_A_YEAR),
        ("45 an hour", Doubt.NOT_A_YEAR),
        ("6500 monthly", Doubt.NOT_A_YEAR),
    ],
)
def test_what_may_mean_two_things_is_no_amount(typed: str, doubt: Doubt) -> None:
    assert read_amount(typed) is doubt


def test_a_currency_has_three_letters_or_a_sign() -> None:
    assert read_currency("usd") == {"USD"}
    assert read_currency("€") == {"EUR"}
    assert read_currency("$") > DOLLARS
    assert read_currency("dollars") == set()


@pytest.mark.parametrize(
    ("amount", "currency", "read"),
    [
        ("85k", "EUR", (85_000, "EUR")),
        ("€85k", "", (85_000, "EUR")),
        ("$85k", "cad", (85_000, "CAD")),
        ("85k CAD", "$", (85_000, "CAD")),
        ("", "USD", (None, "USD")),
        ("", "", (None, "")),
        ("600,000,000", "VND", (600_000_000, "VND")),
    ],
)
def test_pay_has_one_currency(amount: str, currency: str, read: tuple[int | None, str]) -> None:
    assert read_pay(amount, currency) == read


@pytest.mark.parametrize(
    ("amount", "currency", "field"),
    [
        ("85k", "", "currency"),
        ("$85k", "", "currency"),
        ("", "$", "currency"),
        ("€85k", "USD", "currency"),
        ("85k", "XYZ", "currency"),
        ("0", "USD", "base"),
        ("85", "USD", "base"),
        ("1000000000000", "USD", "base"),
        ("1000000000000", "VND", "base"),
        ("600,000,000", "USD", "base"),
        ("-85k", "USD", "base"),
    ],
)
def test_pay_that_cannot_be_is_refused_under_its_field(amount: str, currency: str, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        read_pay(amount, currency)
    assert refused.value.field == field


def test_a_bonus_is_in_the_currency_of_the_base() -> None:
    assert read_bonus("5k", "EUR") == 5_000
    assert read_bonus("", "") is None
    for amount, currency in (("$5k", "EUR"), ("5k", ""), ("10%", "EUR")):
        with pytest.raises(FieldError):
            read_bonus(amount, currency)


@given(st.text(max_size=80), st.text(max_size=10))
def test_whatever_is_typed_is_an_amount_or_a_sentence(amount: str, currency: str) -> None:
    with suppress(FieldError):
        value, code = read_pay(amount, currency)
        assert value is None or value >= 500
        assert bool(code) or value is None


@given(st.integers(1, 10**11))
def test_an_amount_that_is_written_out_is_read_back(value: int) -> None:
    for text in (str(value), f"{value:,}", f"{value:,}".replace(",", "."), f"{value:,}".replace(",", " ")):
        assert read_amount(text) == Amount(value)
