"""The secrets of a stage: SecureStrings in AWS Systems Manager's parameter store."""

from typing import NamedTuple

from botocore.exceptions import ClientError

from bot.deployment.amazon import Client, told

SECURE = "SecureString"


class Held(NamedTuple):
    """What may be told of a parameter: its type and its version, never its value."""

    type: str
    version: int


def look(ssm: Client, name: str) -> Held | None:
    """The parameter without its value, None when there is none; raises CloudFault."""
    with told():
        try:
            found = ssm.get_parameter(Name=name)["Parameter"]
        except ClientError as error:
            if error.response["Error"].get("Code") == "ParameterNotFound":
                return None
            raise
    return Held(found["Type"], int(found["Version"]))


def read(ssm: Client, name: str) -> str:
    """The secret itself, '' when there is none; raises CloudFault."""
    if look(ssm, name) is None:
        return ""
    with told():
        return str(ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"])


def write(ssm: Client, name: str, secret: str) -> Held:
    """Keep the secret, in a new version where it differs from what is there; raises CloudFault."""
    held = look(ssm, name)
    if held is not None and held.type == SECURE and read(ssm, name) == secret:
        return held
    with told():
        if held is not None and held.type != SECURE:
            ssm.delete_parameter(Name=name)  # a parameter cannot change its type
        kept = ssm.put_parameter(Name=name, Value=secret, Type=SECURE, Overwrite=True)
    return Held(SECURE, int(kept["Version"]))
