"""How long a test waits for what has to come: a machine under load is slow, not wrong."""

PATIENCE = 60.0
"""Seconds of real time until a test gives up. None is ever spent when all is well."""
