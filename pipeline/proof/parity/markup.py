"""Collector of what a reader gets from markup, whoever parsed it: passages in reading order, and where links lead.

The page's HTML and the book's XHTML are read by different parsers and end here as the same three events.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.proof.parity.passages import Passage, make_passage
from pipeline.proof.parity.pictured_people import DrawnPicture

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "em", "i", "small", "span", "strong", "sub", "sup", "u", "wbr"}
)
_UNSEEN = frozenset({"head", "noscript", "script", "style", "svg", "template"})
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class MarkupText:
    """What a file says. `passages` are the body's, `navigation` those of its `nav` elements; `links` are the addresses
    of the links outside them, in order; `head` maps `lang`, `title` and the names of `meta` elements to what they say;
    `data` holds the texts of data blocks (script elements that never run), `canonical` is the address that search
    engines are to keep. `ids` are the ids of elements, `jumps` the links to such, also in `nav`, and `languages` what
    elements say of theirs; `switches` are the links in `nav` to the same in other languages: in which they are, which
    they lead to, and the address. `drawn` are the drawings that stand in
    the file itself and say something. `closed` is whether the end was there."""

    passages: tuple[Passage, ...]
    navigation: tuple[Passage, ...]
    links: tuple[str, ...]
    head: Mapping[str, str]
    data: tuple[str, ...]
    closed: bool
    ids: frozenset[str] = frozenset()
    jumps: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    canonical: str = ""
    drawn: tuple[DrawnPicture, ...] = ()
    switches: tuple[tuple[str, str, str], ...] = ()


@dataclass
class MarkupCollector:
    """Takes the events of a parser in turn: `start`, `end`, `text`; `read` gives what they came to."""

    passages: list[Passage] = field(default_factory=list)
    navigation: list[Passage] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    closed: bool = False
    ids: set[str] = field(default_factory=set)
    jumps: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    canonical: str = ""
    drawn: list[DrawnPicture] = field(default_factory=list)
    switches: list[tuple[str, str, str]] = field(default_factory=list)
    _drawing: DrawnPicture | None = None
    _open: list[tuple[str, bool]] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _kept: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins; one that never has content ends at once."""
        if tag not in _INLINE:
            self._flush()
        if tag == "html":
            self.head["lang"] = attributes.get("lang", "")
        if tag == "meta":
            name = attributes.get("name") or attributes.get("property") or ""
            self.head[name] = attributes.get("content", "")
        if tag == "link" and attributes.get("rel") == "canonical":
            self.canonical = attributes.get("href", "")
        self._add_drawing(tag, attributes)
        if tag not in _VOID:
            self._kept = []
            unseen = tag in _UNSEEN or "hidden" in attributes or attributes.get("aria-hidden") == "true"
            self._open.append((tag, unseen))
        self.ids.add(attributes.get("id", ""))
        if self._seen:
            self._start_seen(tag, attributes)

    def _add_drawing(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A drawing in the file itself that says something, or a part of one. Other drawings are ornaments."""
        if tag == "svg":
            self._drawing = None
            if self._seen and attributes.get("role") == "img":
                self._drawing = DrawnPicture(attributes.get("aria-label", ""))
                self._add(make_passage(self._drawing.alt, "alt"))
                self.drawn.append(self._drawing)
        elif self._drawing is not None and self._is_inside("svg"):
            self._drawing.add_element(tag, attributes)

    def _start_seen(self, tag: str, attributes: Mapping[str, str]) -> None:
        if "lang" in attributes and tag != "html":
            self.languages.append(attributes["lang"])
        if tag == "a" and _is_jump(attributes.get("href", "")):
            self.jumps.append("#" + attributes["href"].rpartition("#")[2])
        if tag == "br":
            self._text.append(" ")
        if tag == "img":
            self._add(make_passage(attributes.get("alt", ""), "alt"))
        elif attributes.get("role") == "img":
            self._flush()
            self._add(make_passage(attributes.get("aria-label", ""), "alt"))
        if tag == "a" and not self._is_inside("nav"):
            self.links.append(attributes.get("href", ""))
        elif tag == "a" and "hreflang" in attributes:
            self.switches.append((attributes.get("lang", ""), attributes["hreflang"], attributes.get("href", "")))
        if "data-label" in attributes:
            self._add(make_passage(attributes["data-label"], "label"))

    def end(self, tag: str) -> None:
        """An element ends, and with it whatever in it was left open."""
        if tag not in _INLINE:
            self._flush()
        if tag == "title" and "title" not in self.head and self._is_inside("head"):
            self.head["title"] = "".join(self._kept)
        if tag == "script":
            self.data.append("".join(self._kept))
        while self._open and any(name == tag for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break
        self.closed = tag == "html"

    def text(self, words: str) -> None:
        """Text between tags."""
        self._kept.append(words)
        if self._seen:
            self._text.append(words)

    def read(self) -> MarkupText:
        """All that was collected."""
        self._flush()
        return MarkupText(
            passages=tuple(self.passages),
            navigation=tuple(self.navigation),
            links=tuple(self.links),
            head=self.head,
            data=tuple(self.data),
            closed=self.closed,
            ids=frozenset(self.ids),
            jumps=tuple(self.jumps),
            languages=tuple(self.languages),
            canonical=self.canonical,
            drawn=tuple(self.drawn),
            switches=tuple(self.switches),
        )

    @property
    def _seen(self) -> bool:
        return not any(unseen for _, unseen in self._open)

    def _is_inside(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._open)

    def _flush(self) -> None:
        words = " ".join("".join(self._text).split())
        self._text = []
        if words:
            heading = any(name in _HEADINGS for name, _ in self._open)
            self._add(make_passage(words, "heading" if heading else ""))

    def _add(self, passage: Passage) -> None:
        if any(line.strip() for line in passage.lines):
            (self.navigation if self._is_inside("nav") else self.passages).append(passage)


def _is_jump(target: str) -> bool:
    """Whether a link leads to a part of the same page or book, and not to the web or to the page of another leaflet."""
    return "#" in target and "://" not in target and not target.startswith("../")
