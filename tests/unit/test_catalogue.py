"""The catalogue: what it answers about its entries."""

import pytest

from bot.catalogue import (
    Catalogue,
    ChecklistItem,
    InterviewFormat,
    InterviewType,
    Moment,
    Phase,
    Round,
    Tip,
    Topic,
)

VIDEO = InterviewFormat.VIDEO


def item(name: str, **facts: object) -> ChecklistItem:
    words = {"id": name, "text": "Do it", "why": "it helps", "minutes": 5, "moment": "day"}
    return ChecklistItem.model_validate(words | facts)


def tip(name: str, **facts: object) -> Tip:
    words = {"id": name, "topic": "preparation", "text": "Posting first.", "action": "Mark five demands."}
    return Tip.model_validate(words | facts)


def names(entries: tuple[ChecklistItem, ...] | tuple[Tip, ...]) -> list[str]:
    return [entry.id for entry in entries]


def test_a_checklist_is_composed_of_what_suits_everyone_the_type_the_format_and_the_round() -> None:
    catalogue = Catalogue(
        checklist=(
            item("everyone"),
            item("several", types=("panel", "group")),
            item("other-type", types=("case",)),
            item("format", formats=("video",)),
            item("other-format", formats=("phone",)),
            item("round", rounds=("final",)),
            item("both", types=("panel",), formats=("phone",)),
        )
    )
    found = catalogue.checklist_for(InterviewType.PANEL, VIDEO, Round.FINAL)
    assert names(found) == ["everyone", "several", "format", "round"]


def test_an_unknown_format_or_round_adds_no_items_of_its_own() -> None:
    catalogue = Catalogue(
        checklist=(item("everyone"), item("format", formats=("video",)), item("round", rounds=("first",)))
    )
    assert names(catalogue.checklist_for(InterviewType.PANEL)) == ["everyone"]


@pytest.mark.parametrize(
    ("round_", "expected"), [("1", "first"), ("2", "second"), ("5", "second"), ("final", "final")]
)
def test_every_round_after_the_first_is_a_second_one_until_the_final(round_: str, expected: str) -> None:
    catalogue = Catalogue(checklist=tuple(item(stage, rounds=(stage,)) for stage in Round))
    assert names(catalogue.checklist_for(InterviewType.PANEL, VIDEO, Round.of(round_))) == [expected]


def test_a_round_that_is_neither_a_number_nor_final_is_refused() -> None:
    with pytest.raises(ValueError, match="third"):
        Round.of("third")


def test_a_checklist_follows_the_clock_and_within_a_moment_the_order_of_the_files() -> None:
    moments = {"a": "after", "b": "eve", "c": "plan", "d": "minutes", "e": "day", "f": "plan"}
    catalogue = Catalogue(checklist=tuple(item(name, moment=moment) for name, moment in moments.items()))
    assert names(catalogue.checklist_for(InterviewType.PANEL)) == ["c", "f", "b", "e", "d", "a"]


def test_tips_are_narrowed_by_what_is_given_and_by_nothing_else() -> None:
    catalogue = Catalogue(
        tips=(
            tip("posting"),
            tip("camera", formats=("video",), phase="day"),
            tip("seats", types=("panel",), phase="before"),
            tip("depth", rounds=("second",)),
        )
    )
    assert names(catalogue.tips_for()) == ["posting", "camera", "seats", "depth"]
    assert names(catalogue.tips_for(Topic.DURING)) == []
    assert names(catalogue.tips_for(interview_type=InterviewType.CASE)) == ["posting", "camera", "depth"]
    assert names(catalogue.tips_for(interview_format=InterviewFormat.PHONE)) == ["posting", "seats", "depth"]
    assert names(catalogue.tips_for(phase=Phase.DAY)) == ["posting", "camera", "depth"]
    assert names(catalogue.tips_for(stage=Round.FIRST)) == ["posting", "camera", "seats"]


def test_an_id_that_is_gone_is_answered_with_none() -> None:
    catalogue = Catalogue(tips=(tip("posting"),))
    assert catalogue.tip("posting") == tip("posting")
    assert (catalogue.tip("gone"), catalogue.question("gone"), catalogue.competency("gone")) == (
        None,
        None,
        None,
    )


def test_an_item_says_how_long_it_takes_and_why() -> None:
    assert item("route", minutes=15, why="trains are late").description == "15 min · trains are late"


def test_words_are_labeled_as_people_write_them() -> None:
    assert [
        word.label for word in (InterviewType.HIRING_MANAGER, VIDEO, InterviewFormat.ONSITE, Moment.EVE)
    ] == [
        "Hiring manager",
        "Video",
        "On site",
        "The day before",
    ]
