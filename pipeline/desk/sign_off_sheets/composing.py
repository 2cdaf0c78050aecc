"""Composing of a sign-off sheet: a leaflet in one language, with all that is known about its words."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace

from pipeline.conversion.sign_off_sheet import ChangesSince, SheetFact, SheetPoint, SignOffSheet
from pipeline.model.document import Box, Document, Dose, Fact, plain, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import AnyFact
from pipeline.model.sign_off import RoleSignOff
from pipeline.model.subjects import find_subject
from pipeline.templating.compose import compose
from pipeline.templating.compose.facts import format_fact
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.other_leaflets import settle_links
from pipeline.templating.compose.reviewed_words import load_pack
from pipeline.templating.compose.sign_off import judge_roles
from pipeline.templating.languages import LanguagePack

_KINDS = ("dose", "risk", "number", "date", "phone", "url", "text")
"""Of facts, in the order in which they are looked at: what may do most harm first."""


def make_sheet(leaflet: Leaflet, language: str) -> SignOffSheet:
    """The sheet of a leaflet whose words can be composed, in one of its languages: as everybody gets it, with what it
    says for some places only."""
    pack, whole = load_pack(language, leaflet.library.own_words), leaflet.as_written
    document = settle_links(compose(whole, language), beside=False)
    settings, text = whole.settings, whole.texts[language]
    required = whole.library.publisher.sign_off
    roles = [replace(one, role=role) for role, one in zip(required, judge_roles(whole, language), strict=True)]
    digits = keep_words(whole, pack).named_digits
    kept = {one.digest for one in text.kept_words}
    return SignOffSheet(
        document=document,
        language=f"{pack.name} ({pack.tag})",
        digest=digits,
        audience=settings.audience,
        purpose=settings.purpose,
        owner=settings.owner.name if settings.owner else "",
        deputy=(settings.owner.deputy or "") if settings.owner else "",
        roles=tuple(roles),
        points=tuple(_list_points(whole, document)),
        facts=tuple(_list_facts(whole, pack, document)),
        since=tuple(_list_since(roles, kept)),
        commands=tuple(_write_command(whole, pack, role, digits) for role in required),
        words=pack.sign_off_sheet,
    )


def _list_points(leaflet: Leaflet, document: Document) -> Iterator[SheetPoint]:
    """The points of leaflet.yaml, each with the heading of what it is about where that has one."""
    for point in leaflet.settings.to_check:
        subject = find_subject((document.key_points, *document.sections), point.about)
        heading = f"{subject.heading} ({point.about})" if subject and subject.heading else point.about
        yield SheetPoint(heading, point.note)


def _list_facts(leaflet: Leaflet, pack: LanguagePack, document: Document) -> Iterator[SheetFact]:
    used, places = leaflet.find_used_facts(pack.tag), _find_sections(document)
    facts = [(name, leaflet.facts[name]) for name in leaflet.facts if name in used]
    for name, fact in sorted(facts, key=lambda entry: _KINDS.index(entry[1].kind)):
        words, stands_in = format_fact(fact, leaflet, pack), tuple(places.get(name, ()))
        yield SheetFact(fact.kind, name, words, stands_in, _describe_evidence(fact, leaflet))


def _find_sections(document: Document) -> dict[str, list[str]]:
    """The headings of the sections that each fact stands in, by its id."""
    places: dict[str, list[str]] = {}
    for part in (document.key_points, *document.sections):
        title = part.title if isinstance(part, Box) else plain(part.title) if part else ""
        named = {
            node.id if isinstance(node, Fact) else node.fact for node in walk(part) if isinstance(node, Fact | Dose)
        }
        for name in named:
            places.setdefault(name, []).append(title)
    return places


def _describe_evidence(fact: AnyFact, leaflet: Leaflet) -> str:
    """The titles of the references that a fact rests on, or else their keys."""
    references = leaflet.library.references
    keys = getattr(fact, "evidence", None) or ()
    return "; ".join(str(references.get(key, {}).get("title") or key) for key in keys)


def _list_since(roles: list[RoleSignOff], kept: set[str]) -> Iterator[ChangesSince]:
    """What changed since each of those signed who have to; once where several signed the same words."""
    by_words: dict[str, list[RoleSignOff]] = {}
    for one in roles:
        if one.state != "missing":
            by_words.setdefault(one.digest, []).append(one)
    for digest, signed in by_words.items():
        yield ChangesSince(tuple(signed), signed[0].changes, signed[0].state == "holds" or digest in kept)


def _write_command(leaflet: Leaflet, pack: LanguagePack, role: str, digits: str) -> str:
    """What is typed when somebody of a role has signed the words with these digits."""
    say = pack.sign_off_sheet
    filled = {
        "--name": say["own_name"],
        "--organisation": say["own_organisation"],
        "--registration": say["own_registration"],
    }
    options = " ".join(f"{name} {shlex.quote(words)}" for name, words in filled.items())
    return f"plainleaf review sign {leaflet.id} --language {pack.tag} --words {digits} --role {role} {options}"
