"""Parser of YAML (PyYAML): YAML 1.2 core values with the place of each, and every mistake as a diagnostic.

Read from the event stream, not from PyYAML's constructors, for four reasons: values follow the 1.2 core schema (`no` is
a word, `8:30` is not 510), every value keeps its place, a key that stands twice is a mistake, and anchors, aliases and
tags are refused, so a file cannot grow when it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Checked, Diagnostic, Diagnostics
from pipeline.model.source import CONTROL, INVISIBLE, KeyPath, Places, Source, Span, name_character
from pipeline.parsers.cut_values import find_lost_end
from pipeline.parsers.yaml_problems import UNCLOSED, describe_problem
from pipeline.parsers.yaml_sizes import explain_excess

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


@dataclass(frozen=True)
class Unquoted:
    """A plain scalar that the core schema reads as a number, with the text as typed: only a field that wants a number
    may have it; one that wants words asks for quotes, because 0800 would lose its zero."""

    text: str
    number: int | float


def core_scalar(text: str) -> bool | Unquoted | str | None:
    """What the YAML 1.2 core schema makes of a plain scalar (section 10.3.2)."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if text[0] not in "+-.0123456789" or len(text) > limits.NUMBER_LENGTH.most:
        return text
    if _INTEGER.fullmatch(text):
        base = {"0o": 8, "0x": 16}.get(text[:2], 10)
        return Unquoted(text, int(text[2:] if base != 10 else text, base))
    if _FLOAT.fullmatch(text):
        return Unquoted(text, float(text.replace(".inf", "inf").replace(".nan", "nan").lower()))
    return text


@dataclass
class _Parser:
    source: Source
    first_line: int
    places: dict[KeyPath, Span] = field(default_factory=dict)
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    whole: bool = True
    flows: int = 0
    most_values: int = limits.YAML_VALUES.most

    def span(self, start: Any, end: Any) -> Span:
        return Span(
            self.source.path,
            start.line + self.first_line,
            start.column + 1,
            end.line + self.first_line,
            end.column + 1,
        )

    def place_end(self, mark: Any) -> Span:
        """The place of a mark; of the end of the last words where it stands below them."""
        lines = self.source.text.rstrip().split("\n")
        if mark.line < len(lines):
            return self.span(mark, mark)
        line, column = len(lines) - 1 + self.first_line, len(lines[-1]) + 1
        return Span(self.source.path, line, column, line, column)

    def follows_end(self, here: Span) -> bool:
        """Whether the quote or bracket that ends a value stands in front of a place, on its line."""
        line = self.source.lines[here.line - self.first_line][: here.column - 1]
        return line.rstrip().endswith(("'", '"', "]", "}"))

    def read_value(self, event: Any, events: Iterator[Any], path: KeyPath) -> Any:
        here = self.span(event.start_mark, event.end_mark)
        self.places[path] = here
        if excess := explain_excess(event, len(path), len(self.places), self.most_values):
            self.diagnostics.report(codes.TOO_LARGE, here, *excess)
            raise RecursionError
        if isinstance(event, yaml.AliasEvent):
            self.diagnostics.report(codes.YAML_FEATURE, here, f"`*{event.anchor}` is an alias", "write the value out")
            self.whole = False
            return None
        if event.anchor:
            self.diagnostics.report(codes.YAML_FEATURE, here, f"`&{event.anchor}` is an anchor", "take the anchor out")
        if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!" and event.style):
            hint = "take the tag out, or put a value that begins with `!` into quotes"
            self.diagnostics.report(codes.YAML_FEATURE, here, f"`{event.tag}` is a tag", hint)
        if isinstance(event, yaml.ScalarEvent):
            if not (event.value.isascii() and event.value.isprintable()):
                self.report_unseen(event, here)
            if event.style not in (None, ""):
                self.report_joined(event)
                return event.value
            self.report_cut(event)
            return core_scalar(event.value)
        self.flows += bool(event.flow_style)
        if isinstance(event, yaml.SequenceStartEvent):
            value: Any = self._read_sequence(events, path)
        else:
            value = self._read_mapping(events, path, bool(event.flow_style))
        self.flows -= bool(event.flow_style)
        return value

    def report_unseen(self, event: Any, here: Span) -> None:
        """Report a character that nobody sees and that an escape makes: those that are typed are reported as such."""
        if control := CONTROL.search(event.value):
            message = f"an escape in this value makes a control character (U+{ord(control.group()):04X})"
            self.diagnostics.report(codes.CONTROL_CHARACTER, here, message, "take the escape out")
        lines = self.source.lines[event.start_mark.line : event.end_mark.line + 1]
        for sign in sorted(set(INVISIBLE.findall(event.value))):
            if not any(sign in line for line in lines):
                message = f"an escape in this value makes a character that nobody sees ({name_character(sign)})"
                self.diagnostics.report(codes.INVISIBLE_CHARACTER, here, message, "take the escape out")

    def report_cut(self, event: Any) -> None:
        """Report a plain value that a comment sign ends in the middle."""
        lines, column = self.source.lines, event.end_mark.column
        line = lines[event.end_mark.line] if event.end_mark.line < len(lines) else ""
        if "#" in line[column : column + 2] and (
            lost := find_lost_end(line, column, event.value, core_scalar(event.value), flow=self.flows > 0)
        ):
            whole = f"{event.value} {lost}".strip()
            message = f"the value ends before `{lost}`, which is read as a comment"
            hint = f'put the value into quotes: "{whole}"; two spaces set a comment off'
            self.diagnostics.report(codes.CUT_VALUE, self.span(event.start_mark, event.end_mark), message, hint)

    def report_joined(self, event: Any) -> None:
        """Report a number sign right behind a closing quote: what follows is a comment."""
        line = self.source.lines[event.end_mark.line] if event.end_mark.line < len(self.source.lines) else ""
        if event.style in ("'", '"') and line[event.end_mark.column :].startswith("#"):
            message = f"the value ends before `{line[event.end_mark.column :]}`, which is read as a comment"
            hint = "put all of it into the quotes; two spaces set a comment off"
            self.diagnostics.report(codes.CUT_VALUE, self.span(event.start_mark, event.end_mark), message, hint)

    def is_bare(self, key: Any) -> bool:
        """Whether a key in braces has no colon: then it is the rest of a value with a comma in it."""
        line = self.source.lines[key.end_mark.line]
        return not line[key.end_mark.column :].lstrip().startswith(":")

    def report_comma(self, rest: str, here: Span) -> None:
        """Report that a comma in braces has ended a value."""
        message = f"the comma before `{rest}` ends the value in front of it"
        self.diagnostics.report(codes.CUT_VALUE, here, message, 'put the whole value into quotes: `key: "one, two"`')

    def _read_sequence(self, events: Iterator[Any], path: KeyPath) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.read_value(event, events, (*path, len(items))))
        return items

    def _read_mapping(self, events: Iterator[Any], path: KeyPath, flow: bool) -> dict[str, Any]:
        items: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            here = self.span(event.start_mark, event.end_mark)
            if not isinstance(event, yaml.ScalarEvent):
                self.diagnostics.report(codes.YAML_FEATURE, here, "a key has to be a word", "write `key: value`")
                self.read_value(event, events, (*path, "?"))
                self.read_value(next(events), events, (*path, "?"))
                continue
            key = event.value
            if key in items:
                first = self.keys[(*path, key)].line
                message = f"`{key}` stands twice; the first is on line {first}"
                self.diagnostics.report(codes.DUPLICATE_KEY, here, message, "keep one of them")
                self.keys[(*path, key, "?")] = here
                self.read_value(next(events), events, (*path, key, "?"))
                continue
            if flow and items and not event.style and self.is_bare(event):
                self.report_comma(key, here)
                next(events)
                continue
            self.keys[(*path, key)] = here
            items[key] = self.read_value(next(events), events, (*path, key))
        return items


