"""Composer of what is left of a leaflet, or of one of its languages, that is withdrawn: a page that says so, since when
and why, and what can be read instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import (
    Block,
    Bullets,
    Document,
    Foreign,
    Item,
    Link,
    LinkedLeaflet,
    Notice,
    Paragraph,
    Section,
    Text,
)
from pipeline.model.edition import Edition
from pipeline.model.leaflet import Leaflet
from pipeline.model.neighbours import SCHEME
from pipeline.model.settings import Withdrawal
from pipeline.templating.compose.language_editions import name_languages
from pipeline.templating.compose.other_leaflets import make_address, name_leaflet
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import LocaleFormats

WITHDRAWN = "withdrawn"
"""The status, and the id of the section that says what has happened."""
INSTEAD = "instead"
"""The id of the section that says what can be read."""


def compose_withdrawn(document: Document, leaflet: Leaflet, pack: LanguagePack) -> Document:
    """The document of what is withdrawn, from what holds for the whole of it. What it was about is described nowhere,
    not even to search engines."""
    notice = Notice(WITHDRAWN, *_choose_notice(leaflet, pack))
    withdrawal = leaflet.settings.find_withdrawal(pack.tag)
    parts = (
        (WITHDRAWN, "withdrawn_what", tuple(_tell_what(withdrawal, leaflet, pack)) if withdrawal else ()),
        (INSTEAD, "withdrawn_instead", tuple(_list_instead(withdrawal, leaflet, pack))),
    )
    sections = (Section(name, (Text(pack.labels[label]),), blocks) for name, label, blocks in parts if blocks)
    return replace(
        document,
        status=WITHDRAWN,
        notice=notice,
        summary=notice.text,
        sections=tuple(sections),
        reviewers=(),
        next_review="",
        editions={},
    )


def _choose_notice(leaflet: Leaflet, pack: LanguagePack) -> tuple[str, str]:
    """The first word and the sentence: the leaflet is withdrawn, or this language of it, or nobody has withdrawn this,
    but it is a translation that may do harm."""
    if leaflet.settings.is_withdrawn(pack.tag):
        return pack.notice(WITHDRAWN if leaflet.settings.status == WITHDRAWN else "withdrawn_language")
    source = LocaleFormats(pack.tag, leaflet.settings.country).name_other(leaflet.settings.source_language)
    label, text = pack.notice("outdated")
    return label, text.format(language=source)


def _tell_what(withdrawal: Withdrawal, leaflet: Leaflet, pack: LanguagePack) -> Iterator[Block]:
    if because := withdrawal.because.get(pack.tag):
        yield Paragraph((Text(because),))
    day = LocaleFormats(pack.tag, leaflet.settings.country, pack.typography.numbers).write_day(withdrawal.date)
    yield Paragraph((Text(pack.labels["withdrawn_since"].format(date=day)),))


def _list_instead(withdrawal: Withdrawal | None, leaflet: Leaflet, pack: LanguagePack) -> Iterator[Block]:
    """The leaflet that holds instead, and the languages in which this one still stands."""
    neighbour = leaflet.neighbours.find(withdrawal.instead) if withdrawal and withdrawal.instead else None
    if neighbour is not None and neighbour.id != leaflet.id and not neighbour.find_obstacle(pack.tag):
        link = name_leaflet(Link(f"{SCHEME}{neighbour.id}", ()), leaflet, pack)
        before, _, after = pack.labels["withdrawn_read"].partition("{leaflet}")
        yield Paragraph((Text(before), link, Text(after)))
    if leaflet.settings.status != WITHDRAWN and leaflet.standing_languages:
        yield Paragraph((Text(pack.labels["withdrawn_languages"]),))
        names = name_languages(leaflet, leaflet.standing_languages)
        links = (_link_language(language, name, leaflet, pack) for language, name in names.items())
        yield Bullets(tuple(Item((Paragraph((link,)),)) for link in links))


def _link_language(language: str, name: str, leaflet: Leaflet, pack: LanguagePack) -> Link:
    words = Text(name) if language.partition("-")[0] == pack.tag.partition("-")[0] else Foreign(language, (Text(name),))
    other = LinkedLeaflet(
        leaflet=leaflet.id,
        language=language,
        section="",
        title=name,
        heading="",
        address=make_address(leaflet.library.publisher, leaflet.id, Edition(language, leaflet.place)),
        language_name="",
        pattern=pack.linked_leaflet,
        place=leaflet.place,
    )
    return Link(f"{SCHEME}{leaflet.id}", (words,), other=other)
