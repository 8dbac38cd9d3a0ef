"""What kind of answer a question asks for."""

from enum import StrEnum

from bot.coach import patterns


class Rubric(StrEnum):
    """STAR wants a real event; situational the three steps; motivation reasons; discussion a view with its reasons."""

    STAR = "star"
    SITUATIONAL = "situational"
    MOTIVATION = "motivation"
    DISCUSSION = "discussion"


def read_off(question: str) -> Rubric:
    """The rubric a question's words ask for; a question that says nothing is taken to want an event."""
    asked = " ".join(question.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    if not asked or patterns.find("asks_one_event", asked):
        return Rubric.STAR
    if patterns.find("asks_supposed", asked):
        return Rubric.SITUATIONAL
    if patterns.find("asks_motive", asked):
        return Rubric.MOTIVATION
    return Rubric.STAR if patterns.find("asks_event", asked) else Rubric.DISCUSSION
