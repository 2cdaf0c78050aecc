"""Diagnostics as values: what is wrong in a source or an output. They are collected, never raised, and rendered late by
the reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pipeline.model.source import Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One thing that can be wrong. `code` is stable (family and number); `name` says it in words with hyphens. Of one
    that is `waivable`, an entry of `allow` may hide the warnings."""

    code: str
    name: str
    severity: Severity
    title: str
    waivable: bool = False

    def at(self, span: Span, message: str, hint: str = "", severity: Severity | None = None) -> Diagnostic:
        """A diagnostic of this rule at a place. A rule that depends on the status of a leaflet passes a severity."""
        return Diagnostic(self.code, severity or self.severity, span, message, hint)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong: the message says what is wrong in the author's words, the hint what to do about it."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which diagnostics are shown: by file, then from top to bottom."""
        return (self.span.path, self.span.line, self.span.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Allowed:
    """A diagnostic that a waiver hides: who allows it, why, the last day (ISO 8601), and where the waiver stands."""

    diagnostic: Diagnostic
    because: str
    by: str
    until: str
    place: Span

    @property
    def code(self) -> str:
        """The code of what is allowed."""
        return self.diagnostic.code


@dataclass(frozen=True)
class Checked(Generic[T]):
    """A value and what was found on the way to it. There is no value where nothing sensible could be made."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """True when there is a value and no diagnostic is an error."""
        return self.value is not None and not has_errors(self.diagnostics)


class Diagnostics(list[Diagnostic]):
    """The diagnostics of one reading, in the order in which they were made: whoever reads gets these, reports to them,
    and gives back what was read."""

    def report(self, rule: Rule, span: Span, message: str, hint: str = "") -> None:
        """Note a diagnostic of a rule at a place."""
        self.append(rule.at(span, message, hint))

    def unwrap(self, checked: Checked[T]) -> T | None:
        """The value of something that was checked, its diagnostics being added to these."""
        self.extend(checked.diagnostics)
        return checked.value

    def checked(self, value: T | None) -> Checked[T]:
        """A value together with what was found on the way to it."""
        return Checked(value, tuple(self))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True when one of them is an error."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics without repetition, by file and place."""
    return tuple(sorted(set(diagnostics), key=lambda diagnostic: diagnostic.order))
