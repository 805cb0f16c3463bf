"""Where a service of AWS answers."""

from bot.errors import ConfigurationError
from bot.record import Record

_PORTS = {"http": 80, "https": 443}
_HOST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-_")
_IPV6 = frozenset("abcdef0123456789:.")
_SUFFIXES = {
    "cn-": "amazonaws.com.cn",
    "eusc-": "amazonaws.eu",
    "eu-isoe-": "cloud.adc-e.uk",
    "us-iso-": "c2s.ic.gov",
    "us-isob-": "sc2s.sgov.gov",
    "us-isof-": "csp.hci.ic.gov",
}
"""How the regions of the smaller partitions begin, and how their names end (botocore's data)."""


class Endpoint(Record):
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
    scheme, _, rest = address.strip().partition("://")
    authority, slash, path = rest.partition("/")
    host, port = _parted(authority.lower())
    usual = _PORTS.get(scheme.lower())
    if usual is None or not _is_host(host) or port > 65_535 or not _is_path(path):
        raise ConfigurationError(f"no address of a service: {address!r}")
    named = host if port in (0, usual) else f"{host}:{port}"
    return Endpoint(host.strip("[]"), port or usual, usual == 443, named, slash + path or "/")


def _parted(authority: str) -> tuple[str, int]:
    """Host and port, 0 where none is named; a port of another kind stays with the host."""
    host, _, port = authority.rpartition(":")
    if host and port.isascii() and port.isdecimal() and len(port) <= 5:
        return host, int(port)
    return authority, 0


def _is_path(path: str) -> bool:
    """Whether it can stand in a request's first line as it is, and holds nothing but a path."""
    return all("!" <= sign <= "~" and sign not in "?#" for sign in path)


def _is_host(host: str) -> bool:
    if host.startswith("[") and host.endswith("]"):
        return bool(host[1:-1]) and _IPV6.issuperset(host[1:-1])
    return bool(host) and _HOST.issuperset(host)
