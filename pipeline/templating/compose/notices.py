"""The notices round a leaflet: of its state, and of what to do in an emergency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model.document import NEWER, OVERDUE, CareCard, Notice, Section, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.sign_off import LeafletSignOff
from pipeline.templating.compose.translated import judge_translation
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import LocaleFormats

TRANSLATION = "translation"
"""The state of a notice which says only that nobody has checked the translation."""


def compose_notice(leaflet: Leaflet, pack: LanguagePack, sign_off: LeafletSignOff) -> Notice | None:
    """What a leaflet says of its state until it is published and everybody has signed, of a translation that nobody has
    read beside its source, and of one whose source is newer."""
    return _add_newer(_add_unread(_compose_state(leaflet, pack, sign_off), leaflet, pack), leaflet, pack)


def _add_unread(notice: Notice | None, leaflet: Leaflet, pack: LanguagePack) -> Notice | None:
    if not _is_unread_translation(leaflet, pack.tag):
        return notice
    label, text = pack.notice(TRANSLATION)
    if notice is None:
        return Notice(TRANSLATION, label, text)
    if notice.state == OVERDUE:  # which alone would keep nobody from sending its messages
        return Notice(TRANSLATION, label, pack.typography.join_sentences(text, notice.text))
    return replace(notice, text=pack.typography.join_sentences(notice.text, text))


def _add_newer(notice: Notice | None, leaflet: Leaflet, pack: LanguagePack) -> Notice | None:
    """The notice with what is said of a translation whose source has changed, so that it says less or something else,
    but does no harm."""
    state = judge_translation(leaflet, pack.tag)
    if state is None or state.standing != "newer":
        return notice
    formats = LocaleFormats(pack.tag, leaflet.settings.country, pack.typography.numbers)
    day = formats.write_day(state.date) if state.date else ""
    label, text = pack.notice("newer_dated" if day else "newer")
    text = text.format(language=formats.name_other(state.source), date=day)
    return (
        replace(notice, text=pack.typography.join_sentences(notice.text, text))
        if notice
        else Notice(NEWER, label, text)
    )


def _is_unread_translation(leaflet: Leaflet, language: str) -> bool:
    translation = leaflet.texts[language].front.translation
    read = translation is not None and translation.status == "reviewed" and translation.reviewer is not None
    return language != leaflet.settings.source_language and not read


def _compose_state(leaflet: Leaflet, pack: LanguagePack, sign_off: LeafletSignOff) -> Notice | None:
    """What is said of a leaflet's state; that no clinician has looked at it only where none has."""
    status = leaflet.settings.status
    if status == "published" and sign_off.state == "holds":
        return _compose_overdue(leaflet, pack)
    state = "unreviewed" if status == "published" else status
    label, text = pack.notice(state)
    return Notice(state, label, pack.notice_when_checked(state) if sign_off.is_checked else text)


def add_advice(
    notice: Notice | None, sections: Iterable[Section], leaflet: Leaflet, pack: LanguagePack
) -> Notice | None:
    """The notice with whom to ask instead, while not everybody has signed: it must keep nobody from asking for help."""
    if notice is None or notice.state in (OVERDUE, NEWER):
        return notice
    advice = pack.advice(list(_list_numbers(sections, "urgent", leaflet, pack)), leaflet.settings.country)
    return replace(notice, text=pack.typography.join_sentences(notice.text, advice))


def write_strip(sections: Iterable[Section], leaflet: Leaflet, pack: LanguagePack) -> str:
    """What to do in an emergency: every number that an emergency card has, with its name where there are several."""
    return pack.emergency_line(list(_list_numbers(sections, "emergency", leaflet, pack)))


def _compose_overdue(leaflet: Leaflet, pack: LanguagePack) -> Notice | None:
    """What is said of a leaflet that was to be reviewed before the day that somebody has named."""
    due = leaflet.settings.dates.next_review
    if not leaflet.today or not due or due >= leaflet.today:
        return None
    label, text = pack.notice(OVERDUE)
    day = LocaleFormats(pack.tag, leaflet.settings.country, pack.typography.numbers).write_day(due)
    return Notice(OVERDUE, label, text.format(date=day))


def _list_numbers(
    sections: Iterable[Section], level: str, leaflet: Leaflet, pack: LanguagePack
) -> Iterator[tuple[str, str]]:
    """The numbers that the care cards of a level call, each with whose it is."""
    cards = (node for node in walk(tuple(sections)) if isinstance(node, CareCard) and node.level == level)
    services = {card.number: leaflet.services[card.service].name for card in cards if card.number}
    return ((number, name.get(pack.tag, "")) for number, name in services.items())
