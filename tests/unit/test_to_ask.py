"""Questions to put to them: suggested by who is there, for each by name."""

from collections import Counter
from dataclasses import replace

import pytest

from bot.catalogue import Catalogue, InterviewType, Role, load
from bot.models.interviews import Interviewer
from bot.models.preparations import Note, Part, Preparation
from bot.services.to_ask import FIRST, OFFERED, chosen, offered, suggested
from tests.planned import interview

BANK = load()
PRIYA = Interviewer("a", "Priya Nair", title="Head of Data")
TOM = Interviewer("b", "Tom Ellis", title="Analyst")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Senior Technical Recruiter", Role.RECRUITER),
        ("Head of Talent", Role.RECRUITER),
        ("HR Business Partner", Role.CROSS_FUNCTIONAL),
        ("Head of Data", Role.HIRING_MANAGER),
        ("ENGINEERING MANAGER", Role.HIRING_MANAGER),
        ("Chief Nursing Officer", Role.EXECUTIVE),
        ("VP, Finance", Role.EXECUTIVE),
        ("Co-founder & CTO", Role.EXECUTIVE),
        ("Staff engineer", Role.PEER),
        ("Product Manager", Role.CROSS_FUNCTIONAL),
        ("Beekeeper, north meadow", Role.PEER),
        ("Volunteer", Role.CROSS_FUNCTIONAL),
        ("", None),
        ("🦊 ~", None),
    ],
)
def test_a_title_tells_who_somebody_is(title: str, role: Role | None) -> None:
    assert BANK.role_of(title, "Senior beekeeper") is role


def test_each_role_that_is_there_has_its_turn_and_its_names() -> None:
    panel = interview(interviewers=(PRIYA, TOM, Interviewer("c", "Ines Duarte", title="Team lead")))
    found = suggested(panel, BANK)
    assert [one.role for one in found[:4]] == [Role.HIRING_MANAGER, Role.PEER] * 2
    assert {one.people for one in found} == {("Priya Nair", "Ines Duarte"), ("Tom Ellis",)}
    assert len({one.id for one in found}) == len(found) == OFFERED


@pytest.mark.parametrize("kind", InterviewType)
def test_five_are_there_for_every_type_though_nobody_is_named(kind: InterviewType) -> None:
    found = suggested(interview(type=kind), BANK)
    assert len(found) >= FIRST
    assert all(not one.people for one in found)


def test_a_person_without_a_title_brings_the_usual_ones() -> None:
    found = suggested(interview(interviewers=(TOM, Interviewer("c", "Ines Duarte"))), BANK)
    roles = Counter(one.role for one in found)
    assert set(roles) == {Role.PEER, Role.HIRING_MANAGER, Role.CROSS_FUNCTIONAL}
    assert all(one.people == ("Tom Ellis",) for one in found if one.role is Role.PEER)


def test_the_suggestions_stay_for_one_interview_and_change_with_the_next() -> None:
    one = interview()
    assert suggested(one, BANK) == suggested(one, BANK)
    assert suggested(one, BANK) != suggested(replace(one, id="i2"), BANK)


def test_what_was_chosen_comes_first_and_what_is_gone_from_the_bank_is_left_out() -> None:
    one = interview(interviewers=(TOM,))
    picked = ("ask-peer-surprise", "ask-that-was-deleted", "behavioral-1", "ask-executive-bet")
    preparation = Preparation({Part.ASK: Note("Who reads the gauges?", picked, 1)})
    asked = chosen(preparation, one, BANK)
    assert [one.id for one in asked] == ["", "ask-peer-surprise", "ask-executive-bet"]
    assert [one.people for one in asked] == [(), ("Tom Ellis",), ()]
    there = [one.id for one in offered(preparation, one, BANK)]
    assert there[:2] == ["ask-peer-surprise", "ask-executive-bet"]
    assert len(set(there)) == len(there)


def test_an_empty_bank_suggests_nothing() -> None:
    assert suggested(interview(), Catalogue()) == ()
