"""The closed lists of words that the data files and the bot share."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A stored word with the label people read: its own spelling, unless a second value says otherwise."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label or value.replace("_", " ").capitalize()
        return term


class InterviewType(Term):
    PANEL = "panel"
    GROUP = "group"
    TECHNICAL = "technical"
    BEHAVIORAL = "behavioral"
    PRESENTATION = "presentation"
    HIRING_MANAGER = "hiring_manager"
    CASE = "case"
    EXECUTIVE = "executive"
    INFORMAL_MEAL = "informal_meal"
    PHONE_SCREEN = "phone_screen"


class InterviewFormat(Term):
    VIDEO = "video"
    PHONE = "phone"
    ONSITE = "onsite", "On site"


class Round(Term):
    """How far along a process is: the first round, any round between, the final one."""

    FIRST = "first", "First round"
    SECOND = "second", "Second round"
    FINAL = "final", "Final round"

    @classmethod
    def of(cls, text: str) -> Self:
        """The stage an interview's round stands for: "1", "2" and upwards, or "final"; else a ValueError."""
        if text == cls.FINAL:
            return cls(text)
        return cls("first" if int(text) == 1 else "second")


class Moment(Term):
    """When a checklist item is worth doing, in the order of the clock."""

    PLAN = "plan", "Days before"
    EVE = "eve", "The day before"
    DAY = "day", "On the day"
    MINUTES = "minutes", "The last 15 minutes"
    AFTER = "after", "Afterwards"


class Phase(Term):
    BEFORE = "before"
    DAY = "day", "On the day"
    DURING = "during"
    AFTER = "after"
    OFFER = "offer"


class Topic(Term):
    PURPOSE = "purpose"
    TYPES = "types"
    PREPARATION = "preparation"
    FORMAT = "format"
    DURING = "during"
    EVALUATING = "evaluating"
    AFTERWARDS = "afterwards"
    DECISION = "decision"


class QuestionType(Term):
    BEHAVIORAL = "behavioral"
    SITUATIONAL = "situational"
    MOTIVATION = "motivation"
    TECHNICAL = "technical"
    PANEL = "panel"
    GROUP = "group"
    CASE = "case"
    ASK = "ask", "Questions to ask"


class Rubric(Term):
    STAR = "star", "STAR"
    SITUATIONAL = "situational"
    MOTIVATION = "motivation"
    DISCUSSION = "discussion"


class Level(Term):
    ENTRY = "entry", "Entry level"
    MID = "mid", "Mid level"
    SENIOR = "senior"


class Role(Term):
    """Who a question to ask is for."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    PEER = "peer"
    EXECUTIVE = "executive"
    CROSS_FUNCTIONAL = "cross_functional", "Cross-functional partner"


class Factor(Term):
    """What a candidate weighs about an employer, after each round and between offers."""

    CULTURE = "culture"
    BALANCE = "balance", "Work-life balance"
    TEAMWORK = "teamwork"
    PAY = "pay", "Pay and benefits"
    GROWTH = "growth"
    FIT = "fit", "Fit with your goals"
