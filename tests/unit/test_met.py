"""A corrected name keeps its note and its ticks; somebody else's begins without."""

from bot.models.interviews import Interviewer
from bot.services.entries import Named
from bot.services.met import met

PRIA = Interviewer("1", "Pria Nair", thanked=True, email="pria@harborlight.example", note="Thank you!")
TOM = Interviewer("2", "Tom Adeyemi", stayed="The lab")


def test_a_name_that_was_corrected_is_the_same_person() -> None:
    priya, tom = met([PRIA, TOM], [Named("Priya Nair"), Named("tom adeyemi", "Head of Data")])
    assert (priya.id, priya.name, priya.note, priya.thanked) == ("1", "Priya Nair", "Thank you!", True)
    assert (tom.id, tom.name, tom.title, tom.stayed) == ("2", "tom adeyemi", "Head of Data", "The lab")


def test_an_address_tells_who_it_is_whatever_the_name() -> None:
    (one,) = met([PRIA], [Named("P. Nair-Quist", "", "PRIA@harborlight.example")])
    assert (one.id, one.note) == ("1", "Thank you!")


def test_an_exact_name_goes_before_one_that_is_only_like_it() -> None:
    first, second = met([PRIA], [Named("Priya Nair"), Named("Pria Nair")])
    assert second.id == "1"
    assert first.id not in {"", "1"}
    assert not first.note


def test_somebody_else_inherits_nothing() -> None:
    (one,) = met([PRIA], [Named("Maren Holt")])
    assert one.id != "1"
    assert (one.note, one.thanked) == ("", False)


def test_what_was_said_of_everyone_goes_on_with_the_first_and_thanks_hold_for_all() -> None:
    everyone = Interviewer("3", "", thanked=True, note="Thank you all!")
    first, second = met([everyone], [Named("Priya Nair"), Named("Tom Adeyemi")])
    assert (first.id, first.note, first.thanked) == ("3", "Thank you all!", True)
    assert (second.note, second.thanked) == ("", True)


def test_nobody_named_is_one_for_all() -> None:
    (one,) = met([], [])
    assert one.id
    assert not one.name
