"""Reader of the reviewers' page (HTML): its head, the lines of its sections, and what it says of each message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_PLACES = frozenset(
    {"part", "written", "first-line", "notice", "version", "publisher", "stamp", "figures", "value", "said"}
    | {"app-words", "app-letters"}
)
"""The classes of the elements whose words are compared, in messages and in the head."""
_LINES = {
    "numbers": frozenset({"tr", "li"}),
    "look-first": frozenset({"p", "dt", "dd"}),
    "calendar": frozenset({"h3", "week-name", "day-name", "slot", "no-days", "week-cell"}),
}
"""The tags and classes of the elements that are a line of a section, by the section's id."""


@dataclass
class Article:
    """What the page says of one message: the texts of each class of elements, and terms with all that is said of each.
    `page` is the id of the week in which it is shown, empty where all messages are."""

    id: str
    page: str
    texts: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Open:
    tag: str
    place: str
    hidden: bool
    section: str
    text: list[str] = field(default_factory=list)


class ReviewReader(HTMLParser):
    """Collects the words of the elements that are compared. `lines` are those of a section, by its id, and `pages` the
    headings of the weeks that the page is parted into, by theirs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.articles: list[Article] = []
        self.head: dict[str, list[str]] = {}
        self.links: list[tuple[str, str]] = []
        self.numbers: dict[str, str] = {}
        self.lines: dict[str, list[str]] = {}
        self.pages: dict[str, str] = {}
        self.closed = False
        self._open: list[_Open] = []
        self._term = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element: what becomes of its words depends on where it stands."""
        values = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            return
        classes = {*values.get("class", "").split()}
        outer = self._open[-1].section if self._open else ""
        section = values.get("id", "") if tag == "section" else outer
        if tag == "article" and "message" in classes:
            self.articles.append(Article(values.get("id", ""), outer if outer in self.pages else ""))
        if tag == "section" and "week" in classes:
            self.pages[section] = ""
        hidden = "hidden" in values or values.get("aria-hidden") == "true"
        self._open.append(_Open(tag, self._find_place(tag, classes, section, values.get("href", "")), hidden, section))

    def _find_place(self, tag: str, classes: set[str], section: str, href: str) -> str:
        if tag == "a":
            return f"a {href}"
        if tag == "h2" and section in self.pages:
            return "page"
        if "again" in classes:
            return "line"
        if tag == "h3" and self._is_in_article():
            return "name"
        if not self._is_in_article() and _LINES.get(section, frozenset()) & {tag, *classes}:
            return "line"
        return tag if tag in ("dt", "dd") else next((name for name in classes if name in _PLACES), "")

    def handle_endtag(self, tag: str) -> None:
        """Closes an element, and those in it that nobody has closed."""
        self.closed = tag == "html"
        if not any(one.tag == tag for one in self._open):
            return
        for one in self._pop_until(tag):
            if one.place and not any(outer.hidden for outer in (*self._open, one)):
                self._keep(one, "".join(one.text))

    def _pop_until(self, tag: str) -> Iterator[_Open]:
        while self._open:
            one = self._open.pop()
            yield one
            if one.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Words belong to all elements that are open; what is hidden within one is none of its words."""
        if any(one.hidden for one in self._open):
            return
        for one in self._open:
            one.text.append(data)

    def _is_in_article(self) -> bool:
        return any(one.tag == "article" for one in self._open)

    def _keep(self, one: _Open, words: str) -> None:
        inside = self._is_in_article()
        match one.place:
            case "line":
                self.lines.setdefault(one.section, []).append(" ".join(words.split()))
            case "page":
                self.pages[one.section] = " ".join(words.split())
            case "dt":
                self._term = words
            case "dd" if inside:
                self.articles[-1].facts.setdefault(self._term, []).append(words.strip())
            case "dd":
                self.numbers[self._term] = f"{self.numbers.get(self._term, '')} {words}".strip()
            case place if place.startswith("a "):
                self.links.append((place[2:], words))
            case place:
                (self.articles[-1].texts if inside else self.head).setdefault(place, []).append(words)
