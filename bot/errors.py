"""What can go wrong in a person's words: each error's docstring is the sentence they read."""

import inspect


class BotError(Exception):
    """Something did not work. Please try once more."""

    def __init__(self, words: str | None = None) -> None:
        super().__init__(words or " ".join((inspect.getdoc(type(self)) or "").split()))

    @property
    def words(self) -> str:
        return str(self)


class FieldError(BotError):
    """Please check this field."""

    def __init__(self, field: str, words: str) -> None:
        """`field` is the block_id of the input the words belong under."""
        super().__init__(words)
        self.field = field


class InterviewGone(BotError):
    """That interview is no longer here. Type “/secondround interviews” to see the ones you have."""


class NotBegun(BotError):
    """That interview has not begun yet. Once it has, you can say how they look to you."""


class NeverHeld(BotError):
    """That interview was canceled, so there is nothing to rate. Reopen it under “/secondround interviews” first."""


class InterviewAhead(BotError):
    """That interview is still ahead. I will ask you how it was when it is over."""


class InterviewCanceled(BotError):
    """That interview is canceled, so I kept nothing. If it took place, reopen it with “/secondround interviews”."""


class OfferGone(BotError):
    """That offer is no longer here. Type “/secondround offers” to see the ones you have."""


class OfferAnswered(BotError):
    """You have answered that offer already. To take the answer back, open the offer and press Undo."""


class OfferLapsed(BotError):
    """The deadline of that offer has passed. If it still stands, open the offer and set the new day with Edit."""


class ItemGone(BotError):
    """That is no longer here, so nothing was changed. Type “/secondround help” to see what you can do next."""


class WindowLate(BotError):
    """That took me too long, so Slack did not open the form. Please try once more."""


class MockMovedOn(BotError):
    """That question of the mock round is done already. Type “/secondround mock” to see where it stands."""


class YoursToAsk(BotError):
    """This one is for you to ask, so I took no answer to it. Type “/secondround question” to be asked one."""


class NoMockToAsk(BotError):
    """Questions to ask are yours, so a mock round cannot put them. Type “/secondround questions to ask” to see some."""


class StorageBusy(BotError):
    """I could not save that just now, so nothing was changed. Please try again in a minute."""


class StorageReadOnly(BotError):
    """I cannot save anything at the moment, so nothing was changed: the database is read-only. Tell whoever runs me."""


class StorageFull(BotError):
    """I have no room left to save, so nothing was changed. The disk is full: tell whoever runs me."""


class StillAtIt(BotError):
    """I am still working on your data, so this second try did nothing. It will be done in a moment."""


class NotAnExport(BotError):
    """I cannot use that file. I take in the zip that “export” gave you, or the second-round.json in it."""


class ArchiveBroken(BotError):
    """That zip is damaged or locked, so nothing was added. Drop it once more, or the second-round.json in it."""


class ExportTooLarge(BotError):
    """That is more than fits in one file. Whoever runs me can help: all of it is in their database."""


class ExportFromLater(BotError):
    """That export is from a later version of me, so nothing was added. Ask whoever runs me to update me."""


class ExportWrong(BotError):
    """Something in that export cannot be right, so nothing was added."""

    def __init__(self, place: str, words: str) -> None:
        """`place` leads to the entry: `interviews, number 3, zone`."""
        super().__init__(f"Something in that export cannot be right, so nothing was added. {place}: {words}.")


class FileTooLarge(BotError):
    """That file is larger than 5 MB, so I did not open it. The second-round.json from the zip alone may be smaller."""


class FileElsewhere(BotError):
    """That file is not stored in Slack, so I did not open it. Drop the file itself here."""


class FileGone(BotError):
    """I cannot open that file: it is gone from Slack, or somebody else put it there. Drop it here yourself."""


class FilesNotAllowed(BotError):
    """Slack does not let me handle files here yet. Ask whoever runs me to add the scopes files:read and files:write."""


class FileNotCarried(BotError):
    """Slack did not pass the file on. Nothing was changed; please try again in a minute."""


class ConfigError(Exception):
    """The settings do not fit together; its text names every problem."""


class SlackUnreachable(Exception):
    """Slack could not be reached for ten minutes."""
