"""Answers of `plainleaf messages count`, its pure part: questions in JSON Lines, answers in JSON Lines.

A question is an object with "text", a string; its other keys are ignored, and so is a line of white space alone.
Whoever reads the input splits it at line feeds only, because a JSON string may hold U+2028 and its like as they are.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from pipeline.sms.counting import UncountableError, count
from pipeline.sms.normalising import LetterChange
from pipeline.sms.normalising import normalise as normalised


class ChangeMade(TypedDict):
    """One kind of change, with the fields of `normalising.LetterChange`."""

    characters: str
    name: str
    replacement: str
    count: int
    index: int


class Answer(TypedDict, total=False):
    """Either text, encoding, units and parts, with cluster_parts only where they differ from parts; or text and error.

    With `normalise` also the changes, and then the text is the one that was counted.
    """

    text: str
    encoding: str
    units: int
    parts: list[str]
    cluster_parts: list[str]
    error: str
    changes: list[ChangeMade]


class MalformedLineError(ValueError):
    """The input is not what was asked for; `line` from 1. Wrong usage (exit code 2), not a mistake in a message."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


def answer_lines(lines: Iterable[str], *, normalise: bool = False) -> Iterator[Answer]:
    """An answer for each question, in the same order, one at a time. Raises MalformedLineError at the first line that
    is no question; the answers before it have been given by then."""
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = line.removeprefix("\ufeff")  # a mark of the encoding, which JSON does not know
        if line.strip(" \t\r\n"):
            yield answer_text(_read_question(line, number), normalise=normalise)


def answer_text(text: str, *, normalise: bool = False) -> Answer:
    """The answer for one text, exactly as it stands, or as a build would send it."""
    changes: tuple[LetterChange, ...] = ()
    if normalise:
        done = normalised(text)
        text, changes = done.text, done.changes
    given: Answer = {"text": text}
    try:
        counted = count(text)
    except UncountableError as refusal:
        given["error"] = str(refusal)
    else:
        given |= {"encoding": counted.encoding, "units": counted.units, "parts": list(counted.parts)}
        if counted.cluster_parts != counted.parts:
            given["cluster_parts"] = list(counted.cluster_parts)
    if normalise:
        given["changes"] = [_list_fields(change) for change in changes]
    return given


def format_answer(given: Answer) -> str:
    """The answer as one line of JSON, without its line feed. It is ASCII: a lone surrogate can be written no other way,
    and so any terminal can print it and nothing in it can be taken for the end of a line."""
    return json.dumps(given, ensure_ascii=True)


def _read_question(line: str, number: int) -> str:
    try:
        # Numbers are not read, because we need none and Python refuses the longest ones.
        question: Any = json.loads(line, parse_int=_ignore_number, parse_float=_ignore_number)
    except ValueError as error:
        raise MalformedLineError(number, f"this is not JSON ({error})") from None
    except RecursionError:
        raise MalformedLineError(number, "this is nested too deeply") from None
    if not isinstance(question, dict):
        raise MalformedLineError(number, 'this is not an object with "text"')
    if "text" not in question:
        raise MalformedLineError(number, 'this object has no "text"')
    text = question["text"]
    if not isinstance(text, str):
        raise MalformedLineError(number, '"text" is not a string')
    return text


def _ignore_number(number: str) -> None:
    return None


def _list_fields(change: LetterChange) -> ChangeMade:
    return {
        "characters": change.characters,
        "name": change.name,
        "replacement": change.replacement,
        "count": change.count,
        "index": change.index,
    }
