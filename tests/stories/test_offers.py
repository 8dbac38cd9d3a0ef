"""Offers: recorded when they come, watched until their deadline, answered; nothing is ever sent to the company."""

from typing import Any

import pytest
from sqlmodel import Session, select

from bot.app import SecondRound
from bot.ids import Action
from bot.models.interviews import InterviewRow
from bot.models.offers import OfferRow
from bot.models.reminders import ReminderRow
from bot.store.db import reads
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved
from tests.postgres import ON_BOTH
from tests.replay import recording
from tests.story import adds, arrives, click_on, details, form_of, saying
from tests.walk import misplaced

QUILLMARK = {
    "Company": "Quillmark",
    "Role": "Data analyst",
    "Base pay a year": "85,000",
    "Currency": "EUR",
    "They want an answer by": "2027-01-15",
}
"""Eleven days after the stories begin."""


OF_NO_OFFER = {Action.OFFERS_RECORD, Action.OFFERS_COMPARE, Action.OFFERS_WEIGH}
OF_AN_OFFER = sorted({one for one in Action if one.startswith("offers.")} - OF_NO_OFFER)


@reads
def the_offer(session: Session) -> str:
    return session.exec(select(OfferRow.id)).one()


@reads
def the_interview(session: Session) -> str:
    return session.exec(select(InterviewRow.id)).one()


@reads
def rows(session: Session) -> list[dict[str, Any]]:
    return [row.model_dump() for kind in (OfferRow, ReminderRow) for row in session.exec(select(kind))]


async def records(ana: Person, **changed: object) -> None:
    names = {"company": "Company", "base": "Base pay a year", "by": "They want an answer by"}
    await ana.types("/secondround offers")
    await ana.clicks("Record an offer")
    await ana.submits({**QUILLMARK, **{names.get(name, name): value for name, value in changed.items()}})
    assert ana.modal is None, ana.field_errors


async def test_somebody_without_offers_is_told_what_to_do(ana: Person) -> None:
    await ana.types("/secondround offers")
    assert "You have no offers here yet" in ana.last.text
    assert ana.last.buttons == ["Record an offer"]


