"""The switch that writes transcripts anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    parser.addoption("--write-transcripts", action="store_true", help="write down what is seen now")
