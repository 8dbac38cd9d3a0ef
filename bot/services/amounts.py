"""Money in a form: an amount a year and its currency, or one sentence under the field that says what to do."""

from bot.errors import FieldError
from bot.reading.money import Amount, Doubt, read_amount, read_currency

MANY_DIGITS = """
ARS BIF CDF CLP COP GNF HUF IDR IQD IRR ISK JPY KHR KMF KRW KZT LAK LBP MGA MMK MNT MWK NGN PKR PYG RSD RWF SDG SLE SOS
SSP STN SYP TZS UGX UZS VES VND XAF XOF YER
"""
LARGE_UNITS = frozenset(MANY_DIGITS.split())
"""A year's pay in these has more digits than in others."""
MOST, MOST_IN_LARGE_UNITS, LEAST = 100_000_000, 100_000_000_000, 500
QUOTED = 30
REFUSED = {
    Doubt.NEGATIVE: "An amount cannot be below zero. Please write it without the minus.",
    Doubt.RANGE: "That looks like a range. Please write the one amount that they offered.",
    Doubt.SHARE: "Please write the amount a year in place of the percentage.",
    Doubt.NOT_A_YEAR: "Please write what it comes to in a year, before tax, such as 85,000 or 85k.",
    Doubt.CENTS: "Please leave out what stands behind the whole amount, such as cents.",
}


def read_pay(amount: str, currency: str, *, untouched: bool = False) -> tuple[int | None, str]:
    """A year's base and its currency; either may be missing. Raises FieldError for what cannot be or is not clear.

    `untouched`: the form came with this currency, so that one in the amount counts for more.
    """
    codes = read_currency(currency)
    if currency and not codes:
        raise FieldError(
            "currency",
            f"I do not know the currency “{currency[:QUOTED]}”. Three letters, such as USD or EUR?",
        )
    found = _amount(amount, "base")
    if found is None:
        return None, _the_one(codes) if codes else ""
    if untouched and found.currencies and found.currencies.isdisjoint(codes):
        codes = found.currencies
    code = _the_one(_agreed(found.currencies, codes, currency))
    _refuse_absurd(found.value, code, "base")
    return found.value, code


def read_bonus(amount: str, currency: str) -> int | None:
    """An amount a year in the currency of the base."""
    found = _amount(amount, "bonus")
    if found is None:
        return None
    if not currency:
        words = "Please leave the bonus empty for now: its currency comes first, under Edit on the offer."
        raise FieldError("bonus", words)
    if found.currencies and currency not in found.currencies:
        raise FieldError(
            "bonus",
            f"The base is in {currency}, and this amount is not. Please write the bonus in {currency}.",
        )
    _refuse_absurd(found.value, currency, "bonus")
    return found.value


def _amount(text: str, field: str) -> Amount | None:
    found = read_amount(text)
    if found is Doubt.NOTHING:
        return None
    if isinstance(found, Doubt):
        unclear = f"I cannot tell which amount “{text[:QUOTED]}” is. Write it out for a year, such as 85,000 or 85k."
        raise FieldError(field, REFUSED.get(found, unclear))
    return found


def _agreed(of_amount: frozenset[str], chosen: frozenset[str], typed: str) -> frozenset[str]:
    """What the amount and the field beside it say together."""
    if not of_amount or not chosen:
        return of_amount or chosen
    if of_amount.isdisjoint(chosen):
        raise FieldError(
            "currency", f"The amount is in another currency than “{typed[:QUOTED]}”. Which one is right?"
        )
    return of_amount & chosen


def _the_one(codes: frozenset[str]) -> str:
    if not codes:
        raise FieldError("currency", "In which currency is it? Three letters, such as USD or EUR.")
    if len(codes) > 1:
        some = ", ".join(sorted(codes)[:4])
        raise FieldError("currency", f"That sign stands for several currencies. Which one is it: {some} …?")
    return next(iter(codes))


def _refuse_absurd(value: int, currency: str, field: str) -> None:
    if value == 0:
        raise FieldError(field, "That is zero. Leave the field empty if you do not know the amount yet.")
    if value > (MOST_IN_LARGE_UNITS if currency in LARGE_UNITS else MOST):
        raise FieldError(field, "That is more than anybody is paid in a year. Please check the zeros.")
    if field == "base" and value < LEAST:
        raise FieldError(field, f"Is that {value:,} thousand a year? Write it out, such as {value}k.")
