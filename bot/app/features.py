"""The features: each one's handlers on its use cases, in the order in which help lists them."""

from bot.app.services import Services
from bot.clock import Clock
from bot.services.comparisons import Comparisons
from bot.services.debriefs import Debriefs
from bot.services.decisions import Decisions
from bot.services.evaluations import Evaluations
from bot.services.followups import FollowUps
from bot.services.home import Home
from bot.services.notes import Notes
from bot.services.offer_sheets import OfferSheets
from bot.services.offers import Offers
from bot.services.preparations import Preparations
from bot.services.progress import Progress
from bot.services.stories import Stories
from bot.services.tellings import Tellings
from bot.services.thanks import Thanks
from bot.services.tips import Tips
from bot.store.db import Database
from handlers.checklists import ChecklistHandlers, LiveList
from handlers.comparisons import ComparisonHandlers
from handlers.debriefs import DebriefHandlers
from handlers.decisions import DecisionHandlers
from handlers.evaluations import EvaluationHandlers
from handlers.feedback import FeedbackHandlers
from handlers.followups import FollowUpHandlers
from handlers.help import HelpHandlers
from handlers.home import HomeHandlers
from handlers.interviews import InterviewHandlers
from handlers.mocks import MockHandlers
from handlers.notes import NoteHandlers
from handlers.offers import OfferHandlers
from handlers.practice import PracticeHandlers
from handlers.preparations import PreparationHandlers
from handlers.progress import ProgressHandlers
from handlers.questions import QuestionHandlers
from handlers.reminders import ReminderHandlers
from handlers.routes import Feature
from handlers.settings import SettingsHandlers
from handlers.stories import StoryHandlers
from handlers.thanks import ThanksHandlers
from handlers.tips import TipHandlers


def features(
    db: Database, made: Services, lists: LiveList, mocks: MockHandlers, clock: Clock
) -> list[Feature]:
    knowledge, wake = made.knowledge, made.wake
    debriefs = Debriefs(knowledge, clock, wake)
    return [
        HelpHandlers(),
        TipHandlers(db, Tips(knowledge, clock, made.chance)),
        QuestionHandlers(db, made.questions, made.coach, mocks.typed),
        PracticeHandlers(db, made.practice),
        FeedbackHandlers(db, made.coach, made.questions),
        InterviewHandlers(db, made.interviews, made.people, lists, clock),
        ChecklistHandlers(db, made.checklists, made.interviews, debriefs, lists),
        PreparationHandlers(db, Preparations(knowledge)),
        ThanksHandlers(db, Thanks(clock, wake), made.interviews),
        NoteHandlers(db, Notes(clock, wake)),
        ReminderHandlers(db, made.people),
        DebriefHandlers(db, debriefs, made.interviews),
        EvaluationHandlers(db, Evaluations(clock), made.interviews),
        FollowUpHandlers(db, FollowUps(clock, wake)),
        OfferHandlers(db, Offers(clock, wake), OfferSheets(clock), clock),
        ComparisonHandlers(db, Comparisons(clock)),
        DecisionHandlers(db, Decisions(clock, wake), clock),
        StoryHandlers(db, Stories(knowledge, clock), Tellings(clock), clock),
        ProgressHandlers(db, Progress(knowledge, clock)),
        SettingsHandlers(db, made.settings, made.people, clock),
        HomeHandlers(db, Home(knowledge, clock, made.settings), clock),
    ]
