"""Typed values out of parsed JSON: each function raises a TypeError, KeyError or ValueError where the value is of
another shape, so that whoever reads a file can take it for damaged."""

from __future__ import annotations

from typing import Any, TypeVar

from pipeline.model.diagnostics import SEVERITIES, Diagnostic
from pipeline.model.source import Span

T = TypeVar("T")


def read_value(kind: type[T], value: Any) -> T:
    """The value, which has to be of just this type: a truth value is no number."""
    if type(value) is not kind:
        raise TypeError(f"{type(value).__name__} in the place of {kind.__name__}")
    return value


def read_texts(value: Any) -> tuple[str, ...]:
    """An array of strings."""
    return tuple(read_value(str, text) for text in read_value(list, value))


def read_texts_by_name(value: Any) -> dict[str, str]:
    """An object whose values are strings."""
    return {name: read_value(str, text) for name, text in read_value(dict, value).items()}


def read_diagnostic(value: Any) -> Diagnostic:
    """A diagnostic from its plain form (`dataclasses.asdict`)."""
    entry = read_value(dict, value)
    place = {**read_value(dict, entry["span"])}
    path = read_value(str, place.pop("path"))
    return Diagnostic(
        code=read_value(str, entry["code"]),
        severity=SEVERITIES[SEVERITIES.index(entry["severity"])],
        span=Span(path, **{name: read_value(int, at) for name, at in place.items()}),
        message=read_value(str, entry["message"]),
        hint=read_value(str, entry["hint"]),
        expected=read_value(str, entry["expected"]),
    )
