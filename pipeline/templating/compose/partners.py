"""Composer of who stands behind the leaflets besides their publisher: logos that say a name, and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Block, Figure, Paragraph, Picture, Text
from pipeline.model.leaflet import Library


def compose_partners(library: Library) -> tuple[Block, ...]:
    """The logo of each partner, with its name for those who do not see it; the name where there is no logo."""
    return tuple(_list_partners(library))


def _list_partners(library: Library) -> Iterator[Block]:
    for number, partner in enumerate(library.publisher.partners, 1):
        if partner.logo and partner.logo in library.partner_logos:
            # No author can write an id with such a sign in it.
            yield Figure(f"partner_{number}", _name_picture(partner.logo), partner.name)
        else:
            yield Paragraph((Text(partner.name),))


def list_partner_pictures(library: Library) -> tuple[Picture, ...]:
    """The pictures of these logos, under names that no picture of a leaflet has."""
    return tuple(replace(logo, name=_name_picture(name)) for name, logo in library.partner_logos.items())


def _name_picture(name: str) -> str:
    return f"partner/{name}"
