"""Comparison of the reviewers' page (HTML) with the document: what a clinician signs has to be what is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import zip_longest

from pipeline.model.document import Box, CareCard, Document, Group, Heading, Option, Section, TextMessage, identified
from pipeline.proof.parity.expectation import join_words
from pipeline.proof.parity.expected_front import format_version_and_state
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.messages import Row, compare_rows
from pipeline.proof.parity.passages import Wording
from pipeline.proof.parity.review_numbers import expect_calendar, expect_message, expect_numbers, expect_stories
from pipeline.sms import UncountableError, count, fill, find_placeholders

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_PLACES = frozenset(
    {"part", "written", "first-line", "notice", "version", "publisher", "stamp", "figures", "value", "said"}
)
_CALENDAR = frozenset({"week-name", "day-name", "slot", "no-days"})
"""The classes of the elements whose words are compared, and of those of the calendar."""


def verify_review(file: FileCheck) -> None:
    """Compare the page's head and its numbers, the calendar, and of each message its words as a phone shows them, as
    they are written, and the first line of the lock screen, with its keyword, its time, its lengths and its costs."""
    text = file.read_text()
    if text is None:
        return
    parser = _ReviewParser()
    parser.feed(text)
    parser.close()
    if not parser.closed:
        file.report("the page is cut off: it does not end with </html>")
    document = file.document
    head = {"version": format_version_and_state(document), "publisher": document.brand}
    if document.notice:
        notice = document.notice
        head["notice"] = f"{notice.label} {notice.text} {document.labels['do_not_send']}"
    values = {name: " ".join(words[0].split()) for name, words in parser.head.items() if words}
    file.compare_values(values, head, "at the top of the page")
    file.compare_values(parser.numbers, {**expect_numbers(document), **expect_stories(document)}, "in the numbers")
    _compare_calendar(file, parser.calendar)
    rows = [_read_article(document, article) for article in parser.articles]
    order = {message.id: place for place, message in enumerate(document.messages)}
    rows.sort(key=lambda row: order.get(str(row["id"]), len(order)))
    compare_rows(file, rows, _expect)
    _compare_links(file, parser.links)


@dataclass
class Article:
    """What the page says of one message: the texts of each class of elements, and terms with what is said of them."""

    id: str
    texts: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)


def _read_article(document: Document, article: Article) -> Row:
    labels = document.labels
    row: Row = {
        "id": article.id.removeprefix("message-"),
        "text": "".join(article.texts.get("part", [])),
        "parts": len(article.texts.get("part", [])),
        "lock screen": "".join(article.texts.get("first-line", [])),
        "written": "".join(article.texts.get("written", [])),
        "about": Wording(document.quotes).split_words(article.facts.get(labels["message_about"], "")),
        "keyword": article.facts.get(labels["review_keyword"], ""),
        "purpose": article.facts.get(labels["review_purpose"], ""),
        "sensitive": labels["review_sensitive"] in article.facts.values(),
        "when": " ".join(article.texts.get("stamp", [])),
        "cost": article.facts.get(labels["review_cost"], ""),
        "lengths": [" ".join(one.split()) for one in article.texts.get("figures", [])],
        "values": article.texts.get("value", []),
        "said": [" ".join(one.split()) for one in article.texts.get("said", [])],
    }
    return row


def _compare_calendar(file: FileCheck, lines: list[str]) -> None:
    """The weeks and days, and what is sent on each, in their order."""
    expected = list(expect_calendar(file.document))
    file.needed += len(expected)
    for line, wanted in zip_longest(lines, expected, fillvalue=""):
        if line == wanted:
            file.matched += 1
        else:
            file.report(f"in the calendar: “{wanted or 'the end'}” should stand where “{line or 'the end'}” stands")
            return


def _expect(document: Document, message: TextMessage, row: Row) -> Row:
    """The text has its usual values filled in. How much of it a lock screen shows is free."""
    samples = {values.name: values.sample for values in document.campaign.placeholders}
    names = find_placeholders(message.text)
    text = fill(message.text, samples)
    lock = str(row.get("lock screen", ""))
    begins = lock.removesuffix("…")
    try:
        parts = len(count(text).parts)
    except UncountableError:
        parts = 0
    return {
        "id": message.id,
        "text": text,
        "parts": parts,
        "lock screen": lock if begins and " ".join(text.split()).startswith(begins) else text[:40],
        "written": message.text if names else "",
        "about": Wording(document.quotes).split_words(_find_heading(document, message.about)),
        "keyword": message.keyword,
        "purpose": document.labels[f"review_purpose_{message.purpose}"],
        "sensitive": message.sensitive,
        **expect_message(document, message),
        "said": [" ".join(one.split()) for one in _expect_said(document, message)],
    }


def _expect_said(document: Document, message: TextMessage) -> Iterator[str]:
    """Who signed the message off on which day, and what was said of it."""
    for signed in message.signed:
        yield f"{document.labels['review_signed']} {signed.by}, {signed.date}"
    for comment in message.comments:
        yield f"{comment.by}, {comment.date}: {comment.text}"


def _find_heading(document: Document, id: str) -> str:
    """What the page calls a thing that a message is about; where it has no heading, it says that there is none."""
    for name, node in identified((document.key_points, *document.sections)):
        if name == id:
            match node:
                case Section() | Group() | Option():
                    return join_words(node.title)
                case Heading():
                    return join_words(node.children)
                case Box() if node.title:
                    return node.title
                case CareCard():
                    return f"{node.label}: {node.action.rstrip(': ')}"
    return f"{id}: {document.labels['review_about_nothing']}"


def _compare_links(file: FileCheck, links: list[tuple[str, str]]) -> None:
    """A link to a message has its name for words, wherever it stands."""
    names = {message.id for message in file.document.messages}
    for target, words in links:
        name = target.removeprefix("#message-")
        if target.startswith("#message-") and (name not in names or words.strip() != name):
            file.report(f"a link to `{target}` says “{words.strip()}”")


@dataclass(frozen=True)
class _Open:
    tag: str
    place: str
    hidden: bool
    text: list[str] = field(default_factory=list)


class _ReviewParser(HTMLParser):
    """Collects the words of the elements that are compared, article by article."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.articles: list[Article] = []
        self.head: dict[str, list[str]] = {}
        self.links: list[tuple[str, str]] = []
        self.numbers: dict[str, str] = {}
        self.calendar: list[str] = []
        self.closed = False
        self._open: list[_Open] = []
        self._term = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            return
        classes = values.get("class", "").split()
        if tag == "article" and "message" in classes:
            self.articles.append(Article(values.get("id", "")))
        place = next((name for name in classes if name in _PLACES), "")
        if tag in ("dt", "dd"):
            place = tag
        elif (tag == "h3" or _CALENDAR & {*classes}) and not self._is_in_article():
            place = "calendar"
        if tag == "a":
            place = f"a {values.get('href', '')}"
        self._open.append(_Open(tag, place, "hidden" in values))

    def handle_endtag(self, tag: str) -> None:
        self.closed = tag == "html"
        if not any(one.tag == tag for one in self._open):
            return
        for one in self._pop_until(tag):
            if one.place and not any(outer.hidden for outer in (*self._open, one)):
                self._keep(one.place, "".join(one.text))

    def _pop_until(self, tag: str) -> Iterator[_Open]:
        while self._open:
            one = self._open.pop()
            yield one
            if one.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.text.append(data)

    def _is_in_article(self) -> bool:
        return any(one.tag == "article" for one in self._open)

    def _keep(self, place: str, words: str) -> None:
        inside = self._is_in_article()
        if place == "calendar":
            self.calendar.append(" ".join(words.split()))
        elif place.startswith("a "):
            self.links.append((place[2:], words))
        elif place == "dt":
            self._term = words
        elif place == "dd" and inside:
            self.articles[-1].facts[self._term] = words.strip()
        elif place == "dd":
            self.numbers[self._term] = f"{self.numbers.get(self._term, '')} {words}".strip()
        else:
            (self.articles[-1].texts if inside else self.head).setdefault(place, []).append(words)
