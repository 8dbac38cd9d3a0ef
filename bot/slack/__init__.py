"""Slack: sending to it, and hearing from it."""
