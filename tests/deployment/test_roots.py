"""Amazon's certificate authorities, out of everybody's."""

import ssl
from pathlib import Path

import certifi
import pytest

from bot.deployment.roots import ROOTS, RootMissing, amazon_roots


def test_the_bundle_holds_amazons_five_roots_and_no_others() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=amazon_roots())
    subjects = [str(found["subject"]) for found in context.get_ca_certs()]
    assert len(subjects) == len(ROOTS)
    assert all(any(name in subject for subject in subjects) for name in ROOTS)


def test_a_root_that_is_missing_is_named() -> None:
    everybody = Path(certifi.where()).read_text(encoding="ascii")
    (first, *_) = amazon_roots().split("-----END CERTIFICATE-----")
    body = first.partition("-----BEGIN CERTIFICATE-----")[2]
    with pytest.raises(RootMissing, match="does not hold Amazon Root CA 1; bring"):
        amazon_roots(everybody.replace(body, ""))
