"""What kind of answer a question asks for."""

import re
from enum import StrEnum


class Rubric(StrEnum):
    """STAR wants a real event; situational the three steps; motivation reasons; discussion a view with its reasons."""

    STAR = "star"
    SITUATIONAL = "situational"
    MOTIVATION = "motivation"
    DISCUSSION = "discussion"


_EVENT = re.compile(
    r"\b(?:(?:a|the|one|any|some|last|first) (?:\w+[ -]){0,4}?(?:time|situation|instance|occasion|example|moment|experience)s?\b"
    r"|(?:tell|talk|walk|take|speak|share|give|recall|explain)\b.{0,12}?\b(?:about|of|through|to) (?!you\b|yourself|your (?:career|background|approach|style))"
    r"|give (?:me |us )?an? (?:\w+ )?example\b|when (?:did|has|have|was|were) |describe (?:an? |one |how you \w+ed|the (?:most|last|best|worst)|something|your (?:most|best|worst|biggest|greatest))"
    r"|have you ever|(?:what|which|how|why|who|when) (?:\w+ ){0,4}?(?:did|have|were|was) (?:you|the|your)\b|proud of"
    r"|(?:greatest|biggest|proudest|hardest|toughest|recent|most \w+) (?:\w+ ){0,2}?(?:achievement|accomplishment|failure|mistake|project"
    r"|success|challenge|conflict|decision|problem|setback|regret|risk))"
)
_SITUATIONAL = re.compile(
    r"\b(?:(?:what|how) (?:\w+ ){0,2}?(?:would|will|could|might|should) you|(?:if|imagine|suppose|supposing|assume|say) (?:you|that|a|an|the|your|one|two|someone)"
    r"|how'd you|what'd you|what do you do (?:if|when)|your first (?:\d+|thirty|sixty|ninety|week|month|\w+ days))\b"
)
_SCENE = re.compile(
    r"^(?:you|your|it is|a|an|two|the|one|halfway|after|during)\b.*[.:,] .*\b(?:what|how|whom?|which) (?:\w+ )?do you\b"
)
_MOTIVATION = re.compile(
    r"\b(?:why (?:do|are|did|would|should|us|our|this|here|have|leave|now|were|\w+ing|nursing|teaching)|what (?:\w+ ){0,3}?(?:motivates|attracts?|interests?|drew|draws|excites|appeals"
    r"|drives|inspires|brings)|about yourself|introduce yourself|where do you see|(?:three|five|ten|\d+)[- ]years?(?:' time)?\b|salary|looking for in|know about (?:us|our)|ideal (?:job|role|day|workplace"
    r"|company)|career (?:goals?|plans?|aims?)|what are you looking|dream job|hire you|good fit|join (?:us|our)|long[- ]term)\b"
)


def read_off(question: str) -> Rubric:
    """The rubric a question's words ask for; a question that says nothing is taken to want an event."""
    asked = " ".join(question.lower().replace("’", "'").split())
    if not asked:
        return Rubric.STAR
    if re.search(r"\b(?:a|any|last|one) time\b|\ban? (?:\w+ )?example\b", asked):
        return Rubric.STAR
    if _SITUATIONAL.search(asked) or _SCENE.search(asked):
        return Rubric.SITUATIONAL
    if _MOTIVATION.search(asked):
        return Rubric.MOTIVATION
    return Rubric.STAR if _EVENT.search(asked) else Rubric.DISCUSSION
