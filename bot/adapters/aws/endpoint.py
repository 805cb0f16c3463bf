"""Where a service of AWS answers."""

import re
from typing import NamedTuple

from bot.errors import ConfigurationError

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>\d{1,5}))?"
    r"(?P<path>/[^?#]*)?",
    re.IGNORECASE,
)
_SUFFIXES = {
    "cn-": "amazonaws.com.cn",
    "eusc-": "amazonaws.eu",
    "eu-isoe-": "cloud.adc-e.uk",
    "us-iso-": "c2s.ic.gov",
    "us-isob-": "sc2s.sgov.gov",
    "us-isof-": "csp.hci.ic.gov",
}
"""How the regions of the smaller partitions begin, and how their names end (botocore's data)."""


class Endpoint(NamedTuple):
    """An address taken apart; `authority` is what requests name as their host."""

    host: str
    port: int
    is_tls: bool
    authority: str
    path: str


def regional(service: str, region: str) -> str:
    """The public address of a service in a region."""
    ends = (end for start, end in _SUFFIXES.items() if region.startswith(start))
    return f"https://{service}.{region}.{next(ends, 'amazonaws.com')}"


def read_endpoint(address: str) -> Endpoint:
    """The parts of an address; raises ConfigurationError on what is none of http or https."""
    found = _ADDRESS.fullmatch(address.strip())
    port = int(found["port"] or 0) if found else 0
    if found is None or port > 65_535:
        raise ConfigurationError(f"no address of a service: {address!r}")
    is_tls = found["scheme"].lower() == "https"
    usual = 443 if is_tls else 80
    host = found["host"].lower()
    authority = host if port in (0, usual) else f"{host}:{port}"
    return Endpoint(host.strip("[]"), port or usual, is_tls, authority, found["path"] or "/")
