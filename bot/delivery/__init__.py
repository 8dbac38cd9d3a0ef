"""Delivery: what is due is claimed, said once, and written down (docs/delivery.md)."""

from bot.delivery.loop import Delivering
from bot.delivery.parts import AfterSent, Observe, Parts, Render
from bot.delivery.steps import Step, log_step
from bot.delivery.waits import Budget, Pace

__all__ = ["AfterSent", "Budget", "Delivering", "Observe", "Pace", "Parts", "Render", "Step", "log_step"]