def read_yaml(
    source: Source, first_line: int = 1, most_values: int = limits.YAML_VALUES.most
) -> Checked[tuple[Any, Places]]:
    """The value of a YAML text and the places of its parts.

    A number stands as `Unquoted`. `first_line` is the line of the file on which the text starts (front matter starts
    below the top). There is no value where the text cannot be read at all, or holds an alias, whose value is not known.
    """
    parser = _Parser(source, first_line, most_values=most_values)
    try:
        events = yaml.parse(source.text, Loader=_LOADER)
        value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    here = parser.span(event.start_mark, event.end_mark)
                    parser.diagnostics.report(
                        codes.BROKEN_YAML, here, "a second document starts here", "keep one document"
                    )
                    break
            elif isinstance(event, yaml.NodeEvent):
                value = parser.read_value(event, events, ())
    except yaml.YAMLError as error:
        broken = _diagnose_broken(parser, error)
        parser.diagnostics += [broken] if broken else []
        return parser.diagnostics.checked(None)
    except RecursionError:
        return parser.diagnostics.checked(None)
    places = Places(source.start, parser.places, parser.keys, source if first_line == 1 else None)
    return parser.diagnostics.checked((value, places) if parser.whole else None)


def _diagnose_broken(parser: _Parser, error: yaml.YAMLError) -> Diagnostic | None:
    mark, opened, problem = None, None, "it cannot be read"
    match error:
        case yaml.MarkedYAMLError():
            mark, opened, problem = error.problem_mark, error.context_mark, error.problem or problem
        case yaml.reader.ReaderError():
            problem = error.reason or problem
    if any(one.code == codes.CUT_VALUE.code for one in parser.diagnostics) and UNCLOSED.search(problem):
        return None  # its bracket stands in the comment that has been reported
    here = parser.source.start if mark is None else parser.place_end(mark)
    if mark is not None and "did not find expected key" in problem and parser.follows_end(here):
        message = "the YAML cannot be read: words stand behind the end of a value"
        hint = "put all of it into quotes; quotes inside are written “ ”, and an apostrophe ’"
        return codes.BROKEN_YAML.at(here, message, hint)
    if opened is not None and mark is not None and opened.line < mark.line and UNCLOSED.search(problem):
        here = parser.span(opened, opened)
        return codes.BROKEN_YAML.at(here, "the YAML cannot be read: this quote or bracket is not closed", "close it")
    words, hint = describe_problem(problem)
    return codes.BROKEN_YAML.at(here, f"the YAML cannot be read: {words}", hint)
