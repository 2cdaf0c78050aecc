"""Pandoc's answers to the texts of a source: remembered one by one, and asked for together, so that one process reads
all texts of a leaflet that have changed, and writes its references."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from pipeline.assets import CITATION_STYLE
from pipeline.model.memory import Remember
from pipeline.parsers import citeproc, pandoc
from pipeline.parsers.pandoc import Answer, Question, UnreadableTextError

Q = TypeVar("Q", "Question", "AskedReference")


class _NothingKeptError(LookupError):
    """There is no answer under this key yet."""


@dataclass(frozen=True)
class AskedReference:
    """A reference as metadata for citeproc (JSON), and the language in which it is written."""

    locale: str
    meta: str


@dataclass(frozen=True)
class Answers:
    """What pandoc answered. `remember` keeps answers from one run to the next; those that were asked for together wait
    here until they are read."""

    remember: Remember
    _waiting: dict[Question | AskedReference, Answer] = field(default_factory=dict)

    def prepare(self, texts: Iterable[str], references: Iterable[AskedReference] = ()) -> None:
        """Have the answers to some Markdown texts, and the words of some references, ready. What is not remembered is
        asked in one process."""
        of_texts = self._find_missing(Question("markdown", text) for text in texts if text)
        lists = _sort_by_locale(self._find_missing(references))
        questions = [*of_texts, *(citeproc.ask_for_list(_load(some), locale) for locale, some in lists.items())]
        answers = iter(pandoc.ask(questions))
        for text in of_texts:
            self._keep(text, next(answers))
        for some in lists.values():
            self._keep_list(some, next(answers))

    def read_markdown(self, text: str) -> str:
        """The answer to a text, as `pandoc.read_markdown` gives it; it raises the same errors."""
        question = Question("markdown", text)
        answer = self._waiting.pop(question, None)
        if answer is None:
            return self.remember(_make_key(question), lambda: pandoc.read_markdown(text))
        return _take(answer)

    def read_reference(self, reference: AskedReference) -> list[Any]:
        """The inlines (pandoc's JSON) of a reference that was prepared, as they stand in the list. Raises
        UnreadableTextError."""
        return list(json.loads(_take(self._waiting[reference])))

    def _find_missing(self, questions: Iterable[Q]) -> list[Q]:
        """What is not remembered; what is waits to be read."""
        missing = []
        for question in dict.fromkeys(questions):
            if question in self._waiting:
                continue
            answer = self._recall(question)
            if answer is None:
                missing.append(question)
            else:
                self._waiting[question] = answer
        return missing

    def _keep_list(self, references: Sequence[AskedReference], answer: Answer) -> None:
        """Take a list apart. Where there is none because of one of them, each is asked alone."""
        if isinstance(answer, UnreadableTextError) and len(references) > 1:
            alone = pandoc.ask([citeproc.ask_for_list(_load([one]), one.locale) for one in references])
            for reference, own in zip(references, alone, strict=True):
                self._keep_list([reference], own)
            return
        try:
            entries = citeproc.read_list(_take(answer), len(references))
        except UnreadableTextError as error:
            self._waiting.update(dict.fromkeys(references, error))
            return
        for reference, entry in zip(references, entries, strict=True):
            self._keep(reference, json.dumps(entry, ensure_ascii=False))

    def _keep(self, question: Question | AskedReference, answer: Answer) -> None:
        self._waiting[question] = answer
        if isinstance(answer, str):
            self.remember(_make_key(question), lambda: answer)

    def _recall(self, question: Question | AskedReference) -> str | None:
        try:
            return self.remember(_make_key(question), _refuse)
        except _NothingKeptError:
            return None


def _take(answer: Answer) -> str:
    if isinstance(answer, UnreadableTextError):
        raise answer
    return answer


def _refuse() -> str:
    raise _NothingKeptError


def _sort_by_locale(references: Iterable[AskedReference]) -> dict[str, list[AskedReference]]:
    lists: dict[str, list[AskedReference]] = {}
    for reference in references:
        lists.setdefault(reference.locale, []).append(reference)
    return lists


def _load(references: Iterable[AskedReference]) -> list[dict[str, Any]]:
    return [json.loads(one.meta) for one in references]


def _make_key(question: Question | AskedReference) -> str:
    parts = (
        (pandoc.READER, question.content)
        if isinstance(question, Question)
        else (_digest_style(), question.locale, question.meta)
    )
    return sha256("\n".join((pandoc.identity(), *parts)).encode()).hexdigest()


@cache
def _digest_style() -> str:
    return sha256(CITATION_STYLE.read_bytes()).hexdigest()