@ON_BOTH
async def test_an_offer_is_recorded_and_its_deadline_is_watched(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await records(ana)
    said = ana.last.text
    assert "Recorded: the offer from Quillmark, Data analyst." in said
    assert "Wait at least 24 hours" in said
    assert "Ask for it in writing" in said
    assert "Tue, Jan 12, 10:00 AM EST: the deadline of an offer" in said
    assert "Thu, Jan 14, 10:00 AM EST: the deadline of an offer" in said
    await moved(playground, bot, days=7, hours=22)
    assert "Quillmark wants your answer by Fri, Jan 15: in 3 days." in ana.last.text
    await moved(playground, bot, days=2)
    assert "Quillmark wants your answer by Fri, Jan 15: tomorrow." in ana.last.text
    await moved(playground, bot, days=2)
    assert len(saying(ana, "wants your answer")) == 2
    await ana.types("offers")
    assert "The deadline has passed" in ana.last.text
    await ana.clicks("Open")
    assert "Does it still stand?" in ana.last.text
    await ana.clicks("Edit")
    await ana.submits({"They want an answer by": "2027-01-22"})
    assert "Answer by Fri, Jan 22" in ana.last.text


@ON_BOTH
async def test_a_decision_ends_the_reminders_and_can_be_taken_back(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await records(ana, **{"On paper": ["I have it in writing"]})
    assert "Read it line by line" in ana.last.text
    await ana.types("offers quillmark")
    opened = ana.last
    await ana.clicks("Accept")
    assert "Accepted: the offer from Quillmark." in ana.last.text
    assert "Thank you for the offer of the Data analyst role. I am glad to accept it." in ana.last.text
    await ana.clicks("Undo")
    assert "It is open again." in ana.last.text
    assert "Tue, Jan 12" in ana.last.text
    await ana.clicks("Decline", on=opened)
    assert "Declined: the offer from Quillmark." in ana.last.text
    before = ana.reads()
    await ana.clicks("Decline", on=opened)
    await moved(playground, bot, days=30)
    assert ana.reads() == before


async def test_from_an_interview_to_its_offer(ana: Person) -> None:
    await adds(ana, {"Company": "Quillmark"})
    await ana.chooses("Record the outcome", "Offer")
    await ana.clicks("Record the offer")
    await ana.submits({"They want an answer by": "2027-01-15"})
    assert "Recorded: the offer from Quillmark." in ana.last.text
    assert "That interview's reminders have ended." in ana.last.text


async def test_an_offer_from_a_company_with_one_process_is_what_came_of_it(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Company": "Quillmark"})
    await records(ana, by=None)
    assert "That interview's reminders have ended." in ana.last.text
    before = ana.reads()
    await moved(playground, bot, days=60)
    assert ana.reads() == before
    await ana.types("interviews")
    assert "Offer" in ana.last.text


async def test_a_company_with_three_processes_is_asked_about(ana: Person) -> None:
    for day in ("08", "11", "13"):
        await adds(ana, {"Company": "Quillmark", "Date": f"2027-01-{day}"})
    await ana.types("offers quillmark")
    assert "I have no offer from “quillmark” yet." in ana.last.text
    assert "Which interview is it from?" in ana.last.text
    assert ana.last.buttons == ["Record an offer"] * 3
    await records(ana)
    assert "Which interview is it from?" in ana.last.text
    assert ana.last.buttons[:3] == ["This one"] * 3
    asked = ana.last
    await ana.clicks("This one")
    assert "Noted. That interview's reminders have ended." in ana.last.text
    before = ana.reads()
    await ana.clicks("This one", on=asked)
    assert ana.reads() == before


async def test_without_a_deadline_it_says_how_to_ask_for_one(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await records(ana, by=None)
    assert "By when would you like my answer?" in ana.last.text
    before = ana.reads()
    await moved(playground, bot, days=60)
    assert ana.reads() == before
    await ana.types("offers")
    assert "No deadline yet" in ana.last.text


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"base": "-85000"}, "Base pay a year", "cannot be below zero"),
        ({"base": "0"}, "Base pay a year", "That is zero"),
        ({"base": "1000000000000"}, "Base pay a year", "check the zeros"),
        ({"base": "85,5"}, "Base pay a year", "I cannot tell which amount “85,5” is"),
        ({"base": "6,500 a month"}, "Base pay a year", "what it comes to in a year"),
        ({"base": "80-90k"}, "Base pay a year", "looks like a range"),
        ({"base": "85"}, "Base pay a year", "85 thousand"),
        ({"base": "$85k", "Currency": ""}, "Currency", "several currencies"),
        ({"base": "€85k", "Currency": "USD"}, "Currency", "another currency"),
        ({"Currency": "dollars"}, "Currency", "I do not know the currency"),
        ({"Currency": ""}, "Currency", "In which currency"),
        ({"by": "2026-12-31"}, "They want an answer by", "That day is over"),
        ({"by": "2037-01-15"}, "They want an answer by", "more than a year ahead"),
        ({"company": " "}, "Company", "Please name the company"),
    ],
)
async def test_what_cannot_be_is_refused_in_words_and_nothing_typed_is_lost(
    ana: Person, changed: dict[str, object], field: str, words: str
) -> None:
    names = {"company": "Company", "base": "Base pay a year", "by": "They want an answer by"}
    await ana.types("offers")
    await ana.clicks("Record an offer")
    await ana.submits({**QUILLMARK, **{names.get(name, name): value for name, value in changed.items()}})
    assert words in ana.field_errors[field]
    await ana.submits(QUILLMARK)
    assert ana.modal is None
    assert "85,000 EUR" not in ana.last.text
    await ana.types("offers quillmark")
    assert "85,000 EUR" in ana.last.text


async def test_the_sign_in_an_amount_names_the_currency(ana: Person) -> None:
    await records(ana, base="€85.000", Currency="")
    await ana.types("offers")
    assert "85,000 EUR" in ana.last.text


