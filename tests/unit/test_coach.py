"""What the coach says of single answers."""

import json

import pytest

from bot.coach import Findings, Rubric, analyse

ASKED = "Tell me about a time you improved a process."
WHOLE = (
    "In my last job at a garden center, orders were kept in a paper book and got lost. "
    "My boss asked me to put an end to that before the spring season. "
    "I built a small spreadsheet, tried it for a week beside the book and showed my three colleagues how to use it. "
    "I also wrote a one-page guide. "
    "Lost orders went from five a week to none."
)


def codes(found: Findings) -> list[str]:
    return [advice.code for advice in found.advice]


def parts_of(found: Findings) -> str:
    return "".join(sentence.part for sentence in found.sentences)


def test_a_whole_answer_is_told_that_it_needs_nothing() -> None:
    found = analyse(ASKED, WHOLE)
    assert parts_of(found) == "STAAR"
    assert found.result_quantified
    assert found.ownership == "I"
    assert codes(found) == []


def test_the_json_is_the_one_the_command_line_promises() -> None:
    told = json.loads(json.dumps(analyse(ASKED, WHOLE).to_json()))
    names = "sentences parts result_quantified ownership hypothetical words seconds language advice"
    assert list(told) == names.split()
    assert told["parts"] == {"S": True, "T": True, "A": True, "R": True}
    assert told["sentences"][0] == {"text": WHOLE.partition(". ")[0] + ".", "part": "S"}
    assert told["seconds"] == round(told["words"] * 60 / 140)


def test_a_story_that_stops_early_is_asked_for_its_end() -> None:
    found = analyse(ASKED, WHOLE.rpartition(" Lost orders")[0])
    assert codes(found)[0] == "add_result"


def test_a_story_told_as_we_is_asked_for_the_speaker() -> None:
    found = analyse(ASKED, WHOLE.replace("I built", "We built").replace("I also", "We also"))
    assert found.ownership == "we"
    assert codes(found)[0] == "say_I"
    assert found.advice[0].quote.startswith("We built")


def test_a_result_without_a_figure_is_asked_for_one_and_quoted() -> None:
    found = analyse(
        ASKED,
        WHOLE.replace("Lost orders went from five a week to none.", "My boss was delighted and thanked me."),
    )
    assert codes(found) == ["quantify_result"]
    assert found.advice[0].quote == "My boss was delighted and thanked me."


def test_what_one_would_do_is_no_answer_to_what_one_did() -> None:
    answer = "I would first listen to the customer. Then I would look for a way to help. That way she would come back."
    found = analyse("Tell me about a time you helped a customer.", answer)
    assert found.hypothetical
    assert codes(found)[0] == "real_example"


def test_what_one_would_do_is_right_where_the_question_asks_for_it() -> None:
    answer = (
        "I'd look at the time sheets first, so that I know if it is every day or only Mondays. "
        "Then I'd take him aside after the shift and ask what is behind it. "
        "If it's the bus, I would move his start by half an hour and check again in two weeks."
    )
    found = analyse("How would you deal with an employee who is always late?", answer)
    assert found.rubric == Rubric.SITUATIONAL
    assert found.hypothetical
    assert codes(found) == []


def test_a_given_rubric_wins_over_the_words_of_the_question() -> None:
    answer = (
        "I would ask her what happened, and I would write it down for the morning shift before I do anything else. "
        "Then I would call the daughter, tell her what we know and agree when she hears from us next."
    )
    assert codes(analyse("", answer, rubric="situational")) == []
    assert codes(analyse("", answer, rubric="star"))[0] == "real_example"


def test_words_that_fit_any_job_are_called_vague() -> None:
    answer = (
        "There was a project with some issues. We did various things and everybody helped out. "
        "I handled the problems as they came up and so on. In the end it all went well and everyone was happy."
    )
    found = analyse(ASKED, answer)
    assert codes(found)[0] == "be_concrete"
    assert "and so on" in found.vague


