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
    """That interview is no longer here. Type `/secondround interviews` to see the ones you have."""


class ItemGone(BotError):
    """That is no longer here, so nothing was changed. Type `/secondround help` to see what you can do next."""


class StorageBusy(BotError):
    """I could not save that just now, so nothing was changed. Please try again in a minute."""


class StorageReadOnly(BotError):
    """I cannot save anything at the moment, so nothing was changed: the database is read-only."""


class StorageFull(BotError):
    """I have no room left to save, so nothing was changed. The disk is full: tell whoever runs me."""


class ConfigError(Exception):
    """The settings do not fit together; its text names every problem."""


class SlackUnreachable(Exception):
    """Slack could not be reached for ten minutes."""
