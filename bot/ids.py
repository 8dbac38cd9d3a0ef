"""The ids Slack carries for us, as `feature.verb`: one side builds with them, the other listens to them."""

import secrets
from enum import StrEnum

COMMAND = "/secondround"
DELIVERY_EVENT = "secondround_delivery"
"""The `event_type` of our messages' metadata. Any app in the workspace can read it, so it is opaque."""


class Action(StrEnum):
    """What a button, menu or checkbox asks for. Several of one kind in a block carry `of(...)` suffixes."""

    HELP_OPEN = "help.open"
    TIPS_ANOTHER = "tips.another"
    TIPS_TOPIC = "tips.topic"
    QUESTIONS_ANOTHER = "questions.another"
    QUESTIONS_HINT = "questions.hint"
    QUESTIONS_ANSWER = "questions.answer"
    QUESTIONS_STYLE = "questions.style"
    QUESTIONS_LIST = "questions.list"
    QUESTIONS_REOPEN = "questions.reopen"
    QUESTIONS_DELETE = "questions.delete"
    FEEDBACK_RATE = "feedback.rate"
    FEEDBACK_RETRY = "feedback.retry"
    PRACTICE_DAILY = "practice.daily"
    MOCKS_ANSWER = "mocks.answer"
    MOCKS_SKIP = "mocks.skip"
    MOCKS_STOP = "mocks.stop"
    MOCKS_ANEW = "mocks.anew"
    VOICE_LOOK = "voice.look"
    INTERVIEWS_ADD = "interviews.add"
    INTERVIEWS_CONFIRM = "interviews.confirm"
    INTERVIEWS_NEXT = "interviews.next"
    INTERVIEWS_JOIN = "interviews.join"
    INTERVIEWS_DETAILS = "interviews.details"
    INTERVIEWS_RESCHEDULE = "interviews.reschedule"
    INTERVIEWS_FOLD = "interviews.fold"
    INTERVIEWS_CANCEL = "interviews.cancel"
    INTERVIEWS_REOPEN = "interviews.reopen"
    INTERVIEWS_OUTCOME = "interviews.outcome"
    INTERVIEWS_LIST = "interviews.list"
    INVITATIONS_TAKE = "invitations.take"
    INVITATIONS_APART = "invitations.apart"
    INVITATIONS_EDIT = "invitations.edit"
    INVITATIONS_FILE = "invitations.file"
    CHECKLISTS_OPEN = "checklists.open"
    CHECKLISTS_TICK = "checklists.tick"
    CHECKLISTS_EDIT = "checklists.edit"
    PREPARATIONS_OPEN = "preparations.open"
    PREPARATIONS_EDIT = "preparations.edit"
    THANKS_OPEN = "thanks.open"
    THANKS_TICK = "thanks.tick"
    THANKS_DECLINE = "thanks.decline"
    THANKS_NOTES = "thanks.notes"
    THANKS_WRITE = "thanks.write"
    THANKS_MARK = "thanks.mark"
    REMINDERS_STOP = "reminders.stop"
    REMINDERS_RESUME = "reminders.resume"
    SETTINGS_OPEN = "settings.open"
    SETTINGS_CONFIRM = "settings.confirm"
    SETTINGS_ZONE = "settings.zone"
    SETTINGS_KEEP_ZONE = "settings.keep_zone"
    SETTINGS_MUTE = "settings.mute"
    SETTINGS_MUTE_ALL = "settings.mute_all"
    SETTINGS_UNMUTE = "settings.unmute"
    SETTINGS_SEND_HELD = "settings.send_held"
    DEBRIEFS_OPEN = "debriefs.open"
    DEBRIEFS_MORE = "debriefs.more"
    DEBRIEFS_SHOW = "debriefs.show"
    DEBRIEFS_DECLINE = "debriefs.decline"
    EVALUATIONS_OPEN = "evaluations.open"
    EVALUATIONS_SHOW = "evaluations.show"
    FOLLOWUPS_HEARD = "followups.heard"
    FOLLOWUPS_CLOSE = "followups.close"
    OFFERS_RECORD = "offers.record"
    OFFERS_SHOW = "offers.show"
    OFFERS_EDIT = "offers.edit"
    OFFERS_DETAILS = "offers.details"
    OFFERS_WRITING = "offers.writing"
    OFFERS_NEGOTIATE = "offers.negotiate"
    OFFERS_LINK = "offers.link"
    OFFERS_JOIN = "offers.join"
    OFFERS_REMOVE = "offers.remove"
    OFFERS_COMPARE = "offers.compare"
    OFFERS_WEIGH = "offers.weigh"
    OFFERS_SCORE = "offers.score"
    OFFERS_ACCEPT = "offers.accept"
    OFFERS_DECLINE = "offers.decline"
    OFFERS_MORE_TIME = "offers.more_time"
    OFFERS_REOPEN = "offers.reopen"
    STORIES_LIST = "stories.list"
    STORIES_NEW = "stories.new"
    STORIES_SAVE = "stories.save"
    STORIES_EDIT = "stories.edit"
    STORIES_ARCHIVE = "stories.archive"
    STORIES_RESTORE = "stories.restore"
    STORIES_DELETE = "stories.delete"
    STORIES_TELL = "stories.tell"
    STORIES_UNTELL = "stories.untell"
    PRIVACY_OPEN = "privacy.open"
    PRIVACY_EXPORT = "privacy.export"
    PRIVACY_IMPORT = "privacy.import"
    PRIVACY_ERASE = "privacy.erase"
    LINKS_OPEN = "links.open"

    def of(self, *parts: object) -> str:
        """The id with what it is about: `tips.topic:preparation`."""
        return ":".join((self.value, *map(str, parts)))


class Form(StrEnum):
    """The `callback_id` of a modal."""

    LOADING = "forms.loading"
    INTERVIEWS_ADD = "interviews.add"
    INTERVIEWS_DETAILS = "interviews.details"
    INTERVIEWS_RESCHEDULE = "interviews.reschedule"
    INVITATIONS_ADD = "invitations.add"
    CHECKLISTS_EDIT = "checklists.edit"
    PREPARATIONS = "preparations.keep"
    QUESTIONS_ANSWER = "questions.answer"
    MOCKS_ANSWER = "mocks.keep"
    SETTINGS = "settings.change"
    DEBRIEFS = "debriefs.keep"
    EVALUATIONS = "evaluations.keep"
    DEBRIEFS_MORE = "debriefs.add"
    OFFERS = "offers.keep"
    OFFERS_DETAILS = "offers.details"
    OFFERS_NOTES = "offers.notes"
    THANKS_NOTE = "thanks.keep"
    OFFERS_WEIGHTS = "offers.weights"
    OFFERS_SCORES = "offers.scores"
    STORIES = "stories.keep"
    STORIES_TOLD = "stories.told"


class Shortcut(StrEnum):
    """The `callback_id` of what stands in Slack's own menus."""

    ADD = "interviews.from_message"
    PRACTICE = "questions.practice"


class Options(StrEnum):
    """The `action_id` of a menu whose options are asked for as the person types."""

    ZONES = "zones.search"


def subject(action_id: str) -> list[str]:
    """What follows the verb in an id made by `Action.of`: `tips.topic:preparation` gives `["preparation"]`."""
    return action_id.split(":")[1:]


def new_id() -> str:
    """A random id of 16 hex digits: nothing can be read from it, nobody can guess the next."""
    return secrets.token_hex(8)
