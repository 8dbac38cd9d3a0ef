"""How hard the properties are tried: HYPOTHESIS_PROFILE=long takes 10,000 examples of each."""

import os

from hypothesis import HealthCheck, settings


def load() -> None:
    """Registers both profiles and uses the one that HYPOTHESIS_PROFILE names. No deadline: a busy machine is no bug."""
    slow = [HealthCheck.too_slow]
    settings.register_profile("default", max_examples=100, deadline=None, suppress_health_check=slow)
    settings.register_profile("long", max_examples=10_000, deadline=None, suppress_health_check=slow)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
