"""What services hand out is frozen: nobody changes it by accident, in another thread or on the way to Slack."""

import pkgutil
from dataclasses import is_dataclass
from importlib import import_module
from inspect import getmembers
from types import ModuleType
from typing import Any

import pytest

import bot.catalogue
import bot.models
import bot.services

PACKAGES = (bot.catalogue, bot.models, bot.services)


def values(package: ModuleType) -> list[type[Any]]:
    """Every dataclass that the package's modules define."""
    names = [module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    found = [
        member
        for name in names
        for _, member in getmembers(import_module(name), is_dataclass)
        if isinstance(member, type)
    ]
    return sorted({one for one in found if one.__module__ in names}, key=lambda one: one.__qualname__)


@pytest.mark.parametrize("package", [bot.models, bot.services])
def test_there_are_values_to_look_at(package: ModuleType) -> None:
    assert len(values(package)) >= 5


@pytest.mark.parametrize("value", [one for package in PACKAGES for one in values(package)])
def test_a_value_is_frozen(value: Any) -> None:
    assert value.__dataclass_params__.frozen
