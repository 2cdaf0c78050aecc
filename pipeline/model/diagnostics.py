"""Diagnostics as values: what is wrong in a source or an output. They are collected, never raised, and rendered late by
the reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pipeline.model.source import Span

Severity = Literal["error", "warning", "info"]
Fixable = Literal["", "spaces", "words"]
"""What may be written without a person, because it cannot change what the words mean: nothing, what a rule expects
where only spaces differ, or whatever it expects."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One thing that can be wrong. `code` is stable (family and number); `name` says it in words with hyphens. Of one
    that is `waivable`, a waiver may hide the warnings, and where `errors_waivable` says so, the errors; of one that is
    `clinical` too, only a waiver by a clinical reviewer of the leaflet. What it expects a program may write where it is
    `fixable`."""

    code: str
    name: str
    severity: Severity
    title: str
    waivable: bool = False
    clinical: bool = False
    errors_waivable: bool = False
    fixable: Fixable = ""

    def may_be_waived(self, severity: Severity) -> bool:
        """Whether a waiver may hide what this rule says with this severity."""
        return self.waivable and (severity != "error" or self.errors_waivable)

    def at(
        self, span: Span, message: str, hint: str = "", severity: Severity | None = None, expected: str = ""
    ) -> Diagnostic:
        """A diagnostic of this rule at a place. A rule that depends on the status of a leaflet passes a severity."""
        severity = severity or self.severity
        return Diagnostic(self.code, severity, span=span, message=message, hint=hint, expected=expected)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong: the message says what is wrong in the author's words, the hint what to do about it.
    `expected` is what to write in the place of the stretch, where that is known, and nothing else."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""
    expected: str = ""

    @property
    def advice(self) -> str:
        """The hint, with what to write where that is known: for reports that have one place for both."""
        written = f"write “{self.expected}”" if self.expected.strip() else ""
        return "; ".join(part for part in (written, self.hint) if part)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which diagnostics are shown: by file, then from top to bottom."""
        return (self.span.path, self.span.line, self.span.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Allowed:
    """A diagnostic that a waiver hides: who allows it, why, the last day (ISO 8601), and where the waiver stands, which
    may be `beside` the words that it is about."""

    diagnostic: Diagnostic
    because: str
    by: str
    until: str
    place: Span
    beside: bool = False

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
