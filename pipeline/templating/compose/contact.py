"""Composer of how readers reach somebody: the rows of a contact as paragraphs, in the author's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from pipeline.model.document import Inline, Inlines, Link, Paragraph, Strong, Text
from pipeline.model.settings import AnyContact, Contact, ContactRow, Service
from pipeline.templating.compose.contact_links import link_addresses, link_numbers
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import NO_BREAK
from pipeline.templating.telephone import dial_number


@dataclass(frozen=True)
class ContactComposer:
    """Puts contacts into the words of a language. `services` are the phone services that rows may name; numbers are
    dialled as in `country`. Its methods raise a KeyError where a row names none of these, or has no label in the
    language."""

    services: Mapping[str, Service]
    country: str
    pack: LanguagePack

    def compose_rows(self, contact: AnyContact) -> tuple[Paragraph, ...]:
        """A paragraph for each row, its label first. Keys are one row without a label, the telephone first."""
        if isinstance(contact, Contact):
            texts = (contact.email, contact.postal, contact.hours)
            phone = link_numbers(contact.phone or "", self.country)
            return (Paragraph(_join((phone, *(link_addresses(text or "") for text in texts)))),)
        return tuple(self._write_row(row, link_addresses(row.hours.get(self.pack.tag, ""))) for row in contact)

    def compose_telephones(self, contact: AnyContact | None) -> tuple[Paragraph, ...]:
        """The same of what is dialled alone, without its hours: what is left of a contact where paper is short of room.
        Nothing where nobody can be called."""
        if isinstance(contact, Contact):
            return (Paragraph(link_numbers(contact.phone, self.country)),) if contact.phone else ()
        return tuple(self._write_row(row) for row in contact or () if row.service)

    def _write_row(self, row: ContactRow, hours: Inlines = ()) -> Paragraph:
        label = self.pack.labels["contact_row"].format(label=row.label[self.pack.tag])
        return Paragraph((Strong((Text(label),)), Text(" "), *_join((tuple(self._write_way(row)), hours))))

    def _write_way(self, row: ContactRow) -> Iterator[Inline]:
        if row.service:
            service = self.services[row.service]
            number = Text(service.number.replace(" ", NO_BREAK))
            yield Link(dial_number(service.number, self.country), (number,))
            if row.relay:
                yield Text(f" ({self._name_relay(service)})")
        elif row.url:
            yield Link(row.url, (Text(row.url),))
        else:
            yield from link_addresses(row.email or row.postal or "")

    def _name_relay(self, service: Service) -> str:
        """What a text relay service is, and how it is called where that says more."""
        what, name = self.pack.labels["text_relay"], service.name[self.pack.tag]
        return name if what.casefold() in name.casefold() else f"{what}: {name}"


def _join(ways: tuple[Inlines, ...]) -> Inlines:
    parts = [((Text(", "),) if number else ()) + way for number, way in enumerate(filter(None, ways))]
    return tuple(chain.from_iterable(parts))