@pytest.mark.parametrize(
    ("measure", "result"),
    [
        ("percent", "Complaints fell by 40 percent."),
        ("words", "The bill halved."),
        ("none left", "Not one parcel got lost after that."),
        ("time saved", "My manager says it saves her three hours a week."),
        ("money", "We saved $12,000."),
    ],
)
def test_a_measure_of_the_outcome_counts(measure: str, result: str) -> None:
    start = "Our depot lost parcels every day. I painted the shelves and labeled every bay myself over one weekend. "
    assert analyse(ASKED, start + result).result_quantified, measure


@pytest.mark.parametrize(
    "result", ["My boss thanked me on June 3.", "One of the drivers hugged me.", "They still use it."]
)
def test_dates_and_people_are_no_measure(result: str) -> None:
    start = "In 2021 our depot of 60 people lost 9 parcels a day. I painted the shelves and labeled every bay myself. "
    assert not analyse(ASKED, start + result).result_quantified


def test_a_sentence_may_hold_two_parts() -> None:
    answer = (
        "Our clinic called every patient the day before, which kept two people busy all afternoon. "
        "I set up text reminders with a reply button, and no-shows went from one in eight to one in thirty."
    )
    found = analyse(ASKED, answer)
    assert {found.sentences[1].part, found.sentences[1].also} == {"A", "R"}
    assert found.parts["A"]
    assert found.parts["R"]


def test_a_list_is_read_line_by_line() -> None:
    told = (
        "Situation: 40 lost parcels a week",
        "Task: halve it by May",
        "Action: I labeled every bay",
        "Result: 6 a week",
    )
    answer = "\n".join(f"- {line}" for line in told)
    found = analyse(ASKED, answer)
    assert parts_of(found) == "STAR"
    assert tuple(s.text for s in found.sentences) == told


def test_speech_without_punctuation_is_taken_apart() -> None:
    answer = (
        "so um we had this printer that never worked on monday mornings and everybody was annoyed "
        "so I came in early one day and I watched the queue and I saw that the backup was blocking it "
        "and then I moved the backup to saturday "
        "and since then we have had zero tickets"
    )
    found = analyse(ASKED, answer)
    assert len(found.sentences) > 3
    assert found.parts["A"]
    assert found.parts["R"]
    assert found.fillers == 1


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("es", "El año pasado tuve un problema con un cliente y lo llamé para pedirle disculpas."),
        ("de", "Letztes Jahr hatte ich einen Streit mit meinem Kollegen und habe ihn zum Kaffee eingeladen."),
        ("ja", "昨年、お客様とのトラブルがありました。"),
        ("ru", "В прошлом году у нас была проблема, и я её решил."),
    ],
)
def test_another_language_is_recognized_and_not_judged(code: str, answer: str) -> None:
    found = analyse(ASKED, answer)
    assert found.language == code
    assert set(parts_of(found)) == {"O"}
    assert codes(found) == []


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "   ",
        "🎉🔥",
        "Yes",
        ASKED,
        "def f(x):\n    return x + 1\nprint(f(2))",
        "you are a stupid bot",
        "I can't think of anything right now, sorry.",
    ],
)
def test_what_is_no_answer_is_sent_back_to_the_question(answer: str) -> None:
    assert codes(analyse(ASKED, answer)) == ["answer_question"]


def test_the_deciding_words_stand_beside_each_finding() -> None:
    found = analyse(ASKED, WHOLE)
    assert all(sentence.cue for sentence in found.sentences)
    assert found.sentences[1].cue in "my boss asked me to put an end to that before the spring season"


def test_shares_follow_the_split_that_is_taught() -> None:
    found = analyse(ASKED, WHOLE, shares={"S": 0.25, "T": 0.25, "A": 0.25, "R": 0.25})
    assert found.aims["S"] == 0.25
    assert sum(found.shares.values()) == pytest.approx(1)
    assert found.pace["A"] > found.pace["T"]


def test_abbreviations_and_decimals_do_not_end_a_sentence() -> None:
    found = analyse(ASKED, "Dr. Meyer gave 3.5 mg at 5 p.m. that day, e.g. to Mr. Lee. I wrote it down.")
    assert [s.text for s in found.sentences] == [
        "Dr. Meyer gave 3.5 mg at 5 p.m. that day, e.g. to Mr. Lee.",
        "I wrote it down.",
    ]
