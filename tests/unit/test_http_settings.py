"""Two ways to Slack: exactly one is chosen, and every mistake is named before anything starts."""

import re
from pathlib import Path

import pytest

from bot.config import Settings, read_settings, require_slack
from bot.errors import ConfigError
from bot.store.opening import open_database

SECRET = "0123456789abcdef0123456789abcdef"
BOT, APP = {"SLACK_BOT_TOKEN": "xoxb-1"}, {"SLACK_APP_TOKEN": "xapp-1"}
SIGNING, PORT = {"SLACK_SIGNING_SECRET": SECRET}, {"PORT": "8080"}
EXAMPLE = Path(__file__).parents[2] / ".env.example"
SET_BY_HOSTS = {"DYNO"}


def refusal(given: dict[str, str]) -> str:
    with pytest.raises(ConfigError) as caught:
        require_slack(read_settings(given, None))
    return str(caught.value)


def test_a_signing_secret_and_a_port_mean_http() -> None:
    settings = read_settings({**BOT, **SIGNING, **PORT}, None)
    require_slack(settings)
    assert settings.over_http
    assert settings.connects_to_slack
    assert settings.port == 8080


def test_a_port_alone_which_a_host_may_set_by_itself_does_not_mean_http() -> None:
    settings = read_settings({**BOT, **APP, **PORT}, None)
    require_slack(settings)
    assert not settings.over_http


def test_both_ways_at_once_are_refused_by_name() -> None:
    words = refusal({**BOT, **APP, **SIGNING, **PORT})
    assert "SLACK_APP_TOKEN (Socket Mode) and SLACK_SIGNING_SECRET (HTTP) are both set" in words


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (SIGNING, "Missing SLACK_BOT_TOKEN and PORT."),
        ({**BOT, **SIGNING}, "Missing PORT."),
        ({**SIGNING, **PORT}, "Missing SLACK_BOT_TOKEN."),
    ],
)
def test_what_http_lacks_is_named(given: dict[str, str], missing: str) -> None:
    assert refusal(given).startswith(missing)
    assert not read_settings(given, None).connects_to_slack


def test_with_nothing_chosen_the_credentials_of_both_ways_are_named() -> None:
    words = refusal({})
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT"):
        assert name in words


@pytest.mark.parametrize("secret", ["xoxb-12345678901234567890", "short", "with spaces in the middle of it"])
def test_what_is_no_signing_secret_is_refused_without_being_shown(secret: str) -> None:
    with pytest.raises(ConfigError, match=r"^SLACK_SIGNING_SECRET must be the “Signing Secret”") as caught:
        read_settings({"SLACK_SIGNING_SECRET": secret}, None)
    assert secret not in str(caught.value)


@pytest.mark.parametrize("port", ["http", "-1", "65536", "80.5"])
def test_what_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(ConfigError, match=r"^PORT "):
        read_settings({"PORT": port}, None)


def test_the_signing_secret_appears_in_no_form_of_the_settings() -> None:
    settings = read_settings(SIGNING, None)
    assert SECRET not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_sqlite_is_refused_where_the_disk_is_wiped() -> None:
    with pytest.raises(ConfigError, match=r"^DYNO is set: this host wipes its disk at every restart"):
        read_settings({**BOT, **SIGNING, **PORT, "DYNO": "web.1"}, None)


def test_every_setting_stands_in_the_example_and_the_example_sets_nothing_that_fails(tmp_path: Path) -> None:
    named = set(re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE))
    assert named == {str(field.alias) for field in Settings.model_fields.values()} - SET_BY_HOSTS
    assert read_settings({}, EXAMPLE) == read_settings({}, None)
    given = {"DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}"}
    open_database(read_settings(given, EXAMPLE)).close()