async def test_details_and_notes_follow_later(ana: Person) -> None:
    await records(ana)
    await ana.clicks("Add details")
    await ana.submits({"Bonus a year": "10%"})
    assert "in place of the percentage" in ana.field_errors["Bonus a year"]
    await ana.submits({"Bonus a year": "8.5k", "Leave": "25 days", "Start": "March 1"})
    assert "Bonus a year: 8,500 EUR" in ana.last.text
    assert "Leave: 25 days" in ana.last.text
    await ana.clicks("Negotiation notes")
    await ana.submits(
        {
            "Your range": "88 to 95 thousand",
            "Your ask": "a base of 92,000",
            "Your evidence": "In my last job I cut the monthly close by two days.",
        }
    )
    assert "I would like to ask for a base of 92,000. In my last job I cut" in ana.last.text
    assert "88 to 95" not in ana.last.text
    await ana.clicks("Open the offer")
    await ana.clicks("It is in writing")
    assert "In writing: Yes" in ana.last.text
    await ana.clicks("Ask for more time")
    assert "You asked for it by January 15. May I have until [day]?" in ana.last.text


async def test_accepting_one_asks_about_the_others_and_changes_none(ana: Person) -> None:
    await adds(ana, {"Company": "Harborlight"})
    await records(ana, company="Fennway", by="2027-01-12")
    await records(ana)
    await ana.types("offers quillmark")
    await ana.clicks("Accept")
    accepted = ana.last
    assert "Decline the others?" in accepted.text
    assert "Offer from Fennway · Answer by Tue, Jan 12" in accepted.text
    assert "Panel interview at Harborlight" in accepted.text
    await ana.types("offers fennway")
    assert "Answer by Tue, Jan 12" in ana.last.text
    await ana.clicks("Decline this one", on=accepted)
    assert "Declined: the offer from Fennway." in ana.last.text
    await ana.clicks("Withdraw", on=accepted)
    assert "you withdrew" in ana.last.text


