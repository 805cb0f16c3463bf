"""Values with named fields: typing.NamedTuple, but a class costs a tenth of the time to make.

NamedTuple compiles a constructor for each class (0.1 ms and more), and a function that starts
makes some seventy. Type checkers see NamedTuple itself. Of its methods there are those used here.
"""

from collections import namedtuple
from typing import TYPE_CHECKING, Any, Self

__all__ = ["Record"]

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    _make = tuple.__new__
    _Getter = type(namedtuple("_One", "field").field)  # noqa: PYI024 - the class of its fields
    _getters = [_Getter(number, None) for number in range(32)]

    class _RecordType(type):
        """Makes the annotated names of a class the fields of its tuples."""

        def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> type:
            made = super().__new__(cls, name, bases, {"__slots__": (), **space})
            fields = tuple(made.__annotations__) if bases[0] is not tuple else ()
            made._field_defaults = {field: space[field] for field in fields if field in space}
            made._fields = made.__match_args__ = fields
            made._count = len(fields)
            last = [space[field] for field in fields if field in space]
            first = len(fields) - len(last)
            made._rest = {first + given: tuple(last[given:]) for given in range(len(last) + 1)}
            for field, getter in zip(fields, _getters, strict=False):
                setattr(made, field, getter)
            return made

    class Record(tuple, metaclass=_RecordType):
        """A tuple with named fields, of which the last ones may have defaults."""

        __slots__ = ()

        def __new__(cls, *values: object, **named: object) -> Self:
            rest = None if named else cls._rest.get(len(values))
            return _make(cls, cls._completed(values, named) if rest is None else values + rest)

        @classmethod
        def _completed(cls, values: tuple[object, ...], named: dict[str, Any]) -> list[object]:
            """The values of all fields; raises TypeError where they do not fit."""
            following = cls._fields[len(values) :]
            known = cls._field_defaults | named
            try:
                filled = [*values, *map(known.__getitem__, following)]
            except KeyError as missing:
                raise TypeError(f"{cls.__name__} needs {missing}") from None
            # Where all are named, as most often, their number tells; sets would take longer.
            is_exact = named.keys() <= frozenset(following) if values else len(known) == cls._count
            if len(filled) != cls._count or not is_exact:
                raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}, each once")
            return filled

        def _replace(self, **named: object) -> Self:
            """The same with other values of these fields; raises TypeError on an unknown one."""
            made = _make(type(self), map(named.pop, self._fields, self))
            if named:
                raise TypeError(f"{type(self).__name__} has no {', '.join(named)}")
            return made

        def _asdict(self) -> dict[str, object]:
            """Field to value."""
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            pairs = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({pairs})"
