"""Errors are read in windows and under fields, where Slack draws plain text."""

import inspect

import pytest

from bot import errors
from bot.errors import BotError

FAMILY = [
    one
    for one in vars(errors).values()
    if inspect.isclass(one)
    and issubclass(one, BotError)
    and not inspect.signature(one).parameters.keys() - {"words"}
]


@pytest.mark.parametrize("error", FAMILY, ids=lambda error: error.__name__)
def test_an_errors_words_are_plain(error: type[BotError]) -> None:
    assert not {"`", "*"} & set(error().words)
