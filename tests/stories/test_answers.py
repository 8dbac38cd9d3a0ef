"""A person answers a practice question, and comes back to what they kept."""

from contextlib import closing
from datetime import timedelta

from sqlalchemy import text

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.conftest import transport_to
from tests.practice import asked, carry, kept, reopens, shown, texts_of, value_of, written
from tests.replay import recording

A_MINUTE = timedelta(minutes=1)
ANSWER = "I counted the till twice, called Noor, and we found the slip under the drawer."
HOSTILE = (
    "שלום 😀 <!channel> &lt;b&gt; &amp; <@U1|ana> @Ben *bold* _it_ `x` <https://a.example|b>\n\n> quoted"
)


async def test_an_answer_is_kept_with_its_length_and_what_they_may_ask_next(ana: Person) -> None:
    question = await asked(ana, "behavioral")
    await ana.clicks("Answer")
    assert ana.sees(question.text)
    assert all(ana.sees(point) for point in question.listen_for)
    await ana.submits({"Your answer": ANSWER})
    assert ana.modal is None
    assert ana.last.channel == ana.dm
    assert not ana.last.ephemeral
    assert "Kept. 15 words, a few seconds spoken (at 140 words a minute)." in ana.last.text
    assert all(probe in ana.last.text for probe in question.probes)
    assert ana.last.buttons == ["Try again", "Another question", "Save as story", "My answers"]


async def test_another_question_after_an_answer_stays_with_the_focus(ana: Person) -> None:
    await kept(ana, ANSWER, "problem solving")
    done = ana.last
    await ana.clicks("Another question")
    assert "problem_solving" in shown(ana).competencies
    assert done.text in ana.reads()


async def test_an_answer_in_the_direct_messages_is_kept_there_too(ana: Person) -> None:
    await ana.types("question motivation")
    await ana.clicks("Answer")
    await ana.submits({"Your answer": ANSWER})
    assert "Kept." in ana.last.text


async def test_an_answer_of_blanks_is_refused_under_its_field_and_stays_there(ana: Person) -> None:
    await asked(ana, "behavioral")
    await ana.clicks("Answer")
    await ana.submits({"Your answer": " \n\t "})
    assert ana.field_errors == {"Your answer": "Write a few words first. There is nothing to keep yet."}
    await ana.clicks("Write in four STAR boxes")
    await ana.submits({"Result": "  "})
    assert list(ana.field_errors) == ["Situation"]
    assert ana.modal


async def test_hostile_words_are_kept_exactly_and_shown_as_typed(ana: Person, playground: Playground) -> None:
    for typed in ("x" * 3000, "<" * 3000, "😀" * 1500, HOSTILE):
        playground.clock.advance(A_MINUTE)
        await kept(ana, typed)
        await ana.types("/secondround answers")
        await ana.clicks("Reopen")
        assert written(ana) == {"Your answer": typed}
        await ana.closes()
    await ana.types("/secondround answers")
    assert "<!channel> &lt;b&gt; &amp; <@U1|ana> @Ben *bold* _it_ `x`" in ana.last.text
    assert all(texts_of(ana.last.blocks, "mrkdwn", sign) == [] for sign in ("channel", "bold", "שלום"))


async def test_answers_are_between_the_bot_and_the_person(ana: Person) -> None:
    await kept(ana, ANSWER)
    await ana.types("/secondround answers", where="#job-search")
    pointer = ana.last
    listed = next(message for message in reversed(ana.messages) if "Your answers" in message.text)
    assert "That is between us" in pointer.text
    assert "I counted the till" not in pointer.text
    assert listed.channel == ana.dm
    assert "I counted the till twice" in listed.text


async def test_nobody_has_answers_before_the_first(ana: Person) -> None:
    await ana.types("answers")
    assert "You have not kept an answer yet" in ana.last.text
    await ana.clicks("Practice a question")
    assert shown(ana).text


async def test_a_reopened_answer_is_changed_in_place(ana: Person) -> None:
    await kept(ana, ANSWER)
    await reopens(ana)
    await ana.submits({"Your answer": "Shorter."})
    assert "Your changes are kept. 1 word" in ana.last.text
    await ana.clicks("My answers")
    assert "1 to 1 of 1" in ana.last.text
    assert "Shorter." in ana.last.text
    assert "I counted" not in ana.last.text


async def test_an_answer_that_is_kept_as_it_was_says_so(ana: Person, playground: Playground) -> None:
    await kept(ana, ANSWER)
    await reopens(ana)
    await ana.submits()
    assert ana.modal is None
    assert ana.last.text == "Nothing was changed."
    await reopens(ana)
    sent = recording(playground)
    await ana.submits({"Your answer": f"{ANSWER} It took ten minutes."})
    said = ana.reads()
    assert "Your changes are kept." in said[-1]
    await sent.again()
    assert ana.reads() == said


async def test_older_answers_are_a_page_away(ana: Person) -> None:
    for number in range(12):
        await kept(ana, f"Answer {number}.")
    await ana.types("answers")
    assert ana.last.buttons.count("Reopen") == 10
    await ana.clicks("Older")
    assert "11 to 12 of 12" in ana.last.text
    await ana.clicks("Newer")
    assert "1 to 10 of 12" in ana.last.text


