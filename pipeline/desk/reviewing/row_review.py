"""Review of a row of a sheet against the source: which message it is of, whether its words are other ones, and how
those are written in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from pipeline.conversion.systems.message_bank.rows import OF_REPLIES
from pipeline.desk.reviewing.message_markdown import (
    FactWords,
    RestoreError,
    write_markdown,
)
from pipeline.desk.reviewing.remark_review import RowWords
from pipeline.desk.reviewing.row_lengths import Lengths, find_new_words, find_signed_words
from pipeline.desk.reviewing.sheet_reader import Row
from pipeline.model.document import Fact, Inlines, Message, TextMessage
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Source, Span
from pipeline.sms import normalise
from pipeline.templating.compose import compose
from pipeline.templating.compose.messages import list_message_words
from pipeline.templating.languages import language_pack
from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class MessageChange:
    """A message with other words, or with other words for apps (`is_long`): where it stands, the stretch of lines of
    its old words, and its new lines. `remarks` are what the reviewer wrote beside it."""

    row: int
    leaflet: Leaflet
    language: str
    written: Message
    text: str
    is_long: bool
    stretch: tuple[int, int]
    lines: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass
class RowReviewer:
    """Reviews the rows of a sheet, one after the other; a leaflet is composed once for all of its rows."""

    checkup: Checkup
    _messages: dict[tuple[str, str], dict[str, TextMessage]] = field(default_factory=dict)

    def review(self, row: Row) -> tuple[RowWords, tuple[MessageChange, ...]]:
        """The words that a row has when it is taken over, and what they change; nothing where they are those of the
        source. Raises RestoreError with the reason why it cannot be taken over."""
        leaflet, message = self._find_message(row)
        _check_fixed_columns(row, message)
        new = find_new_words(row, message)
        words = RowWords(row, leaflet, message, new or find_signed_words(row, message), changed=new is not None)
        return words, tuple(_write_changes(row, leaflet, message, new)) if new else ()

    def _find_message(self, row: Row) -> tuple[Leaflet, TextMessage]:
        if row["place"].strip():
            where = f"the sheet of `{row['leaflet']}` in `{row['language']}` that is for everybody"
            raise RestoreError(
                f"this is a row of the place `{row['place']}`; one review is for all places: use {where}"
            )
        leaflet = self.checkup.leaflets.get(row["leaflet"])
        if leaflet is None or row["language"] not in leaflet.texts:
            raise RestoreError("there is no such leaflet in this language")
        readable = self.checkup.readable.get(leaflet.id)
        if readable is None or row["language"] not in readable.texts:
            raise RestoreError("the leaflet has errors; correct them first")
        name = (leaflet.id, row["language"])
        if name not in self._messages:
            self._messages[name] = {one.id: one for one in compose(leaflet, row["language"]).messages}
        if row["id"] not in self._messages[name]:
            raise RestoreError("there is no message with this id")
        return leaflet, self._messages[name][row["id"]]


def _write_changes(row: Row, leaflet: Leaflet, message: TextMessage, new: Lengths) -> Iterator[MessageChange]:
    """A change for each length with other words. What was said beside them stands with the first."""
    language = row["language"]
    written = next(one for one in leaflet.texts[language].messages if one.id == row["id"])
    remarks = read_remarks(row)
    lengths = (
        (message.text, new.text, written.children, written.span),
        (message.long, new.long, written.long, written.long_span),
    )
    for is_long, (before, after, children, span) in enumerate(lengths):
        if after != before:
            facts = _list_facts(leaflet, language, children, bool(is_long))
            lines = write_markdown(_join_paragraphs(before), _join_paragraphs(after), facts)
            source = leaflet.texts[language].source
            opening = source.line(span.line)
            indent = opening[: len(opening) - len(opening.lstrip())]
            yield MessageChange(
                row=row.number,
                leaflet=leaflet,
                language=language,
                written=written,
                text=after,
                is_long=bool(is_long),
                stretch=_find_stretch(source, span),
                lines=tuple(indent + line if line else "" for line in lines),
                remarks=remarks,
            )
            remarks = ()


def read_remarks(row: Row) -> tuple[str, ...]:
    """What stands in the cells beside a message, with the names of their columns."""
    return tuple(f"{column}: {row[column]}" for column in ("sign-off", "comment") if row[column].strip())


def _check_fixed_columns(row: Row, message: TextMessage) -> None:
    """Columns that show what stands in the source, and are changed there."""
    fixed = {
        "about": message.about,
        "send": message.send,
        "purpose": message.purpose,
        "keyword": message.keyword,
        OF_REPLIES: message.written_replies,
        "sensitive": "yes" if message.sensitive else "no",
    }
    for column, stands in fixed.items():
        if column in row.cells and row[column] != stands:
            raise RestoreError(f"`{column}` is “{row[column]}” here and “{stands}” in the source: change it there")


def _join_paragraphs(text: str) -> str:
    return text.replace("\n\n", "\n")


def _list_facts(leaflet: Leaflet, language: str, children: Inlines, is_long: bool) -> list[FactWords]:
    """The facts, each with its words as they are sent: apps get them as they are."""
    pack = language_pack(language, leaflet.library.own_words)
    assert pack is not None  # the leaflet has no errors
    facts = [(node.id, words) for node, words in list_message_words(children, leaflet, pack) if isinstance(node, Fact)]
    return [FactWords(id, normalize("NFC", words) if is_long else normalise(words).text) for id, words in facts]


def _find_stretch(source: Source, opening: Span) -> tuple[int, int]:
    """The lines between the two fences of a message."""
    closing = opening.line + 1
    while source.line(closing).strip().strip(":") or not source.line(closing).strip():
        closing += 1
    return opening.line + 1, closing - 1
