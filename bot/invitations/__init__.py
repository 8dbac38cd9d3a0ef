"""Reads calendar files, as people get them by mail: what is certain of each event, and what can be guessed from it."""

from bot.invitations.days import Day, days
from bot.invitations.guesses import Guess, Guesses, guess
from bot.invitations.interviewers import interviewers
from bot.invitations.mails import read_mail
from bot.invitations.octets import LARGEST_FILE
from bot.invitations.reader import Invitations, read_invitations
from bot.invitations.values import Event, Method, Participant

__all__ = [
    "LARGEST_FILE",
    "Day",
    "Event",
    "Guess",
    "Guesses",
    "Invitations",
    "Method",
    "Participant",
    "days",
    "guess",
    "interviewers",
    "read_invitations",
    "read_mail",
]
