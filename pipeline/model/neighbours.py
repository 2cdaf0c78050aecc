"""Neighbours of a leaflet: what it knows of the other leaflets of the source folder, which its links lead to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.document import SignOffState, Subject

SCHEME = "leaflet:"
"""What the address of a link to another leaflet begins with."""
_ABOUT = re.compile(r"(?P<leaflet>[a-z][a-z0-9-]{0,49})#(?P<section>[a-z][a-z0-9-]{0,49})")
_WRITTEN_ABOUT = re.compile(r"""\babout\s*=\s*["']?(?P<about>[a-z][a-z0-9-]{0,49}#[a-z][a-z0-9-]{0,49})""")
_ADDRESS = re.compile(r"leaflet:(?P<leaflet>[a-z][a-z0-9-]{0,49})(?:#(?P<section>[a-z][a-z0-9-]{0,49}))?")


def is_leaflet_address(address: str) -> bool:
    """Whether an address is meant to be that of another leaflet, well written or not."""
    return address.lower().startswith(SCHEME)


def split_address(address: str) -> tuple[str, str] | None:
    """The id of the leaflet and of its section (or nothing) in `leaflet:foot-care#daily-check`; None where it is not
    written so."""
    match = _ADDRESS.fullmatch(address)
    return (match["leaflet"], match["section"] or "") if match else None


def split_about(about: str) -> tuple[str, str] | None:
    """The id of the leaflet and of its part in `ors#danger-signs`, which a message is about; None where that stands in
    the message's own leaflet."""
    match = _ABOUT.fullmatch(about)
    return (match["leaflet"], match["section"]) if match else None


def scan_abouts(text: str) -> tuple[str, ...]:
    """The parts of other leaflets that messages seem to be about, in words that may not be readable; each once."""
    return tuple(dict.fromkeys(match["about"] for match in _WRITTEN_ABOUT.finditer(text)))


@dataclass(frozen=True)
class NeighbourText:
    """A neighbour's words in one language, as far as somebody asked for them: its title, the ids that a link can lead
    to (None where its words cannot be read), by id the heading of those that links name, and the `subjects` that
    messages are about, with whether a `sign_off` of these words holds (nobody has signed where it is empty).
    `emergency_numbers` are those of its emergency cards, by the id of the card. What cannot be told is not there."""

    title: str
    targets: frozenset[str] | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    emergency_numbers: Mapping[str, str] = field(default_factory=dict)
    sign_off: SignOffState = ""


@dataclass(frozen=True)
class Neighbour:
    """Another leaflet: its state, the languages in which it can be published (the source language first), and its
    `texts` in those that somebody asked for. Without a page there is nothing that a link could lead to. Where what it
    says of its state and of its reviewers cannot be read, that is not `state_known`, and something stands in for it.
    `withdrawn` are languages that are withdrawn while the leaflet is not; none of its `languages` is."""

    id: str
    status: str
    languages: tuple[str, ...]
    texts: Mapping[str, NeighbourText]
    has_page: bool = True
    is_programme: bool = False
    state_known: bool = True
    withdrawn: frozenset[str] = frozenset()

    def is_withdrawn_in(self, language: str) -> bool:
        """Whether it is withdrawn, or withdrawn for those who read this language: in it, or in the same of another
        region or script, while it stands in none of these."""
        own = language.partition("-")[0]
        stands = any(one.partition("-")[0] == own for one in self.languages)
        apart = any(one.partition("-")[0] == own for one in self.withdrawn) and not stands
        return self.status == "withdrawn" or apart

    def find_obstacle(self, language: str) -> str:
        """What keeps those who read a language from getting it; empty where nothing does."""
        title = self.texts.get(self.choose_language(language), NeighbourText("")).title
        obstacles = (
            (self.status == "withdrawn", f"the leaflet `{self.id}` has been withdrawn"),
            (self.is_programme, f"`{self.id}` is a programme of messages, and nothing to read"),
            (not self.has_page, f"the leaflet `{self.id}` has no page"),
            (not self.languages, f"the leaflet `{self.id}` has no words"),
            (not title, f"what the leaflet `{self.id}` is called cannot be told"),
        )
        return next((words for stands, words in obstacles if stands), "")

    def choose_language(self, language: str) -> str:
        """The language in which a reader of `language` gets it: this one, one of another region or script, or else the
        first; empty where it has none."""
        if language in self.languages:
            return language
        near = (one for one in self.languages if one.partition("-")[0] == language.partition("-")[0])
        return next(near, next(iter(self.languages), ""))


@dataclass(frozen=True)
class Neighbours:
    """What is known of the other leaflets: the `names` of all, `claims` (by an earlier id, the leaflets that had it),
    and those that links lead to (`known`). There is nothing of them where nobody asks."""

    names: frozenset[str] = frozenset()
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known: Mapping[str, Neighbour] = field(default_factory=dict)

    def follow(self, name: str) -> str:
        """The id that a leaflet has now, where `name` is one that it had; else the same."""
        claimed = self.claims.get(name, ())
        return claimed[0] if name not in self.names and len(claimed) == 1 else name

    def find(self, name: str) -> Neighbour | None:
        """The leaflet that has or had this id; None where there is none."""
        return self.known.get(self.follow(name))

    def find_text(self, name: str, language: str) -> NeighbourText | None:
        """The words of a leaflet in the language, or in one of another region or script; None where it has none."""
        neighbour = self.find(name)
        chosen = neighbour.choose_language(language) if neighbour else ""
        near = chosen.partition("-")[0] == language.partition("-")[0]
        return neighbour.texts.get(chosen) if neighbour and near else None
