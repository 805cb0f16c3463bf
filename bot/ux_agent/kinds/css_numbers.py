"""How numbers are written in style sheets (CSS Values 4)."""

NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)"
"""A pattern that reads a long row of digits in one way only."""
