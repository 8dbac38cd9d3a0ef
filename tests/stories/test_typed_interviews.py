"""`add` with words: what is certain is filled in, what is not is asked, nothing is guessed."""

from playground.people import Person


async def test_a_whole_sentence_becomes_a_card_to_confirm(ana: Person) -> None:
    await ana.types("/secondround add Harborlight panel on Friday Jan 8 at 3pm 45 min zoom")
    said = ana.last.text
    for words in (
        "Is this right?",
        "Harborlight",
        "Panel",
        "Friday, January 8, 2027",
        "3:00 PM",
        "45 minutes",
        "Video",
    ):
        assert words in said
    await ana.clicks("Add it")
    assert "Panel interview at Harborlight" in ana.last.text
    assert "Fri, Jan 8, 3:00 PM EST" in ana.last.text


async def test_the_card_counts_once_however_often_it_is_clicked(ana: Person) -> None:
    await ana.types("add Harborlight panel on Friday Jan 8 at 3pm")
    card = ana.last
    await ana.clicks("Add it", on=card)
    await ana.types("/secondround interviews")
    assert ana.last.text.count("Panel interview at Harborlight") == 1


async def test_what_is_ambiguous_is_asked_and_the_rest_is_in_the_form(ana: Person) -> None:
    await ana.types("/secondround add Harborlight panel 03/04 at 3pm")
    assert "That can mean more than one day" in ana.last.text
    await ana.clicks("Fill in the rest")
    await ana.submits({"Date": "2027-03-04"})
    assert "Panel interview at Harborlight" in ana.last.text
    assert "Thu, Mar 4, 3:00 PM EST" in ana.last.text


async def test_a_type_that_was_not_named_is_asked(ana: Person) -> None:
    await ana.types("/secondround add Harborlight Friday Jan 8 at 3pm")
    assert "Which type of interview is it?" in ana.last.text
    await ana.clicks("Fill in the rest")
    await ana.submits({"Type": "Technical"})
    assert "Technical interview at Harborlight" in ana.last.text


async def test_a_message_can_become_an_interview(ana: Person) -> None:
    await ana.types("We would like to see you for a panel at Harborlight on Friday Jan 8 at 3pm")
    message = next(one for one in ana.messages if "We would like" in one.text)
    await ana.shortcut("interviews.from_message", on=message)
    assert ana.modal is not None
    await ana.submits({"Company": "Harborlight", "Type": "Panel"})
    assert "Fri, Jan 8, 3:00 PM EST" in ana.last.text


async def test_the_next_round_starts_from_the_last_one(ana: Person) -> None:
    await ana.types("/secondround add Harborlight panel on Friday Jan 8 at 3pm round 2")
    await ana.clicks("Add it")
    await ana.chooses("Record the outcome", "Next round")
    await ana.clicks("Add the next round")
    await ana.submits({"Type": "Executive", "Date": "2027-01-15", "Time": "10:00"})
    assert "Executive interview at Harborlight" in ana.last.text
    assert "Round: 3" in ana.last.text


async def test_practice_is_one_shortcut_away(ana: Person) -> None:
    await ana.shortcut("questions.practice")
    assert "Practice question" in ana.last.text
