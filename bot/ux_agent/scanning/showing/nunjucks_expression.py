"""Expressions of Nunjucks, read into a tree (https://mozilla.github.io/nunjucks/templating.html)."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\s+|(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)"""
    r"""|(?P<number>\d+(?:\.\d+)?)|(?P<name>[^\W\d][\w$]*)"""
    r"""|(?P<sign>===|!==|==|!=|<=|>=|\*\*|//|\?\.|[-+*/%<>~|.,:()\[\]{}=?])""",
    re.DOTALL,
)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_LEVELS = (
    ("or",),
    ("and",),
    ("not",),
    ("in", "is"),
    ("==", "===", "!=", "!==", "<", ">", "<=", ">="),
    ("~",),
    ("+", "-"),
    ("*", "/", "//", "%", "**"),
)
"""Signs of two operands, those that bind least first; `not` has one, `is` a test behind it."""


class Node(NamedTuple):
    """One operation: its kind, what it is called or spells, and its parts.

    Kinds: text, number, name, list, dict (keys and values in turn), member, index, call, filter
    (the value first), not, test, if (value, condition, otherwise), and the signs of two operands.
    `named` are arguments by name, `raw` is a text as it is written.
    """

    kind: str
    text: str = ""
    parts: "tuple[Node, ...]" = ()
    named: "tuple[tuple[str, Node], ...]" = ()
    raw: str = ""


class Unreadable(ValueError):
    """An expression that is none of the grammar."""


def parse(expression: str) -> Node:
    """The tree of an expression; raises Unreadable."""
    reader = _Reader(expression)
    found = reader.whole()
    if reader.at != len(reader.tokens):
        raise Unreadable(expression)
    return found


def parse_list(expression: str) -> tuple[tuple[Node, ...], tuple[tuple[str, Node], ...], str]:
    """The arguments of a tag: by place, by name, and what is left of the text (none)."""
    reader = _Reader(f"({expression})")
    places, named = reader.arguments()
    return places, named, ""


class _Reader:
    def __init__(self, expression: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        self.at = 0
        at = 0
        while at < len(expression):
            token = _TOKEN.match(expression, at)
            if token is None:
                raise Unreadable(expression)
            at = token.end()
            if token.lastgroup:
                self.tokens.append((token.lastgroup, token[0]))

    def whole(self) -> Node:
        """A value, which may have a condition behind it."""
        value = self._binary(0)
        if not self._takes("if"):
            return value
        condition = self._binary(0)
        otherwise = self.whole() if self._takes("else") else Node("name", "none")
        return Node("if", "", (value, condition, otherwise))

    def arguments(self) -> tuple[tuple[Node, ...], tuple[tuple[str, Node], ...]]:
        """What stands in brackets, by place and by name."""
        self._needs("(")
        places: list[Node] = []
        named: list[tuple[str, Node]] = []
        while not self._takes(")"):
            if self._kind() == "name" and self._peek(1) == "=":
                name = self.tokens[self.at][1]
                self.at += 2
                named.append((name, self.whole()))
            else:
                places.append(self.whole())
            if not self._takes(",") and self._peek() != ")":
                raise Unreadable(self._peek())
        return tuple(places), tuple(named)

    def _binary(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._unary()
        if _LEVELS[level] == ("not",):
            return (
                Node("not", "", (self._binary(level),))
                if self._takes("not")
                else self._binary(level + 1)
            )
        left = self._binary(level + 1)
        while True:
            sign = self._sign(_LEVELS[level])
            if not sign:
                return left
            if sign in {"is", "is not"}:
                left = self._test(left, is_not=sign == "is not")
                continue
            right = self._binary(level + 1)
            left = Node(sign.removeprefix("not "), "", (left, right))
            left = Node("not", "", (left,)) if sign == "not in" else left

    def _sign(self, signs: tuple[str, ...]) -> str:
        if self._peek() == "not" and self._peek(1) == "in" and "in" in signs:
            self.at += 2
            return "not in"
        if self._peek() not in signs or self._kind() == "text":
            return ""
        sign = self.tokens[self.at][1]
        self.at += 1
        if sign == "is" and self._takes("not"):
            return "is not"
        return sign

    def _test(self, value: Node, *, is_not: bool) -> Node:
        name = self._word()
        given = self.arguments()[0] if self._peek() == "(" else ()
        found = Node("test", name, (value, *given))
        return Node("not", "", (found,)) if is_not else found

    def _unary(self) -> Node:
        if self._takes("-"):
            return Node("-", "", (Node("number", "0"), self._unary()))
        value = self._chained(self._primary())
        while self._takes("|"):
            name = self._word()
            while self._takes("."):
                name += f".{self._word()}"
            places, named = self.arguments() if self._peek() == "(" else ((), ())
            value = self._chained(Node("filter", name, (value, *places), named))
        return value

    def _chained(self, value: Node) -> Node:
        while True:
            if self._takes(".") or self._takes("?."):
                value = Node("member", self._word(), (value,))
            elif self._takes("["):
                value = Node("index", "", (value, self.whole()))
                self._needs("]")
            elif self._peek() == "(" and self._kind() == "sign":
                places, named = self.arguments()
                value = Node("call", "", (value, *places), named)
            else:
                return value

    def _primary(self) -> Node:
        if self.at >= len(self.tokens):
            raise Unreadable("an end where a value should be")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "text":
            inside = re.sub(r"\\(.)", lambda one: _ESCAPED.get(one[1], one[1]), text[1:-1])
            return Node("text", inside, raw=text)
        if kind in {"number", "name"}:
            return Node(kind, text)
        if text == "(":
            found = self.whole()
            self._needs(")")
            return found
        if text == "[":
            return Node("list", "", tuple(self._entries("]")))
        if text == "{":
            return Node("dict", "", tuple(self._pairs()))
        raise Unreadable(text)

    def _entries(self, end: str) -> list[Node]:
        found: list[Node] = []
        while not self._takes(end):
            found.append(self.whole())
            if not self._takes(",") and self._peek() != end:
                raise Unreadable(self._peek())
        return found

    def _pairs(self) -> list[Node]:
        found: list[Node] = []
        while not self._takes("}"):
            key = self._primary()
            self._needs(":")
            found.extend((Node("text", key.text), self.whole()))
            if not self._takes(",") and self._peek() != "}":
                raise Unreadable(self._peek())
        return found

    def _peek(self, ahead: int = 0) -> str:
        at = self.at + ahead
        if at >= len(self.tokens) or self.tokens[at][0] == "text":
            return ""
        return self.tokens[at][1]

    def _kind(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def _takes(self, text: str) -> bool:
        if self._peek() != text:
            return False
        self.at += 1
        return True

    def _needs(self, text: str) -> None:
        if not self._takes(text):
            raise Unreadable(f"no {text}")

    def _word(self) -> str:
        if self._kind() != "name":
            raise Unreadable("no name")
        self.at += 1
        return self.tokens[self.at - 1][1]
