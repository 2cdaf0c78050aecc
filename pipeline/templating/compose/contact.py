"""Composer of how readers reach somebody: the rows of a contact as paragraphs, in the author's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from pipeline.model.document import Inline, Inlines, Link, Paragraph, Strong, Text, telephone
from pipeline.model.settings import AnyContact, Contact, ContactRow, Service
from pipeline.templating.compose.contact_links import link_addresses, link_numbers
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import NO_BREAK


def compose_contact(contact: AnyContact, services: Mapping[str, Service], pack: LanguagePack) -> tuple[Paragraph, ...]:
    """A paragraph for each row, its label first. Keys are one row without a label, the telephone first. A KeyError
    where a row names no service of these or has no words in the language."""
    if isinstance(contact, Contact):
        texts = (contact.email, contact.postal, contact.hours)
        return (_join((link_numbers(contact.phone or ""), *(link_addresses(text or "") for text in texts))),)
    return tuple(_write_row(row, services, pack, link_addresses(row.hours.get(pack.tag, ""))) for row in contact)


def compose_telephones(
    contact: AnyContact | None, services: Mapping[str, Service], pack: LanguagePack
) -> tuple[Paragraph, ...]:
    """The same of what is dialled alone, without its hours: what is left of a contact where paper is short of room.
    Nothing where nobody can be called."""
    if isinstance(contact, Contact):
        return (Paragraph(link_numbers(contact.phone)),) if contact.phone else ()
    return tuple(_write_row(row, services, pack) for row in contact or () if row.service)


def _write_row(row: ContactRow, services: Mapping[str, Service], pack: LanguagePack, hours: Inlines = ()) -> Paragraph:
    label = Strong((Text(pack.labels["contact_row"].format(label=row.label[pack.tag])),))
    return Paragraph((label, Text(" "), *_join((tuple(_write_way(row, services, pack)), hours)).children))


def _write_way(row: ContactRow, services: Mapping[str, Service], pack: LanguagePack) -> Iterator[Inline]:
    if row.service:
        service = services[row.service]
        yield Link(telephone(service.number), (Text(service.number.replace(" ", NO_BREAK)),))
        if row.relay:
            yield Text(f" ({_name_relay(service, pack)})")
    elif row.url:
        yield Link(row.url, (Text(row.url),))
    else:
        yield from link_addresses(row.email or row.postal or "")


def _name_relay(service: Service, pack: LanguagePack) -> str:
    """What a text relay service is, and how it is called where that says more."""
    what, name = pack.labels["text_relay"], service.name[pack.tag]
    return name if what.casefold() in name.casefold() else f"{what}: {name}"


def _join(ways: tuple[Inlines, ...]) -> Paragraph:
    parts = [((Text(", "),) if number else ()) + way for number, way in enumerate(filter(None, ways))]
    return Paragraph(tuple(chain.from_iterable(parts)))
