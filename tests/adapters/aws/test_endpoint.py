"""Addresses of services: read as botocore reads them, made as botocore makes them."""

import boto3
import pytest
from botocore.session import Session

from bot.adapters.aws.endpoint import Endpoint, read_endpoint, regional
from bot.errors import ConfigurationError

PARTITIONS = Session().get_available_partitions()
REGIONS = [
    region
    for partition in PARTITIONS
    for region in Session().get_available_regions("dynamodb", partition, allow_non_regional=False)
]


@pytest.mark.parametrize("service", ["dynamodb", "sqs"])
def test_the_address_in_every_region_is_botocores(service: str) -> None:
    theirs = {
        region: boto3.client(service, region_name=region).meta.endpoint_url  # type: ignore[call-overload]
        for region in ("us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1", *REGIONS[::5])
    }
    assert {region: regional(service, region) for region in theirs} == theirs


@pytest.mark.parametrize("partition", PARTITIONS)
def test_every_partition_has_its_own_names(partition: str) -> None:
    for region in Session().get_available_regions("dynamodb", partition)[:1]:
        client = boto3.client("dynamodb", region_name=region)
        assert regional("dynamodb", region) == client.meta.endpoint_url


@pytest.mark.parametrize(
    ("address", "endpoint"),
    [
        ("https://example.com", Endpoint("example.com", 443, True, "example.com", "/")),
        ("https://EXAMPLE.com:443/", Endpoint("example.com", 443, True, "example.com", "/")),
        ("http://example.com:80", Endpoint("example.com", 80, False, "example.com", "/")),
        ("http://127.0.0.1:4566", Endpoint("127.0.0.1", 4566, False, "127.0.0.1:4566", "/")),
        ("https://a.b:80/p/q", Endpoint("a.b", 80, True, "a.b:80", "/p/q")),
        (" HTTP://[::1]:8000 ", Endpoint("::1", 8000, False, "[::1]:8000", "/")),
        ("http://[::1]", Endpoint("::1", 80, False, "[::1]", "/")),
    ],
)
def test_an_address_is_taken_apart(address: str, endpoint: Endpoint) -> None:
    assert read_endpoint(address) == endpoint


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.com",
        "ftp://example.com",
        "https://",
        "https://:443",
        "https://a b",
        "https://user@example.com",
        "https://example.com:x",
        "https://example.com:-1",
        "https://example.com:65536",
        "https://example.com:\u0661",
        "https://example.com/?q",
        "https://example.com/#f",
        "https://[]",
        "https://[::1",
        "https://e\r\nX: y",
        "https://\u00e9.com",
        "https://example.com/a b",
        "https://example.com/\u00e9",
        "https://example.com/a\r\nX: y",
    ],
)
def test_what_is_no_address_is_named_to_the_operator(address: str) -> None:
    with pytest.raises(ConfigurationError, match="no address of a service"):
        read_endpoint(address)
