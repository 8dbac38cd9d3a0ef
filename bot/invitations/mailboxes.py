"""Addresses at which nobody in particular reads."""

import re

from bot.invitations.values import Participant
from bot.reading.word_set import word_set

_NOBODY = word_set(
    """
    admin bot calendar candidates career careers contact coordination events hello hiring hr info interview interviews
    invitations invites jobs mail meetings no-reply noreply notifications office onboarding people recruiting
    recruitment reception reply schedule scheduling staffing talent team
    """
)
"""What stands before the @ where nobody in particular reads."""


def is_nobody(one: Participant) -> bool:
    local = one.email.partition("@")[0]
    return bool(set(re.split(r"[.+_]", local)) & _NOBODY) or local in _NOBODY
