"""A person asks for a practice question, looks at the hint, and asks for another."""

from itertools import pairwise

from bot.catalogue import QuestionType
from playground.people import Person
from playground.server import Playground
from tests.practice import asked, carry, question_on, shown, texts_of


async def test_a_question_is_asked_where_somebody_types_it_and_only_they_see_it(ana: Person) -> None:
    await ana.types("/secondround question", where="#job-search")
    assert shown(ana).text
    assert ana.last.ephemeral
    assert ana.last.channel != ana.dm
    assert ana.last.buttons == ["Answer", "Hint", "Another"]


async def test_the_same_words_work_in_the_direct_messages(ana: Person) -> None:
    await ana.types("question behavioural")
    assert shown(ana).type is QuestionType.BEHAVIORAL
    await ana.types("practice a question")
    assert shown(ana).text


async def test_the_card_names_type_competencies_and_level(ana: Person) -> None:
    await ana.types("/secondround question conflict")
    question = shown(ana)
    assert f"{question.type.label} · " in ana.last.text
    assert "Handling conflict" in ana.last.text
    assert question.level.label in ana.last.text


async def test_the_hint_opens_and_closes_in_place(ana: Person) -> None:
    await ana.types("/secondround question situational")
    question, before = shown(ana), ana.reads()
    assert question.trap not in ana.last.text
    await ana.clicks("Hint")
    assert shown(ana) == question
    assert all(point in ana.last.text for point in (*question.listen_for, question.trap))
    await ana.clicks("Hide the hint")
    assert ana.reads() == before


async def test_another_stays_with_what_was_asked_for_also_after_the_hint(ana: Person) -> None:
    await ana.types("/secondround question conflict")
    messages = len(ana.messages)
    for _ in range(20):
        before = shown(ana)
        await ana.clicks("Hint")
        await ana.clicks("Another")
        assert shown(ana) != before
        assert "conflict" in shown(ana).competencies
    assert len(ana.messages) == messages


async def test_never_the_same_question_twice_in_a_row(ana: Person) -> None:
    await ana.types("/secondround question")
    asked = [shown(ana)]
    for _ in range(150):
        await ana.clicks("Another")
        asked.append(shown(ana))
        await ana.types("/secondround question")
        asked.append(shown(ana))
    assert len(asked) == 301
    assert all(before != after for before, after in pairwise(asked))
    assert QuestionType.ASK not in {question.type for question in asked}


async def test_questions_to_ask_say_what_the_answer_reveals_and_want_no_answer(ana: Person) -> None:
    await ana.types("/secondround questions to ask")
    assert shown(ana).type is QuestionType.ASK
    assert ana.last.buttons == ["Hint", "Another"]
    await ana.clicks("Hint")
    assert "What the answer tells you" in ana.last.text
    await ana.clicks("Another")
    assert shown(ana).type is QuestionType.ASK


async def test_a_question_is_picked_for_the_next_interview_and_its_name_is_shown_as_typed(
    ana: Person,
) -> None:
    await ana.types("/secondround add")
    company = "*B* <!channel> & `Sons`"
    await ana.submits({"Company": company, "Type": "Presentation", "Date": "2027-01-08", "Time": "15:00"})
    await ana.types("/secondround question")
    assert f"Picked for your presentation interview at {company}" in ana.last.text
    assert texts_of(ana.last.blocks, "mrkdwn", "Sons") == []


async def test_an_unknown_focus_is_said_and_leads_on(ana: Person) -> None:
    await ana.types("/secondround question underwater basket weaving")
    assert "I have no questions under “underwater basket weaving”" in ana.last.text
    assert {"Behavioral", "Questions to ask", "Handling conflict", "Any question"} <= set(ana.last.buttons)
    await ana.clicks("Handling conflict")
    assert "conflict" in shown(ana).competencies


async def test_absurd_words_get_a_clear_sentence(ana: Person) -> None:
    for typed in ("😀", "???", "مرحبا بالعالم", "<!channel>", "&lt;", "@Ben", "z" * 3000, "x y " * 700):
        await ana.types(f"/secondround question {typed}")
        assert "I have no questions under" in ana.last.text
        assert texts_of(ana.last.blocks, "mrkdwn", "") == []


async def test_a_card_whose_question_has_left_says_so(ana: Person, playground: Playground) -> None:
    question = await asked(ana, "conflict")
    card = ana.last
    carry(playground, card, "taken-out")
    for label in ("Answer", "Hint"):
        await ana.clicks(label, on=card)
        assert ana.sees("That is no longer here")
    await ana.clicks("Another", on=card)
    now = next(message for message in ana.messages if message.ts == card.ts)
    assert question_on(now) != question
