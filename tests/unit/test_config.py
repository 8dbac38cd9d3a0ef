"""The settings: every problem at once, secrets never shown, and no way to trick the clock on the real Slack."""

from pathlib import Path

import pytest

from bot.config import CONFLICTING, SLACK_API_URL, Role, Settings, read_settings, require_slack
from bot.errors import ConfigError

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-secret-1", "SLACK_APP_TOKEN": "xapp-secret-2"}
KEY = "a-key-nobody-may-read"


def problems(environment: dict[str, str], env_file: Path | None = None) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read_settings(environment, env_file)
    return str(caught.value).splitlines()


def test_nothing_set_is_enough_for_the_playground() -> None:
    settings = read_settings({}, None)
    assert not settings.connects_to_slack
    assert settings.database_url == "sqlite:///data/secondround.db"
    assert settings.slack_api_url == SLACK_API_URL


def test_both_tokens_connect_to_slack() -> None:
    settings = read_settings(TOKENS, None)
    assert settings.connects_to_slack
    require_slack(settings)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "SLACK_BOT_TOKEN and SLACK_APP_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN"),
    ],
)
def test_every_missing_credential_is_named(given: dict[str, str], missing: str) -> None:
    settings = read_settings(given, None)
    with pytest.raises(ConfigError, match=rf"^Missing {missing}\."):
        require_slack(settings)
    assert not settings.connects_to_slack


def test_every_problem_is_reported_at_once_one_a_line() -> None:
    found = problems(
        {
            "SLACK_BOT_TOKEN": "xoxp-mine",
            "SLACK_APP_TOKEN": "A0123",
            "SLACK_CLIENT_ID": "1.2",
            "DATABASE_URL": "mysql://somewhere",
            "SECONDROUND_CLOCK_URL": "http://localhost:8642/clock",
            "LOG_LEVEL": "loud",
            "LOG_FORMAT": "xml",
        }
    )
    assert [line.split()[0] for line in found] == [
        "SLACK_CLIENT_ID",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "DATABASE_URL",
        "SECONDROUND_CLOCK_URL",
        "LOG_LEVEL",
        "LOG_FORMAT",
    ]
    assert "xoxp-mine" not in "\n".join(found)


@pytest.mark.parametrize("name", CONFLICTING)
def test_a_variable_that_would_change_how_bolt_authorizes_is_refused(name: str) -> None:
    assert problems({**TOKENS, name: "anything"}) == [
        f"{name} is set, but Second Round connects by tokens; remove it"
    ]


def test_secrets_appear_in_no_form_of_the_settings() -> None:
    settings = read_settings({**TOKENS, "SECONDROUND_ENCRYPTION_KEY": KEY}, None)
    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    assert "**********" in shown
    assert [secret for secret in (*TOKENS.values(), KEY) if secret in shown] == []


@pytest.mark.parametrize(
    "address",
    [
        None,
        "https://slack.com/api/",
        "https://slack.com/api",
        "https://SLACK.com/api/",
        "https://www.slack.com/api/",
        "https://slack-gov.com/api/",
    ],
)
def test_another_clock_is_refused_with_slack_s_own_address(address: str | None) -> None:
    given = {"SECONDROUND_CLOCK_URL": "http://localhost:8642/clock"}
    (problem,) = problems(given | ({"SLACK_API_URL": address} if address else {}))
    assert problem.startswith("SECONDROUND_CLOCK_URL is for a Slack on your own machine")


def test_another_clock_is_taken_with_a_slack_on_this_machine() -> None:
    given = {
        "SECONDROUND_CLOCK_URL": "http://localhost:8642/clock",
        "SLACK_API_URL": "http://localhost:8642/api",
    }
    settings = read_settings(given, None)
    assert settings.clock_url == "http://localhost:8642/clock"
    assert settings.slack_api_url == "http://localhost:8642/api/"


@pytest.mark.parametrize("address", ["localhost", "http://[bad", "api/"])
def test_what_is_no_address_is_no_slack(address: str) -> None:
    assert [line.split()[0] for line in problems({"SLACK_API_URL": address})] == ["SLACK_API_URL"]


@pytest.mark.parametrize(
    "url", ["sqlite:///", "sqlite:///:memory:", "sqlite://", "data/x.db", "mysql://a/b", "postgresql://a"]
)
def test_the_database_has_to_be_a_file_or_a_server_s(url: str) -> None:
    (problem,) = problems({"DATABASE_URL": url, "SECONDROUND_ENCRYPTION_KEY": KEY})
    assert problem.startswith("DATABASE_URL must start with sqlite:/// and name a file")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_server_is_taken_as_hosts_write_it(scheme: str) -> None:
    given = {"DATABASE_URL": f"{scheme}://me:secret@db.example/bot?sslmode=require"}
    settings = read_settings({**given, "SECONDROUND_ENCRYPTION_KEY": KEY}, None)
    assert settings.database_url == "postgresql+psycopg://me:secret@db.example/bot?sslmode=require"
    assert settings.on_postgres


def test_a_server_needs_a_key_of_the_settings() -> None:
    (problem,) = problems({"DATABASE_URL": "postgres://me@db.example/bot"})
    assert problem.startswith("SECONDROUND_ENCRYPTION_KEY is needed with PostgreSQL")
    given = {"DATABASE_URL": "postgres://me@db.example/bot", "SECONDROUND_ENCRYPTION_KEY_FILE": "/run/key"}
    assert read_settings(given, None).on_postgres


@pytest.mark.parametrize("role", [Role.WEB, Role.WORKER])
def test_on_a_file_one_process_does_it_all(role: Role) -> None:
    with pytest.raises(ConfigError, match="share their work through PostgreSQL: set DATABASE_URL"):
        require_slack(read_settings(TOKENS, None), role)


def test_a_worker_needs_the_bot_token_only() -> None:
    server = {"DATABASE_URL": "postgres://me@db.example/bot", "SECONDROUND_ENCRYPTION_KEY": KEY}
    require_slack(read_settings({**server, "SLACK_BOT_TOKEN": "xoxb-1"}, None), Role.WORKER)
    with pytest.raises(ConfigError, match=r"^Missing SLACK_BOT_TOKEN\."):
        require_slack(read_settings(server, None), Role.WORKER)
    with pytest.raises(ConfigError, match=r"^Missing SLACK_APP_TOKEN\."):
        require_slack(read_settings({**server, "SLACK_BOT_TOKEN": "xoxb-1"}, None), Role.WEB)


def test_levels_and_formats_may_be_written_in_any_case() -> None:
    settings = read_settings({"LOG_LEVEL": "debug", "LOG_FORMAT": "JSON"}, None)
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


def test_the_environment_overrides_the_file_and_empty_values_count_as_unset(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("LOG_LEVEL=DEBUG\nLOG_FORMAT=json\nSLACK_BOT_TOKEN=\n", encoding="utf-8")
    settings = read_settings({"LOG_LEVEL": "ERROR"}, env_file)
    assert (settings.log_level, settings.log_format) == ("ERROR", "json")
    assert settings.slack_bot_token is None


def test_a_missing_file_is_no_problem(tmp_path: Path) -> None:
    assert read_settings({}, tmp_path / ".env") == read_settings({}, None)


def test_only_what_is_handed_over_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-from-the-surroundings")
    assert read_settings({}, None).slack_bot_token is None


def test_variables_of_other_programs_are_passed_over() -> None:
    assert isinstance(read_settings({"PATH": "/bin", "HOME": "/"}, None), Settings)