async def test_an_offer_can_be_removed(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await records(ana)
    reply = ana.last
    await ana.types("offers quillmark")
    await ana.clicks("Remove")
    assert "Nothing of that offer is left with me" in ana.last.text
    before = len(ana.reads())
    await moved(playground, bot, days=30)
    assert len(ana.reads()) == before
    await ana.clicks("It is in writing", on=reply)
    assert "That offer is no longer here" in ana.last.text


async def test_a_form_that_is_sent_twice_records_one(ana: Person, playground: Playground) -> None:
    await ana.types("offers")
    await ana.clicks("Record an offer")
    sent = recording(playground)
    await ana.submits(QUILLMARK)
    before = ana.reads()
    assert await sent.again() == {}
    assert ana.reads() == before
    await ana.types("offers")
    assert ana.last.text.count("Quillmark") == 1


@pytest.mark.parametrize(
    ("label", "filled"),
    [
        ("Edit", {"Role": "Lead analyst"}),
        ("Details", {"Leave": "25 days"}),
        ("Negotiation notes", {"Your ask": "a base of 92,000"}),
        ("Score it", {"Growth": "4 · good"}),
    ],
)
async def test_each_form_that_is_sent_twice_counts_once(
    ana: Person, playground: Playground, label: str, filled: dict[str, str]
) -> None:
    await records(ana)
    await ana.types("offers quillmark")
    await ana.clicks(label)
    sent = recording(playground)
    await ana.submits(filled)
    before = ana.reads()
    assert await sent.again() == {}
    assert ana.reads() == before


async def test_each_button_that_is_clicked_twice_does_it_once(ana: Person) -> None:
    await records(ana)
    await ana.types("offers quillmark")
    card = ana.last
    for label in ("It is in writing", "Accept", "Decline"):
        await ana.clicks(label, on=card)
        before = ana.reads()
        await ana.clicks(label, on=card)
        assert ana.reads() == before
    declined = ana.last
    await ana.clicks("Undo", on=declined)
    before = ana.reads()
    await ana.clicks("Undo", on=declined)
    assert ana.reads() == before
    for _ in range(2):
        await ana.clicks("Remove", on=card)
        assert "You have no offers here yet" in ana.last.text


@pytest.mark.parametrize(
    ("label", "filled"),
    [("Details", {"Leave": "25 days"}), ("Negotiation notes", {"Your ask": "a base of 92,000"})],
)
async def test_what_was_typed_stays_where_the_offer_changed_meanwhile(
    ana: Person, label: str, filled: dict[str, str]
) -> None:
    await records(ana)
    reply = ana.last
    await ana.types("offers quillmark")
    await ana.clicks(label)
    await ana.fills(filled)
    await ana.clicks("It is in writing", on=reply)
    await ana.submits()
    assert ana.sees("This offer changed while the form was open")
    await ana.submits()
    assert ana.modal is None
    assert next(iter(filled.values())) in ana.last.text


async def test_a_form_that_carries_nothing_of_ours_says_so(ana: Person, playground: Playground) -> None:
    await ana.types("offers")
    await ana.clicks("Record an offer")
    form = form_of(playground, ana)
    form["view"]["private_metadata"] = "nothing"
    answer = await arrives(playground, form)
    assert any("That is no longer here" in words for words in answer["errors"].values())


async def test_a_long_list_says_how_to_find_the_rest(ana: Person) -> None:
    for number in range(16):
        await records(ana, company=f"Quillmark {number}")
    await ana.types("offers")
    assert "And 1 more" in ana.last.text
    await ana.types("offers quillmark 15")
    assert ana.last.text.count("Quillmark 15") == 1


async def test_a_form_behind_the_times_keeps_what_was_typed(ana: Person) -> None:
    await records(ana)
    reply = ana.last
    await ana.types("offers quillmark")
    await ana.clicks("Edit")
    await ana.fills({"Base pay a year": "90k"})
    await ana.clicks("It is in writing", on=reply)
    await ana.submits()
    assert ana.sees("This offer changed while the form was open")
    await ana.submits()
    assert ana.modal is None
    assert "90,000 EUR" in ana.last.text


@pytest.mark.parametrize("action", OF_AN_OFFER)
async def test_another_persons_button_changes_nothing_and_says_so(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person, action: Action
) -> None:
    await records(ana)
    offer = await bot.db.run(the_offer)
    before = await bot.db.run(rows)
    await ben.types("help")
    clicked = {"type": "button", "action_id": action.of(offer), "block_id": "b", "value": ""}
    await arrives(playground, click_on(playground, ben, ben.last, clicked))
    assert action is Action.OFFERS_REMOVE or ben.sees("That offer is no longer here")
    assert not any("Quillmark" in message.words for message in ben.messages)
    assert await bot.db.run(rows) == before


async def test_another_persons_interview_has_no_offer_for_me(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person
) -> None:
    await adds(ana, {"Company": "Quillmark"})
    interview = await bot.db.run(the_interview)
    await ben.types("help")
    record = Action.OFFERS_RECORD.of(interview)
    clicked = {"type": "button", "action_id": record, "block_id": "b", "value": ""}
    await arrives(playground, click_on(playground, ben, ben.last, clicked))
    assert ben.sees("That interview is no longer here")


@pytest.mark.parametrize("label", ["Edit", "Details", "Negotiation notes", "Score it"])
async def test_another_persons_form_changes_nothing(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person, label: str
) -> None:
    await records(ana)
    await ana.types("offers quillmark")
    await ana.clicks(label)
    form = form_of(playground, ana)
    form["user"]["id"] = ben.id
    before = await bot.db.run(rows)
    answer = await arrives(playground, form)
    assert any("That offer is no longer here" in words for words in answer["errors"].values())
    assert await bot.db.run(rows) == before


async def test_words_that_look_like_markup_never_are(playground: Playground, ana: Person) -> None:
    mark = "<!here> *qzx* & <b>"
    await records(ana, company=mark, Role=mark)
    await ana.clicks("Add details")
    await ana.submits(dict.fromkeys(("Equity", "Benefits", "Leave", "Location", "Relocation", "Start"), mark))
    await ana.clicks("Negotiation notes")
    await ana.submits(dict.fromkeys(("Your range", "Your evidence", "Your ask", "If they say no"), mark))
    await ana.types("offers")
    await ana.clicks("Open")
    await ana.clicks("Accept")
    assert len(saying(ana, "qzx")) > 4
    assert misplaced(playground, "qzx") == []


async def test_another_zone_and_other_quiet_hours_move_the_deadline(ana: Person) -> None:
    await records(ana)
    await ana.types("settings")
    await ana.clicks("Change settings")
    await ana.submits({"Quiet from": "22:00", "Quiet until": "11:00"})
    assert (
        "Deadlines of offers, Offer from Quillmark: Tue, Jan 12, 10:00 AM EST → Mon, Jan 11, 9:45 PM EST"
        in (ana.last.text)
    )


async def test_a_muted_deadline_is_listed_and_can_be_sent(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await records(ana)
    await ana.types("mute")
    await moved(playground, bot, days=8)
    assert saying(ana, "wants your answer") == []
    await ana.types("unmute")
    assert "Deadlines of offers: Offer from Quillmark, Tue, Jan 12, 10:00 AM EST" in ana.last.text
    await ana.clicks("Send now")
    await bot.jobs.settled()
    assert "Quillmark wants your answer by Fri, Jan 15: in 3 days." in ana.last.text
    await ana.clicks("Stop these")
    assert "no more messages with the deadline of an offer, for any offer" in ana.last.text
    stopped = ana.last
    await moved(playground, bot, days=3)
    assert len(saying(ana, "wants your answer")) == 1
    await ana.clicks("Turn them on again", on=stopped)
    assert "My offers" in ana.last.buttons


async def test_a_company_that_is_written_a_little_differently_is_asked_about(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Company": "Quillmark"})
    await adds(ana, {"Company": "Quill", "Date": "2027-01-11"})
    await records(ana, company="Quillmark Inc.")
    assert "Is it from this interview? Its reminders end then." in ana.last.text
    assert ana.last.buttons.count("This one") == 1
    await ana.clicks("This one")
    await ana.clicks("Accept")
    assert "Panel interview at Quillmark" not in ana.last.text
    await moved(playground, bot, days=60)
    assert not any("Quillmark" in one.text for one in saying(ana, "No news yet?"))


async def test_accepting_closes_what_else_is_open_at_that_company(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    for day in ("08", "11", "13"):
        await adds(ana, {"Company": "Quillmark", "Date": f"2027-01-{day}"})
    await records(ana)
    await ana.clicks("This one")
    await ana.clicks("Accept")
    accepted = ana.last
    assert "Does this belong to the same offer?" in accepted.text
    assert "Do you withdraw?" not in accepted.text
    assert accepted.buttons.count("Close it") == 2
    await ana.clicks("Close it")
    assert "That interview's reminders have ended." in ana.last.text
    before = ana.reads()
    await ana.clicks("Close it", on=accepted)
    assert ana.reads() == before
    await ana.clicks("Undo", on=accepted)
    await ana.clicks("Accept")
    assert ana.last.buttons.count("Close it") == 1
    await ana.clicks("Close it")
    before = ana.reads()
    await moved(playground, bot, days=60)
    assert ana.reads() == before
    await ana.opens_home()
    assert not ana.sees("An offer to answer")


async def test_an_offer_from_nowhere_takes_the_round_that_is_closed_with_it(ana: Person) -> None:
    await records(ana, company="Quillmark Inc.")
    await adds(ana, {"Company": "Quillmark"})
    await ana.types("offers quillmark")
    await ana.clicks("Accept")
    await ana.clicks("Close it")
    assert "Noted. That interview's reminders have ended." in ana.last.text
    await ana.opens_home()
    assert not ana.sees("An offer to answer")


@pytest.mark.parametrize("changed", [{"Currency": "USD"}, {"Currency": "", "Base pay a year": ""}])
async def test_another_currency_does_not_relabel_the_bonus(ana: Person, changed: dict[str, str]) -> None:
    await records(ana)
    await ana.clicks("Add details")
    await ana.submits({"Bonus a year": "8.5k"})
    card = ana.last
    await ana.clicks("Edit", on=card)
    await ana.submits(changed)
    assert "The bonus is 8,500 EUR. Empty it under Details first" in ana.field_errors["Currency"]
    await ana.closes()
    await ana.clicks("Details", on=card)
    await ana.submits({"Bonus a year": ""})
    await ana.clicks("Edit", on=card)
    await ana.submits(changed)
    assert ana.modal is None


async def test_a_company_that_is_named_exactly_is_the_one_that_is_shown(ana: Person) -> None:
    for company in ("Meta", "Metro", "Metlife"):
        await records(ana, company=company)
    await ana.types("offers meta")
    assert "Offer from Meta" in ana.last.text
    assert "Metro" not in ana.last.text
    await ana.types("offers met")
    assert ana.last.buttons.count("Open") == 3


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("2027-01-04", "They want your answer today, too soon for a reminder from me."),
        ("2027-01-05", "They want your answer tomorrow, too soon for a reminder from me."),
    ],
)
async def test_an_answer_that_is_wanted_at_once_needs_more_time(
    playground: Playground, bot: SecondRound, ana: Person, by: str, words: str
) -> None:
    await records(ana, by=by)
    assert f"{words} Ask for more time today?" in ana.last.text
    assert "Wait at least 24 hours" not in ana.last.text
    assert "One to two weeks" not in ana.last.text
    await ana.clicks("Ask for more time")
    assert "May I have until [day]?" in ana.last.text
    before = ana.reads()
    await moved(playground, bot, days=5)
    assert ana.reads() == before


async def test_the_reply_to_an_offer_names_its_deadline(ana: Person) -> None:
    await records(ana)
    assert "Recorded: the offer from Quillmark, Data analyst. Answer by Fri, Jan 15." in ana.last.text


async def test_notes_that_are_saved_as_they_were_show_the_draft_again(
    ana: Person, playground: Playground
) -> None:
    await records(ana)
    reply = ana.last
    await ana.clicks("Negotiation notes")
    await ana.submits({"Your ask": "a base of 92,000"})
    await ana.types("help")
    await ana.clicks("Negotiation notes", on=reply)
    sent = recording(playground)
    await ana.submits()
    assert ana.modal is None
    assert "I would like to ask for a base of 92,000." in ana.last.text
    before = ana.reads()
    assert await sent.again() == {}
    assert ana.reads() == before


async def test_a_removed_offer_leaves_its_interview_with_a_way_to_reopen_it(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Company": "Quillmark"})
    await records(ana)
    await ana.types("offers quillmark")
    card = ana.last
    await ana.clicks("Remove")
    assert "Its interview still counts as an offer" in ana.last.text
    assert "Nothing of that offer is left" not in ana.last.text
    await ana.clicks("Reopen")
    assert "It is open again." in ana.last.text
    await ana.clicks("Remove", on=card)
    assert "Removed. Nothing of that offer is left with me." in ana.last.text
    before = len(ana.reads())
    await moved(playground, bot, days=5)
    assert len(ana.reads()) > before


async def test_one_of_two_offers_of_an_interview_leaves_nothing_to_reopen(ana: Person) -> None:
    await adds(ana, {"Company": "Quillmark"})
    await ana.chooses("Record the outcome", "Offer")
    decided = ana.last
    for _ in range(2):
        await ana.clicks("Record the offer", on=decided)
        await ana.submits({"They want an answer by": "2027-01-15"})
    await ana.types("offers")
    await ana.clicks("Open")
    await ana.clicks("Remove")
    assert "Removed. Nothing of that offer is left with me." in ana.last.text


async def test_a_bonus_without_a_currency_can_wait_and_the_rest_is_kept(ana: Person) -> None:
    await records(ana, base="", Currency="")
    await ana.clicks("Add details")
    assert ana.sees("An amount, such as 5,000.")
    await ana.submits({"Bonus a year": "5,000", "Leave": "25 days"})
    assert ana.field_errors["Bonus a year"].startswith("Please leave the bonus empty for now")
    assert "*" not in ana.field_errors["Bonus a year"]
    await ana.submits({"Bonus a year": ""})
    assert "Leave: 25 days" in ana.last.text
    await ana.clicks("Edit")
    await ana.submits({"Currency": "EUR"})
    await ana.clicks("Details")
    assert ana.sees("An amount in EUR.")
    await ana.submits({"Bonus a year": "5,000"})
    assert "Bonus a year: 5,000 EUR" in ana.last.text


async def test_accepting_says_how_many_more_there_are_than_it_shows(ana: Person) -> None:
    for number in range(10):
        await adds(ana, {"Company": f"Harborlight {number}"})
        await records(ana, company=f"Fennway {number}")
    await records(ana)
    await ana.types("offers quillmark")
    await ana.clicks("Accept")
    assert ana.last.buttons.count("Decline this one") == ana.last.buttons.count("Withdraw") == 8
    assert ana.last.text.count("And 2 more.") == 2
    accepted = ana.last
    await ana.clicks("My interviews", on=accepted)
    assert "Your interviews" in ana.last.text


async def test_a_second_yes_names_the_first(ana: Person) -> None:
    await records(ana, company="Fennway")
    await ana.types("offers fennway")
    await ana.clicks("Accept")
    assert "You have accepted another offer too." not in ana.last.text
    await records(ana)
    await ana.types("offers quillmark")
    await ana.clicks("Accept")
    assert "You have accepted another offer too." in ana.last.text
    assert "Offer from Fennway" in ana.last.text
    await ana.clicks("Open")
    await ana.clicks("Undo")
    assert "It is open again." in ana.last.text


async def test_an_answered_offer_is_neither_scored_nor_given_more_time(ana: Person) -> None:
    await records(ana)
    await ana.types("offers quillmark")
    card = ana.last
    await ana.clicks("Score it", on=card)
    scoring = ana.modal
    assert scoring is not None
    await ana.closes()
    await ana.clicks("Accept", on=card)
    await ana.clicks("Ask for more time", on=card)
    assert ana.sees("You have answered that offer already. To take the answer back, open the offer and press")
    await ana.clicks("Score it", on=card)
    assert ana.modal is not None
    assert "You have answered that offer already" in str(ana.modal)


async def test_after_the_deadline_more_time_begins_with_whether_it_still_stands(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await records(ana)
    await ana.types("offers quillmark")
    card = ana.last
    await moved(playground, bot, days=30)
    await ana.clicks("Ask for more time", on=card)
    assert "The deadline has passed. Ask now whether it still stands" in ana.last.text
    assert "I am sorry that I am late. Does the offer still stand? May I have until [day]?" in ana.last.text
    await ana.clicks("Score it", on=card)
    assert "The deadline of that offer has passed." in str(ana.modal)
    await ana.closes()
    await ana.types("offers quillmark")
    assert "Score it" not in ana.last.buttons


async def test_only_offers_that_can_be_compared_have_the_button(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    for company in ("Fennway", "Quillmark"):
        await records(ana, company=company)
    await ana.types("offers")
    assert "Compare" in ana.last.buttons
    await moved(playground, bot, days=30)
    await ana.types("offers")
    assert "Compare" not in ana.last.buttons


async def test_the_letters_greet_whom_the_interview_names(ana: Person) -> None:
    await adds(ana, {"Company": "Quillmark Inc."})
    await details(ana, {"Interviewers": "Dr. Nair"})
    await records(ana, company="Quillmark Inc.")
    await ana.clicks("Negotiation notes")
    await ana.submits({"Your ask": "a base of 92,000"})
    assert "Hello Dr. Nair,\n\nThank you for the offer" in ana.last.text
    await ana.clicks("Open the offer")
    await ana.clicks("Accept")
    assert "Accepted: the offer from Quillmark Inc.\n" in ana.last.text
    assert "Hello Dr. Nair," in ana.last.text
