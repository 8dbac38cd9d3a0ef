"""`secondround coach`, `when` and `invite`, as a shell runs them: JSON out, or one sentence and a failure."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.coach import analyse

ROOT = Path(__file__).parents[2]
QUESTION = "Tell me about a time when you were late."
ANSWER = "Our van broke down on the way to a client. I called her, then took a taxi. We began on time."
LINE = json.dumps({"id": 7, "question": QUESTION, "answer": ANSWER})
HEAVY = {"slack_bolt", "sqlmodel", "apscheduler", "aiohttp", "pydantic", "icalendar"}


def run(*arguments: str, given: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    typed = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, input=typed, capture_output=True, cwd=ROOT, timeout=60, check=False)  # noqa: S603 - our own words


def printed(answer: subprocess.CompletedProcess[bytes]) -> list[Any]:
    assert (answer.returncode, answer.stderr) == (0, b"")
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_an_answer_in_a_file_or_piped_in_is_read_the_same(tmp_path: Path) -> None:
    file = tmp_path / "my answer.txt"
    file.write_text(ANSWER, "utf-8-sig")
    (found,) = printed(run("coach", str(file), "--question", QUESTION))
    assert found == json.loads(json.dumps(analyse(QUESTION, ANSWER).to_json()))
    assert list(found) == [
        *("sentences", "parts", "result_quantified", "ownership", "hypothetical"),
        *("words", "seconds", "language", "advice"),
    ]
    assert printed(run("coach", "-", "--question", QUESTION, given=ANSWER)) == [found]


def test_many_answers_are_read_a_line_each_and_keep_their_ids() -> None:
    lines = [LINE, "", json.dumps({"id": "ünï", "answer": ANSWER}), json.dumps({"id": None, "answer": ""})]
    found = printed(run("coach", "-", "--jsonl", "--question", QUESTION, given="\r\n".join(lines)))
    assert [one["id"] for one in found] == [7, "ünï", None]
    assert {**found[0], "id": None} == {**found[1], "id": None}
    assert found[2]["words"] == 0


@pytest.mark.parametrize(
    "odd",
    [
        "",
        " \n\t",
        "😀😀",
        "yes",
        "x" * 3000,
        "def f(x):\n  return x",
        "<!channel> *b* `c`",
        "\x00\x1b[31m",
        "…",
    ],
)
def test_whatever_stands_in_the_file_something_is_said_of_it(odd: str) -> None:
    (found,) = printed(run("coach", "-", given=odd))
    assert found["advice"]


def test_another_language_is_named_and_not_judged() -> None:
    german = "Ich habe gestern mit meinem Team daran gearbeitet, und wir haben es am Ende geschafft."
    (found,) = printed(run("coach", "-", given=german))
    assert (found["language"], found["advice"]) == ("de", [])


@pytest.mark.parametrize(
    ("arguments", "given", "words"),
    [
        (["nowhere.txt"], b"", "I cannot read nowhere.txt: No such file or directory."),
        (["bot"], b"", "I cannot read bot: Is a directory."),
        (["-"], b"\xff\xfe\x00", "Standard input is not text in UTF-8."),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(arguments: list[str], given: bytes, words: str) -> None:
    answer = run("coach", *arguments, given=given)
    assert (answer.returncode, answer.stdout) == (1, b"")
    assert answer.stderr.decode().startswith(words)
    assert answer.stderr.count(b"\n") == 1


def test_each_line_gets_a_line_whatever_stands_in_it() -> None:
    odd = [
        '{"id": 1, "answer": null}',
        '{"id": 2}',
        '{"id": 3, "answer": 12, "question": ["?"]}',
        "[1]",
        "[" * 100_000,
    ]
    answer = run("coach", "-", "--jsonl", given="\n".join([*odd, LINE]))
    found = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [one["id"] for one in found] == [1, 2, 3, None, None, 7]
    assert [one.get("advice") for one in found[:3]] == [["answer_question"]] * 3
    assert ["error" in one for one in found] == [False, False, False, True, True, False]
    assert (answer.returncode, answer.stderr.decode()) == (
        1,
        "2 of the lines of Standard input could not be read.\n",
    )


def test_a_typed_interview_is_read_in_the_persons_zone() -> None:
    typed = ("Harborlight panel tomorrow 3pm", "--zone", "America/New_York")
    (found,) = printed(run("when", *typed, "--now", "2027-01-04T12:00:00-05:00"))
    assert (found["company"], found["type"]) == ("Harborlight", "panel")
    assert (found["starts"], found["zone"]) == ("2027-01-05T15:00", "America/New_York")


@pytest.mark.parametrize("wrong", [("--zone", "Mars/Olympus"), ("--now", "soon")])
def test_a_zone_or_a_moment_that_does_not_exist_is_refused(wrong: tuple[str, str]) -> None:
    answer = run("when", "tomorrow at 3", *wrong)
    assert (answer.returncode, answer.stdout) == (1, b"")
    assert wrong[1] in answer.stderr.decode()


INVITATION = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@harborlight.example\r\nSUMMARY:Panel\r\n"
    "DTSTART;TZID=Eastern Standard Time:20270112T150000\r\nDURATION:PT45M\r\n"
    "ORGANIZER;CN=Priya:mailto:priya@harborlight.example\r\nATTENDEE;CN=Omar Reyes:invalid:nomail\r\n"
    "LOCATION:https://zoom.example/j/1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_a_calendar_file_is_told_event_by_event(tmp_path: Path) -> None:
    file = tmp_path / "invite.ics"
    file.write_text(INVITATION, "utf-8", newline="")
    (found,) = printed(run("invite", str(file)))
    assert found == {
        "ok": True,
        "reason": "",
        "events": [
            {
                "uid": "1@harborlight.example",
                "summary": "Panel",
                "starts": "2027-01-12T15:00:00-05:00",
                "zone": "America/New_York",
                "minutes": 45,
                "organizer": "priya@harborlight.example",
                "attendees": ["Omar Reyes"],
                "link": "https://zoom.example/j/1",
                "cancelled": False,
            }
        ],
    }
    assert printed(run("invite", "-", given=INVITATION)) == [found]


def test_a_file_that_was_judged_is_no_failure_even_where_it_is_no_calendar() -> None:
    assert printed(run("invite", "-", given=b"PK\x03\x04rest")) == [
        {
            "ok": False,
            "reason": "That is a compressed file, so please open it and send the calendar file in it.",
            "events": [],
        }
    ]


def test_a_time_that_names_no_zone_is_in_the_one_that_is_given() -> None:
    floating = INVITATION.replace(";TZID=Eastern Standard Time", "")
    (found,) = printed(run("invite", "-", "--zone", "Europe/London", given=floating))
    assert (found["events"][0]["starts"], found["events"][0]["zone"]) == (
        "2027-01-12T15:00:00+00:00",
        "Europe/London",
    )
    (found,) = printed(run("invite", "-", given=floating))
    assert (found["events"][0]["starts"], found["events"][0]["zone"]) == ("2027-01-12T15:00:00", None)


@pytest.mark.parametrize("arguments", [("nowhere.ics",), ("-", "--zone", "Mars"), ("-", "--now", "soon")])
def test_what_cannot_be_opened_is_a_failure(arguments: tuple[str, ...]) -> None:
    answer = run("invite", *arguments, given=INVITATION)
    assert (answer.returncode, answer.stdout) == (1, b"")
    assert answer.stderr.count(b"\n") == 1


def test_no_command_loads_the_bot() -> None:
    script = "import sys, bot.text_commands; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=True)  # noqa: S603 - as above
    assert not HEAVY & set(loaded.stdout.decode().split())


def test_the_help_lists_them_all() -> None:
    wide = {**os.environ, "COLUMNS": "200"}
    command = [sys.executable, "-m", "bot", "--help"]
    shown = subprocess.run(command, capture_output=True, cwd=ROOT, env=wide, check=True).stdout.decode()  # noqa: S603 - as above
    assert " coach " in shown
    assert " when " in shown
    assert " invite " in shown
