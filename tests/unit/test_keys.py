"""The keys: made once for their owner only, rotated by their order, and never replaced behind anybody's back."""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, InvalidToken

from bot.errors import ConfigError
from bot.store.keys import keyring

WORDS = b"we talked about the migration"

KEY = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


def new_key() -> str:
    return Fernet.generate_key().decode()


def test_the_first_start_makes_a_key_beside_the_database_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secondround.key"
    secret = keyring(None, None, file).encrypt(WORDS)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert keyring(None, None, file).decrypt(secret) == WORDS


def test_the_key_is_made_once(tmp_path: Path) -> None:
    file = tmp_path / "secondround.key"
    keyring(None, None, file)
    made = file.read_bytes()
    keyring(None, None, file)
    assert file.read_bytes() == made


def test_a_key_from_the_settings_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    keyring(new_key(), None, tmp_path / "secondround.key")
    assert list(tmp_path.iterdir()) == []


def test_of_several_keys_the_first_encrypts_and_all_decrypt(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    written_before = keyring(old, None, tmp_path / "k").encrypt(WORDS)
    both = keyring(f"{new}, {old}", None, tmp_path / "k")
    assert both.decrypt(written_before) == WORDS
    written_now = both.encrypt(WORDS)
    assert keyring(new, None, tmp_path / "k").decrypt(written_now) == WORDS
    with pytest.raises(InvalidToken):
        keyring(old, None, tmp_path / "k").decrypt(written_now)


def test_a_file_may_hold_several_keys_and_end_with_a_line_break(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    file = tmp_path / "keys"
    file.write_text(f"{new},{old}\n", encoding="ascii")
    secret = Fernet(old).encrypt(WORDS)
    assert keyring(None, file, tmp_path / "unused").decrypt(secret) == WORDS


@pytest.mark.parametrize("broken", ["hunter2", "a" * 43, "пароль", KEY + ",", KEY[:-2]])
def test_what_is_no_key_is_refused_without_being_shown(tmp_path: Path, broken: str) -> None:
    with pytest.raises(ConfigError, match="SECONDROUND_ENCRYPTION_KEY does not hold") as caught:
        keyring(broken, None, tmp_path / "k")
    assert broken not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"hunter2", b"\xff\xfe\x00"])
def test_a_broken_key_file_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "secondround.key"
    file.write_bytes(content)
    with pytest.raises(ConfigError, match=r"secondround\.key does not hold an encryption key"):
        keyring(None, None, file)
    assert file.read_bytes() == content


def test_a_named_file_that_is_missing_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.key"
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        keyring(None, file, tmp_path / "unused")
    assert list(tmp_path.iterdir()) == []


def test_a_key_and_a_file_at_once_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not both"):
        keyring(new_key(), tmp_path / "k", tmp_path / "unused")
