"""What vaults do: the key file of a development machine, and KMS as moto plays it."""

import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.aws.errors import ErrorAnswer, NoAnswer
from bot.adapters.vault.file import FileVault
from bot.adapters.vault.kms import KmsVault
from bot.errors import ConfigurationError, TransientError
from bot.payment.ports import SEALED_SECONDS, TooLate, Vault

NOW = 1_760_535_261.9
PAN = "4242424242424242"


@pytest.fixture(params=["file", "kms"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Vault]:
    if request.param == "file":
        yield FileVault(tmp_path / "keys" / "payment.key")
        return
    with mock_aws():
        client = boto3.client("kms")
        key = client.create_key()["KeyMetadata"]["KeyId"]
        yield KmsVault(Translated(client), key)


class TestEveryVault:
    def test_F62_a_number_comes_back_for_its_session(self, vault: Vault) -> None:
        sealed = vault.seal("a", "secret", PAN, NOW)
        assert PAN.encode() not in sealed
        assert vault.open("a", "secret", sealed, NOW) == PAN

    def test_F62_no_two_seals_are_alike(self, vault: Vault) -> None:
        assert vault.seal("a", "secret", PAN, NOW) != vault.seal("a", "secret", PAN, NOW)

    def test_F62_another_session_opens_nothing(self, vault: Vault) -> None:
        with pytest.raises(TooLate):
            vault.open("b", "secret", vault.seal("a", "secret", PAN, NOW), NOW)

    def test_F62_without_the_payers_secret_nothing_is_opened(self, vault: Vault) -> None:
        sealed = vault.seal("a", "secret", PAN, NOW)
        for other in ("", "guess", "secret "):
            with pytest.raises(TooLate):
                vault.open("a", other, sealed, NOW)

    def test_F62_after_fifteen_minutes_nothing_is_opened(self, vault: Vault) -> None:
        sealed = vault.seal("a", "secret", PAN, NOW)
        assert vault.open("a", "secret", sealed, int(NOW) + SEALED_SECONDS - 1) == PAN
        with pytest.raises(TooLate):
            vault.open("a", "secret", sealed, int(NOW) + SEALED_SECONDS)

    def test_F62_the_moment_of_sealing_cannot_be_changed(self, vault: Vault) -> None:
        sealed = bytearray(vault.seal("a", "secret", PAN, NOW))
        later = int(NOW) + SEALED_SECONDS
        sealed[1:9] = later.to_bytes(8, "big")
        with pytest.raises(TooLate):
            vault.open("a", "secret", bytes(sealed), later)

    @pytest.mark.parametrize("position", [0, -1])
    def test_F62_what_was_tampered_with_is_not_opened(self, vault: Vault, position: int) -> None:
        sealed = bytearray(vault.seal("a", "secret", PAN, NOW))
        sealed[position] ^= 1
        with pytest.raises(TooLate):
            vault.open("a", "secret", bytes(sealed), NOW)

    @pytest.mark.parametrize("other", [b"", b"\x01", b"x" * 40])
    def test_what_is_no_seal_is_not_opened(self, vault: Vault, other: bytes) -> None:
        with pytest.raises(TooLate):
            vault.open("a", "secret", other, NOW)


def test_the_key_file_is_made_for_its_owner_alone_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "payment.key"
    sealed = FileVault(path).seal("a", "secret", PAN, NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert FileVault(path).open("a", "secret", sealed, NOW) == PAN
    assert [one.name for one in tmp_path.iterdir()] == ["payment.key"]


def test_many_processes_at_once_make_one_key(tmp_path: Path) -> None:
    path = tmp_path / "payment.key"
    with ThreadPoolExecutor(16) as pool:
        vaults = list(pool.map(lambda _: FileVault(path), range(16)))
    sealed = vaults[0].seal("a", "secret", PAN, NOW)
    assert {one.open("a", "secret", sealed, NOW) for one in vaults} == {PAN}


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "payment.key"
    FileVault(path)
    path.chmod(0o640)
    with pytest.raises(ConfigurationError, match="others may read"):
        FileVault(path)


@pytest.mark.parametrize("content", [b"", b"x" * 31])
def test_a_file_that_holds_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "payment.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(ConfigurationError, match="no key"):
        FileVault(path)


def test_a_place_where_no_key_can_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigurationError, match="no key can be kept"):
        FileVault(tmp_path / "file" / "payment.key")


class Away:
    """A KMS that answers with this error."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def generate_data_key(self, **request: object) -> dict[str, bytes]:
        raise self._error

    def decrypt(self, **request: object) -> dict[str, bytes]:
        raise self._error


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (NoAnswer("away"), TransientError),
        (
            ErrorAnswer({"Error": {"Code": "KMSInternalException", "Message": "x"}}),
            TransientError,
        ),
        (
            ErrorAnswer({"Error": {"Code": "AccessDeniedException", "Message": "x"}}),
            ConfigurationError,
        ),
    ],
)
def test_a_key_that_cannot_be_had_says_who_must_act(
    error: Exception, meaning: type[Exception]
) -> None:
    vault = KmsVault(Away(error), "key")
    with pytest.raises(meaning, match="payment key"):
        vault.seal("a", "secret", PAN, NOW)
