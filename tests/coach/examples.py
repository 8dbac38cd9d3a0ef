"""The worked examples of docs/coach.md, as the coach reads them today: `python -m tests.coach.examples`."""

import sys
import textwrap

from bot.coach import Findings, analyse
from tests.coach.labelled import LabelledAnswer, read_answers
from tests.coach.scores import aligned

TITLES = {
    "phlebotomist-short-good": "Short and whole",
    "estate-agent-listing": "Results first; fourteen months belong to the situation, eleven days to the result",
    "cleaner-trust": "No figure, no task; the sum of money belongs to the situation",
    "fitness-trainer-s-missing": "No situation",
    "ev-real-example-would-3": "What one would do, where an event is asked for",
    "teacher-situational-cheat": "What one would do, where that is asked for",
    "junior-dev-stuff": "Nothing to picture",
    "sysadmin-laconic": "Found wrong: an obstacle of two words between two actions",
    "school-nurse-overlap": "Found wrong: two parts, and the second is put in front",
    "vet-nurse-no-result": "Found wrong: a last step taken for a result",
}
WIDTH = 118


def sections() -> list[str]:
    """One for each title, in order: the question, each sentence under its part, and what is said of the whole."""
    answers = {answer.id: answer for answer in read_answers()}
    return [_section(place, title, answers[id_]) for place, (id_, title) in enumerate(TITLES.items(), 1)]


def _section(place: int, title: str, answer: LabelledAnswer) -> str:
    found = analyse(answer.question, answer.text)
    labelled = [label for label, _ in aligned(answer, found)]
    lines = [f"### {place}. {title}", "", "```text", f"? {answer.question}"]
    for sentence, label, (_, heard) in zip(answer.sentences, labelled, aligned(answer, found), strict=True):
        wrong = "" if label == heard else f"   <- labeled {label}"
        lines += textwrap.wrap(f"{heard} {sentence.text}{wrong}", WIDTH, subsequent_indent="  ")
    return "\n".join((*lines, f"= {_said(found)}", "```"))


def _said(found: Findings) -> str:
    told = (
        f'measure "{found.measure}"' if found.measure else "no measure",
        f"ownership {found.ownership}",
        *(["hypothetical"] if found.hypothetical else []),
        "advice " + (", ".join(f"`{a.code}`" for a in found.advice).replace("`", "") or "none"),
    )
    return "; ".join(told)


if __name__ == "__main__":
    sys.stdout.write("\n\n".join(sections()) + "\n")