async def test_a_deleted_answer_is_gone_and_its_old_buttons_say_so(ana: Person) -> None:
    await kept(ana, ANSWER)
    done = ana.last
    await ana.types("answers")
    await ana.clicks("Delete", confirm=False)
    assert "I counted the till twice" in ana.last.text
    await ana.clicks("Delete")
    assert "Deleted." in ana.last.text
    assert "You have not kept an answer yet" in ana.last.text
    await ana.clicks("Try again", on=done)
    assert ana.sees("That is no longer here")


async def test_a_double_click_on_delete_deletes_one_answer(ana: Person, playground: Playground) -> None:
    await kept(ana, "One.")
    playground.clock.advance(A_MINUTE)
    await kept(ana, "Two.")
    await ana.types("answers")
    sent = recording(playground)
    await ana.clicks("Delete")
    await sent.again()
    assert "1 to 1 of 1" in ana.last.text
    assert "One." in ana.last.text


async def test_a_form_that_is_sent_twice_is_kept_once(ana: Person, playground: Playground) -> None:
    await asked(ana, "behavioral")
    await ana.clicks("Answer")
    sent = recording(playground)
    await ana.submits({"Your answer": ANSWER})
    said = ana.reads()
    assert await sent.again() == {}
    assert ana.reads() == said
    await ana.types("answers")
    assert "1 to 1 of 1" in ana.last.text


async def test_two_windows_at_once_keep_what_each_typed(
    ana: Person, playground: Playground, bot: SecondRound
) -> None:
    await kept(ana, ANSWER)
    await reopens(ana)
    phone = recording(playground, held=True)
    await ana.submits({"Your answer": "From the phone."})
    playground.transport = transport_to(bot)
    await reopens(ana)
    await ana.fills({"Your answer": "From the laptop."})
    await phone.again()
    assert "Your changes are kept" in ana.last.text

    await ana.submits()
    assert ana.sees("This answer was changed elsewhere")
    assert ana.sees("From the phone.")
    assert written(ana) == {"Your answer": "From the laptop."}
    await ana.submits()
    assert ana.modal is None
    await ana.clicks("My answers")
    assert "From the laptop." in ana.last.text


async def test_another_persons_buttons_and_forms_change_nothing(
    ana: Person, ben: Person, playground: Playground
) -> None:
    await kept(ana, ANSWER)
    await kept(ben, "Another answer.")
    theirs = value_of(playground, ana.last, "Try again")
    again = ben.last
    await ben.types("answers")
    for label, message in (("Try again", again), ("Reopen", ben.last), ("Delete", ben.last)):
        carry(playground, message, theirs)
        await ben.clicks(label, on=message)
        assert ben.sees("That is no longer here")
        assert not ben.sees("I counted")
    await reopens(ana)
    sent = recording(playground)
    await ana.submits({"Your answer": "Mine."})
    answer = await sent.again(user={"id": ben.id})
    assert "That is no longer here" in answer["errors"]["text"]
    await ana.types("answers")
    assert "Mine." in ana.last.text
    assert "I counted" not in "".join(ben.reads())


async def test_an_answer_opens_after_its_question_has_left(ana: Person, bot: SecondRound) -> None:
    await kept(ana, ANSWER)
    with bot.db.engine.begin() as connection:
        connection.execute(text("UPDATE answer SET question_id = 'taken-out'"))
    await ana.types("answers")
    assert "This question has left my collection" in ana.last.text
    await ana.clicks("Reopen")
    assert ana.sees("This question has left my collection")
    await ana.submits({"Your answer": "Still mine."})
    assert "Your changes are kept. 2 words" in ana.last.text


async def test_no_file_of_the_database_holds_the_words_of_an_answer(ana: Person, bot: SecondRound) -> None:
    await kept(ana, "Fjordwhistle and the unbalanced till.")
    await reopens(ana)
    await ana.submits({"Your answer": "Fjordwhistle, shorter."})
    files = sorted(bot.db.path.parent.glob("secondround.db*"))
    assert "secondround.db-wal" in {file.name for file in files}
    assert any(ana.id.encode() in file.read_bytes() for file in files)
    assert not any(b"Fjordwhistle" in file.read_bytes() for file in files)


async def test_where_nothing_can_be_stored_what_was_typed_stays_in_the_form(
    ana: Person, bot: SecondRound
) -> None:
    await asked(ana, "behavioral")
    await ana.clicks("Answer")
    await ana.fills({"Your answer": ANSWER})
    make_read_only(bot, read_only=True)
    await ana.submits()
    assert "the database is read-only" in ana.field_errors["Your answer"]
    await ana.clicks("Write in four STAR boxes")
    assert written(ana) == {"Your answer": ANSWER}
    make_read_only(bot, read_only=False)
    await ana.submits()
    assert "Kept. 15 words" in ana.last.text


def make_read_only(bot: SecondRound, *, read_only: bool) -> None:
    """The database refuses to store anything, or takes it again."""
    with closing(bot.db.engine.raw_connection()) as connection:
        connection.cursor().execute(f"PRAGMA query_only={int(read_only)}")
