"""The settings: `.env` by python-dotenv, then checked once, every problem reported at once, secrets hidden."""

import re
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, ValidationInfo, field_validator

from bot.errors import ConfigError

SLACK_API_URL = "https://slack.com/api/"
SLACK_HOSTS = ("slack.com", "slack-gov.com")
SIGNING_SECRET = re.compile(r"[0-9A-Za-z]{20,}")
QUICKSTART = "docs/quickstart.md says where each comes from; put them into .env."
OVER_HTTP = " (Over HTTP in place of Socket Mode: SLACK_SIGNING_SECRET and PORT in place of SLACK_APP_TOKEN.)"
DRIVER = "postgresql+psycopg"
POSTGRESQL = ("postgres", "postgresql", DRIVER)
"""How addresses of PostgreSQL begin, and how SQLAlchemy names it with its driver."""
KEYS = ("SECONDROUND_ENCRYPTION_KEY", "SECONDROUND_ENCRYPTION_KEY_FILE")
KEY_NEEDED = (
    "SECONDROUND_ENCRYPTION_KEY is needed with PostgreSQL: all processes share it, and there is no file to keep it "
    "beside. Make one with: secondround keys new"
)
APART = (
    "`secondround web` and `secondround worker` share their work through PostgreSQL: set DATABASE_URL. On SQLite one "
    "process does it all: `secondround run`."
)
CONFLICTING = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_VERIFICATION_TOKEN")
"""Variables that Bolt reads by itself and that would silently change how it authorizes (docs/decisions/0001)."""


class Role(StrEnum):
    """What a process takes on: all of the bot, what Slack sends, or what the clock brings."""

    ALL = "run"
    WEB = "web"
    WORKER = "worker"


