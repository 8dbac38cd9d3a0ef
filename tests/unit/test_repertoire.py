"""Which story suits: what it shows, who has heard it, and how often it was told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.catalogue import Catalogue, InterviewType, Question, QuestionType, Rubric, load
from bot.models.interviews import Interview
from bot.models.stories import Story, StoryText, Telling
from bot.services.repertoire import for_interview, for_question, heard, same_company
from tests.planned import interview

NOW = datetime(2027, 1, 10, 17, tzinfo=UTC)
BEFORE, LATER = NOW - timedelta(days=3), NOW + timedelta(days=30)
COMPETENCIES = [one.id for one in load().competencies]


def story(title: str, *competencies: str, told: tuple[Telling, ...] = ()) -> Story:
    return Story(title, 1, StoryText(title, competencies=competencies), told)


def telling(company: str = "Harborlight", at: datetime = BEFORE, id_: str = "i0") -> Telling:
    return Telling(id_, company, at.date(), at)


def question(*competencies: str) -> Question:
    one = next(one for one in load().questions if one.type is QuestionType.BEHAVIORAL)
    return one.model_copy(update={"competencies": competencies})


def titles(stories: list[Story], one: Interview, catalogue: Catalogue | None = None) -> list[str]:
    return [found.story.title for found in for_interview(stories, one, catalogue or load(), NOW)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harborlight", "harborlight"),
        ("Harborlight", "Harbor Light"),
        ("Harborlight", "The Harborlight Company, Inc."),
        ("Harborlight", "Harborlight Marine"),
        ("Harborlight", "Harbourlight"),
        ("Fern & Finch", "Fern and Finch"),
        ("Mara's Bakery", "Maras Bakery"),
        ("???", "???"),
        ("夜明け", "夜明け"),
    ],
)
def test_these_are_one_company(one: str, other: str) -> None:
    assert same_company(one, other)
    assert same_company(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harborlight", "Quillfield"),
        ("Fern", "Finch"),
        ("North Bank", "North Mill"),
        ("???", "!!!"),
        ("Inc", "Ltd"),
        ("", "Harborlight"),
    ],
)
def test_these_are_two_companies(one: str, other: str) -> None:
    assert not same_company(one, other)
    assert not same_company(other, one)


def test_a_question_gets_the_story_that_shows_most_of_what_it_asks_for() -> None:
    stories = [story("one", "conflict"), story("both", "conflict", "learning"), story("none", "planning")]
    found = for_question(stories, question("conflict", "learning"), None, NOW)
    assert found
    assert found.story.title == "both"


@pytest.mark.parametrize("rubric", [one for one in Rubric if one is not Rubric.STAR])
def test_a_question_that_asks_for_no_event_gets_no_story(rubric: Rubric) -> None:
    asks = question("conflict").model_copy(update={"rubric": rubric})
    assert for_question([story("one", "conflict")], asks, None, NOW) is None


def test_a_question_that_no_story_answers_gets_none() -> None:
    assert for_question([story("one", "conflict")], question("planning"), None, NOW) is None


def test_a_question_to_ask_them_needs_no_story() -> None:
    one = next(one for one in load().questions if one.type is QuestionType.ASK)
    to_ask = one.model_copy(update={"competencies": ("conflict",)})
    assert for_question([story("one", "conflict")], to_ask, None, NOW) is None


def test_what_the_next_company_has_heard_gives_way_to_what_it_has_not() -> None:
    known = story("known", "conflict", "learning", told=(telling(),))
    found = for_question(
        [known, story("new", "conflict")], question("conflict", "learning"), interview(), NOW
    )
    assert found
    assert (found.story.title, found.heard) == ("new", None)


def test_what_they_have_heard_is_named_with_where_if_there_is_nothing_else() -> None:
    found = for_question(
        [story("known", "conflict", told=(telling(),))], question("conflict"), interview(), NOW
    )
    assert found
    assert (found.heard, found.ahead) == (telling(), False)


def test_what_they_are_going_to_hear_is_said_to_lie_ahead() -> None:
    meant = story("known", "conflict", told=(telling(at=LATER),))
    found = for_question([meant], question("conflict"), interview(), NOW)
    assert found
    assert found.ahead


def test_telling_it_in_the_interview_itself_is_not_telling_it_twice() -> None:
    one = interview()
    assert heard(story("mine", told=(telling(id_=one.id),)), one) is None


def test_the_last_time_they_heard_it_is_the_one_that_is_named() -> None:
    twice = story("known", told=(telling(id_="a"), telling(id_="b"), telling("Quillfield", id_="c")))
    found = heard(twice, interview())
    assert found
    assert found.interview == "b"


def test_of_many_stories_an_interview_gets_three() -> None:
    assert len(titles([story(str(n), COMPETENCIES[n]) for n in range(6)], interview())) == 3


def test_stories_for_an_interview_show_what_such_interviews_ask_for() -> None:
    asked = question("conflict").model_copy(update={"interviews": (InterviewType.PANEL,)})
    stories = [story("beside", "learning"), story("to the point", "conflict")]
    assert titles(stories, interview(), Catalogue(questions=(asked,))) == ["to the point", "beside"]


def test_a_story_meant_for_the_interview_comes_first() -> None:
    one = interview()
    meant = story("meant", told=(telling(id_="i0"), telling(id_=one.id, at=one.starts)))
    assert titles([story("fresh", "conflict"), meant], one) == ["meant", "fresh"]


def test_a_story_told_seldom_comes_before_one_told_often() -> None:
    often = story("often", "conflict", told=(telling("Quillfield"), telling("Fern", id_="i9")))
    assert titles([often, story("seldom", "conflict")], interview()) == ["seldom", "often"]


def test_the_company_of_the_interview_decides_not_the_ones_before() -> None:
    known = story("known", "conflict", told=(telling(),))
    elsewhere = replace(interview(), company="Quillfield")
    found = for_interview([known], elsewhere, load(), NOW)
    assert [one.heard for one in found] == [None]


def test_what_the_role_is_asked_about_weighs_more() -> None:
    panel = replace(interview(), type=InterviewType.PANEL)
    mine = [story("planning", "planning"), story("teamwork", "teamwork")]
    assert titles(mine, panel)[0] == "planning"
    assert titles(mine, replace(panel, role="Trainee"))[0] == "teamwork"
