"""Names of companies: which one a typed word means, and which two may be one company's."""

import pytest

from bot.services.companies import alike, called

KNOWN = ["Metro", "Meta", "Metlife", "Metropolitan Opera", "Off1", "Off10", "Harborlight"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("meta", ["Meta"]),
        ("off1", ["Off1"]),
        ("Metropolitan Opera", ["Metropolitan Opera"]),
        ("metropolitan", ["Metropolitan Opera"]),
        ("harbor", ["Harborlight"]),
        ("harbourlite", ["Harborlight"]),
        ("Harborlight Inc.", ["Harborlight"]),
        ("panel at harborlight", ["Harborlight"]),
        ("metropolitn", ["Metropolitan Opera"]),
        ("met", ["Metro", "Meta", "Metlife", "Metropolitan Opera"]),
        ("Zephyr", []),
        ("?", []),
        ("", KNOWN),
    ],
)
def test_a_typed_name_means_those_called_so_before_those_like_it(typed: str, meant: list[str]) -> None:
    assert called(typed, KNOWN, str) == meant


def test_an_opera_is_not_opened_as_the_shop_that_begins_like_it() -> None:
    assert called("Metropolitan Opera", ["Metro"], str) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Quillmark", "Quillmark Inc.", True),
        ("quillmark, inc", "Quillmark", True),
        ("Harborlight", "Harbourlight", True),
        ("Quill", "Quillmark", False),
        ("Metro", "Metropolitan Opera", False),
        ("Company 1", "Company 2", False),
        ("!", "?", False),
    ],
)
def test_two_names_may_be_one_companys(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same
