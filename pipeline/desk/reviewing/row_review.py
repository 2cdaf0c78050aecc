"""Review of a row of a sheet against the source: which message it is of, whether its words are other ones, and how
those are written in the source."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.conversion.systems.message_bank.rows import OF_LONG
from pipeline.desk.reviewing.message_markdown import (
    FactWords,
    RestoreError,
    check_placeholders,
    tidy_spaces,
    write_markdown,
)
from pipeline.desk.reviewing.remark_review import RowWords
from pipeline.desk.reviewing.sheet_reader import Row
from pipeline.model.document import Fact, Message, TextMessage
from pipeline.model.leaflet import Leaflet
from pipeline.model.subjects import digest_text
from pipeline.sms import UncountableError, count, normalise
from pipeline.templating.compose import compose
from pipeline.templating.compose.messages import list_message_words
from pipeline.templating.languages import language_pack
from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class MessageChange:
    """A message with other words: where it stands, the stretch of lines of its old words, and its new lines.
    `remarks` are what the reviewer wrote beside it."""

    row: int
    leaflet: Leaflet
    language: str
    written: Message
    text: str
    stretch: tuple[int, int]
    lines: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass
class RowReviewer:
    """Reviews the rows of a sheet, one after the other; a leaflet is composed once for all of its rows."""

    checkup: Checkup
    _messages: dict[tuple[str, str], dict[str, TextMessage]] = field(default_factory=dict)

    def review(self, row: Row) -> tuple[RowWords, MessageChange | None]:
        """The words that a row has when it is taken over, and what it changes; nothing where it has the words of the
        source. Raises RestoreError with the reason why it cannot be taken over."""
        leaflet, message = self._find_message(row)
        _check_fixed_columns(row, message)
        _check_long_text(row, message)
        text = _find_new_text(row, message)
        if text is None:
            words = RowWords(row, leaflet, message, _find_signed(row, message), changed=False)
            return words, None
        return RowWords(row, leaflet, message, text, changed=True), _write_change(row, leaflet, message, text)

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


def _write_change(row: Row, leaflet: Leaflet, message: TextMessage, text: str) -> MessageChange:
    language = row["language"]
    written = next(one for one in leaflet.texts[language].messages if one.id == row["id"])
    lines = write_markdown(message.text, text, _list_facts(leaflet, language, written))
    opening = leaflet.texts[language].source.line(written.span.line)
    indent = opening[: len(opening) - len(opening.lstrip())]
    return MessageChange(
        row=row.number,
        leaflet=leaflet,
        language=language,
        written=written,
        text=text,
        stretch=_find_stretch(leaflet, language, written),
        lines=tuple(indent + line if line else "" for line in lines),
        remarks=read_remarks(row),
    )


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
        "sensitive": "yes" if message.sensitive else "no",
    }
    for column, stands in fixed.items():
        if column in row.cells and row[column] != stands:
            raise RestoreError(f"`{column}` is “{row[column]}” here and “{stands}” in the source: change it there")


def _check_long_text(row: Row, message: TextMessage) -> None:
    """Raises RestoreError where a reviewer changed the longer words, which are written in the source. Those of an older
    source are no change."""
    long = tidy_spaces(row[OF_LONG])
    made_of = digest_text(tidy_spaces(normalise(row["text"]).text), row[OF_LONG])
    if OF_LONG in row.cells and long != tidy_spaces(message.long) and row["text digest"] != made_of:
        raise RestoreError(f"`{OF_LONG}` is not what stands in the source: change it there")


def _find_new_text(row: Row, message: TextMessage) -> str | None:
    """The text of a row; nothing where the reviewer changed none."""
    text = tidy_spaces(normalise(row["text"]).text)
    if text == tidy_spaces(message.text):
        return None
    if row["text digest"] != digest_text(message.text, message.long):
        if row["text digest"] == digest_text(text, message.long):
            return None  # the reviewer changed nothing, and the source has moved on
        raise RestoreError("the source has changed since the sheet was made; make a new one")
    try:
        count(text)
    except UncountableError as error:
        raise RestoreError(f"no message can carry it: {error}") from None
    check_placeholders(message.text, text)
    return text


def _find_signed(row: Row, message: TextMessage) -> str | None:
    """The words that a reviewer read who changed none; nothing where the source has other ones by now."""
    same = tidy_spaces(normalise(row["text"]).text) == tidy_spaces(message.text)
    known = not message.long or row["text digest"] == digest_text(message.text, message.long)
    return message.text if same and known else None


def _list_facts(leaflet: Leaflet, language: str, message: Message) -> list[FactWords]:
    pack = language_pack(language)
    assert pack is not None  # the leaflet has no errors
    parts = list_message_words(message.children, leaflet, pack)
    return [FactWords(node.id, normalise(words).text) for node, words in parts if isinstance(node, Fact)]


def _find_stretch(leaflet: Leaflet, language: str, message: Message) -> tuple[int, int]:
    """The lines between the two fences of a message."""
    source = leaflet.texts[language].source
    closing = message.span.line + 1
    while source.line(closing).strip().strip(":") or not source.line(closing).strip():
        closing += 1
    return message.span.line + 1, closing - 1
