"""The vault in the cloud: a data key of AWS KMS for each number, bound to the session.

Source: AWS KMS Developer Guide, "Data keys", "Encryption context".
"""

from collections.abc import Mapping
from typing import Any, Protocol

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer
from bot.adapters.vault.sealing import Key, read, seal, unseal
from bot.errors import ConfigurationError, TransientError
from bot.payment.ports import TooLate

_NOT_OURS = {"InvalidCiphertextException", "IncorrectKeyException"}


class Client(Protocol):
    """The operations of a KMS client that are used, with the errors of bot.adapters.aws.errors."""

    def generate_data_key(self, **request: object) -> Mapping[str, Any]:
        """A new data key, plain and wrapped."""
        ...

    def decrypt(self, **request: object) -> Mapping[str, Any]:
        """A wrapped data key, plain again."""
        ...


class KmsVault:
    """The port bot.payment.ports.Vault over the KMS key `key_id` (an id, an ARN or an alias)."""

    def __init__(self, client: Client, key_id: str) -> None:
        self._client = client
        self._key_id = key_id

    def seal(self, session_id: str, secret: str, number: str, now: float) -> bytes:
        try:
            made = self._client.generate_data_key(
                KeyId=self._key_id, KeySpec="AES_256", EncryptionContext={"sessionId": session_id}
            )
        except AwsError as error:
            raise _meaning_of(error) from None
        key = Key(bytes(made["Plaintext"]), secret, bytes(made["CiphertextBlob"]))
        return seal(key, session_id, number, now)

    def open(self, session_id: str, secret: str, sealed: bytes, now: float) -> str:
        parts = read(sealed, now)
        try:
            found = self._client.decrypt(
                KeyId=self._key_id,
                CiphertextBlob=parts.wrapped,
                EncryptionContext={"sessionId": session_id},
            )
        except AwsError as error:
            if isinstance(error, ErrorAnswer) and error.code in _NOT_OURS:
                raise TooLate("sealed for another session, or with another key") from None
            raise _meaning_of(error) from None
        return unseal(Key(bytes(found["Plaintext"]), secret), session_id, parts)


def _meaning_of(error: AwsError) -> ConfigurationError | TransientError:
    if isinstance(error, ErrorAnswer):
        is_passing, why = error.is_passing or error.code == "KMSInternalException", error.code
    else:
        is_passing, why = isinstance(error, NoAnswer), str(error)
    kind = TransientError if is_passing else ConfigurationError
    return kind(f"the payment key cannot be used: {why}")