class Settings(BaseModel):
    """One field an environment variable; `.env.example` and docs/operations.md list them all."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    slack_bot_token: SecretStr | None = Field(default=None, alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr | None = Field(default=None, alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr | None = Field(default=None, alias="SLACK_SIGNING_SECRET")
    port: int | None = Field(default=None, alias="PORT", ge=0, le=65535)
    slack_api_url: str = Field(default=SLACK_API_URL, alias="SLACK_API_URL")
    database_url: str = Field(default="sqlite:///data/secondround.db", alias="DATABASE_URL")
    encryption_key: SecretStr | None = Field(default=None, alias="SECONDROUND_ENCRYPTION_KEY")
    encryption_key_file: Path | None = Field(default=None, alias="SECONDROUND_ENCRYPTION_KEY_FILE")
    clock_url: str | None = Field(default=None, alias="SECONDROUND_CLOCK_URL")
    dyno: str | None = Field(default=None, alias="DYNO")
    log_level: str = Field(default="INFO", alias="LOG_LEVEL")
    log_format: str = Field(default="text", alias="LOG_FORMAT")

    @field_validator("slack_bot_token")
    @classmethod
    def _is_a_bot_token(cls, token: SecretStr | None) -> SecretStr | None:
        return _prefixed(token, "xoxb-", "the “Bot User OAuth Token” on the app's “OAuth & Permissions” page")

    @field_validator("slack_app_token")
    @classmethod
    def _is_an_app_token(cls, token: SecretStr | None) -> SecretStr | None:
        return _prefixed(
            token, "xapp-", "an “App-Level Token” with connections:write, from “Basic Information”"
        )

    @field_validator("slack_signing_secret")
    @classmethod
    def _is_a_signing_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not SIGNING_SECRET.fullmatch(secret.get_secret_value()):
            message = (
                "must be the “Signing Secret” (letters and digits) from the app's “Basic Information” page"
            )
            raise ValueError(message)
        return secret

    @field_validator("slack_api_url")
    @classmethod
    def _ends_with_a_slash(cls, url: str) -> str:
        if not urlsplit(url).hostname:
            message = f"must be an address such as {SLACK_API_URL}"
            raise ValueError(message)
        return url if url.endswith("/") else url + "/"

    @field_validator("database_url")
    @classmethod
    def _names_a_database(cls, url: str) -> str:
        scheme, _, rest = url.partition("://")
        if scheme in POSTGRESQL and urlsplit(url).path.strip("/"):
            return f"{DRIVER}://{rest}"
        if scheme != "sqlite" or not rest.startswith("/") or rest in {"/", "/:memory:"}:
            message = (
                "must start with sqlite:/// and name a file, for example sqlite:///data/secondround.db; or with "
                "postgresql:// and name a database"
            )
            raise ValueError(message)
        return url

    @field_validator("log_level")
    @classmethod
    def _is_a_level(cls, level: str) -> str:
        return _one_of(level.upper(), ("DEBUG", "INFO", "WARNING", "ERROR"))

    @field_validator("log_format")
    @classmethod
    def _is_a_format(cls, name: str) -> str:
        return _one_of(name.lower(), ("text", "json"))

    @field_validator("clock_url")
    @classmethod
    def _keeps_real_time_with_slack(cls, url: str | None, earlier: ValidationInfo) -> str | None:
        if url and _is_slacks_own(earlier.data.get("slack_api_url", "")):
            message = "is for a Slack on your own machine; remove it, or set SLACK_API_URL"
            raise ValueError(message)
        return url

    @field_validator("dyno")
    @classmethod
    def _keeps_its_disk(cls, dyno: str | None, earlier: ValidationInfo) -> str | None:
        if dyno and earlier.data.get("database_url", "").startswith("sqlite:"):
            message = (
                "is set: this host wipes its disk at every restart, and an SQLite database with it. "
                "Set DATABASE_URL to a PostgreSQL database, or run Second Round where the disk stays"
            )
            raise ValueError(message)
        return dyno

    @property
    def on_postgres(self) -> bool:
        return self.database_url.startswith(DRIVER)

    @property
    def database_file(self) -> Path:
        """On SQLite only."""
        return Path(self.database_url.removeprefix("sqlite:///"))

    @property
    def key_sources(self) -> tuple[str | None, Path | None, Path]:
        """The encryption keys as given, the file named for them, and the file beside the database."""
        given = self.encryption_key.get_secret_value() if self.encryption_key else None
        return given, self.encryption_key_file, self.database_file.with_suffix(".key")

    @property
    def over_http(self) -> bool:
        """Whether Slack comes to us, signed, in place of us connecting to it by Socket Mode."""
        return self.slack_signing_secret is not None and self.slack_app_token is None

    @property
    def connects_to_slack(self) -> bool:
        return not self.missing

    @property
    def missing(self) -> list[str]:
        """The credentials still needed: those of HTTP if it was begun with, else those of Socket Mode."""
        needed: dict[str, object] = {"SLACK_BOT_TOKEN": self.slack_bot_token}
        if self.over_http:
            needed["PORT"] = self.port
        else:
            needed["SLACK_APP_TOKEN"] = self.slack_app_token
        return [name for name, value in needed.items() if value is None]


def read_settings(environment: dict[str, str], env_file: Path | None = Path(".env")) -> Settings:
    """Settings from `env_file` overridden by `environment`.

    Raises:
        ConfigError: with one line for each thing that is wrong.
    """
    values = {**(_values(env_file) if env_file else {}), **environment}
    problems = [
        f"{name} is set, but Second Round connects by tokens; remove it"
        for name in CONFLICTING
        if values.get(name)
    ]
    if _is_postgres(values.get("DATABASE_URL")) and not any(values.get(name) for name in KEYS):
        problems.append(KEY_NEEDED)
    settings = None
    try:
        settings = Settings.model_validate({name: value for name, value in values.items() if value})
    except ValidationError as error:
        problems += [_sentence(problem["loc"], problem["msg"]) for problem in error.errors()]
    if settings is None or problems:
        raise ConfigError("\n".join(problems))
    return settings


def require_slack(settings: Settings, role: Role = Role.ALL) -> None:
    """Raises ConfigError naming every credential that the command still needs, or one too many."""
    if role is not Role.ALL and not settings.on_postgres:
        raise ConfigError(APART)
    if settings.slack_app_token and settings.slack_signing_secret:
        message = (
            "SLACK_APP_TOKEN (Socket Mode) and SLACK_SIGNING_SECRET (HTTP) are both set; Slack uses only one of "
            "these ways. Remove the one that your app is not set up for."
        )
        raise ConfigError(message)
    missing = [name for name in settings.missing if role is not Role.WORKER or name == "SLACK_BOT_TOKEN"]
    if missing:
        other_way = "" if settings.over_http or settings.slack_app_token or role is Role.WORKER else OVER_HTTP
        message = f"Missing {' and '.join(missing)}. {QUICKSTART}{other_way}"
        raise ConfigError(message)


def _values(env_file: Path) -> dict[str, str]:
    return {name: value for name, value in dotenv_values(env_file).items() if value is not None}


def _is_postgres(url: str | None) -> bool:
    return (url or "").partition("://")[0] in POSTGRESQL


def _is_slacks_own(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return any(host == own or host.endswith(f".{own}") for own in SLACK_HOSTS)


def _prefixed(token: SecretStr | None, prefix: str, source: str) -> SecretStr | None:
    if token is not None and not token.get_secret_value().startswith(prefix):
        message = f"must start with {prefix}: it is {source}"
        raise ValueError(message)
    return token


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        message = f"must be one of {', '.join(allowed)}"
        raise ValueError(message)
    return value


def _sentence(location: tuple[int | str, ...], message: str) -> str:
    words = message.removeprefix("Value error, ")
    return " ".join((*map(str, location), words))
