"""The use cases, each built once."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from bot import catalogue
from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.services.checklists import Checklists
from bot.services.feedback import Coach
from bot.services.inbox import Inbox
from bot.services.interviews import Interviews
from bot.services.mocks import Mocks
from bot.services.people import People
from bot.services.practice import Practice
from bot.services.privacy import Privacy
from bot.services.questions import Questions
from bot.services.reminders import Reminders
from bot.services.settings import Settings as Preferences
from bot.services.voice import Voice


@dataclass(frozen=True)
class Services:
    """Every use case that more than one other object needs."""

    knowledge: Catalogue
    checklists: Checklists
    coach: Coach
    inbox: Inbox
    interviews: Interviews
    mocks: Mocks
    people: People
    practice: Practice
    privacy: Privacy
    questions: Questions
    reminders: Reminders
    settings: Preferences
    voice: Voice
    chance: random.Random
    wake: Callable[[], None]


def services(clock: Clock, chance: random.Random, wake: Callable[[], None]) -> Services:
    knowledge = catalogue.load()
    questions = Questions(knowledge, clock, chance)
    coach = Coach(knowledge, questions, clock)
    mocks = Mocks(knowledge, questions, coach, clock, chance)
    return Services(
        knowledge=knowledge,
        checklists=Checklists(knowledge),
        coach=coach,
        inbox=Inbox(clock),
        interviews=Interviews(knowledge, clock, wake),
        mocks=mocks,
        people=People(wake),
        practice=Practice(clock, wake),
        privacy=Privacy(knowledge, clock, wake),
        questions=questions,
        reminders=Reminders(knowledge, clock),
        settings=Preferences(clock, wake),
        voice=Voice(questions, coach, mocks, clock),
        chance=chance,
        wake=wake,
    )
