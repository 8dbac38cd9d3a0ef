"""Feedback made by hand, for what is said about it: the coach may learn, these stay."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.catalogue import Competency, Level, Question, QuestionType, Rubric
from bot.coach import AIMS, Advice, Findings, Sentence
from bot.models.answers import Answer, Wording
from bot.models.mocks import Mock, Turn
from bot.services.feedback import Feedback
from bot.services.focus import Focus
from bot.services.questions import Kept
from bot.services.rounds import Result, Round

NOW = datetime(2027, 1, 4, 17, tzinfo=UTC)
QUESTION = Question(
    id="late",
    type=QuestionType.BEHAVIORAL,
    text="Tell me about a time when you were late.",
    competencies=("planning",),
    level=Level.ENTRY,
    rubric=Rubric.STAR,
    listen_for=("Owns it", "Says what changed", "Is brief"),
    probes=("Who was waiting?", "What do you do now?"),
    trap="Blaming the train.",
)
PLANNING = Competency(
    id="planning", name="Planning", definition="Being on time.", high="Early.", middle="On time.", low="Late."
)
TEXT = "The *van* broke down. I called the client & <Noor>. We began 5 minutes late, sort of."
QUOTED = "I called the client & <Noor>."
FOUND = Findings(
    sentences=(
        Sentence("The *van* broke down.", "S", cue="broke down", words=4),
        Sentence(QUOTED, "A", also="T", cue="i called", words=5),
        Sentence("We began 5 minutes late, sort of.", "R", cue="began", words=7),
    ),
    parts={"S": True, "T": True, "A": True, "R": True},
    measure="5 minutes",
    ownership="I",
    hypothetical=False,
    words=16,
    language="en",
    rubric=Rubric.STAR,
    shares={"S": 0.25, "T": 0.0, "A": 0.31, "R": 0.44},
    aims=AIMS,
    advice=(
        Advice("lengthen", QUOTED, "There is more to tell.", "Add two sentences."),
        Advice("be_concrete", "", "These words fit any job.", "Name one thing."),
    ),
    fillers=1,
    vague=("sort of",),
)
EARLIER = replace(FOUND, parts={"S": True, "T": False, "A": True, "R": False}, measure="", words=9)
ANSWER = Answer("0123456789abcdef", QUESTION.id, NOW, Wording(TEXT))
KEPT = Kept(ANSWER, QUESTION, "planning")
JUDGED = Feedback(KEPT, FOUND, EARLIER, PLANNING, NOW, "America/New_York")
RATED = replace(JUDGED, kept=replace(KEPT, answer=replace(ANSWER, rating=4)))
FINE = replace(JUDGED, findings=replace(FOUND, advice=(), vague=(), fillers=0), before=None)
FOREIGN = replace(JUDGED, findings=replace(FOUND, language="de", advice=()), before=None)
GONE = Feedback(replace(KEPT, question=None), FOUND)
TURNS = (Turn(1, "late", answer="a"), Turn(2, "gone", skipped=True), Turn(3, "late"))
ROUND = Round(
    Mock("0123456789abcdef", "planning", TURNS), Focus("planning", "Planning", (QUESTION,)), QUESTION
)
OVER = Round(
    replace(ROUND.mock, turns=(*TURNS, *(Turn(number, "late") for number in (4, 5, 6))), ended=True),
    ROUND.focus,
    results=(
        Result(QUESTION, FOUND, answered=True),
        Result(None),
        Result(QUESTION, answered=True),
        Result(QUESTION, FINE.findings, answered=True),
    ),
    strongest="S",
    weakest="R",
)
