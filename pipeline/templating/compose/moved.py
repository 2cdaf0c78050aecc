"""Composer of what stands in the place that a leaflet had under an earlier id: where it is now, and no more."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Campaign, Document, LinkedLeaflet, Notice
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose.document import compose_without_words
from pipeline.templating.compose.reviewed_words import load_pack


def compose_moved(leaflet: Leaflet, language: str, earlier_id: str) -> Document:
    """The document for an earlier id of a leaflet. Its address is that of the leaflet, which machines are to keep."""
    pack = load_pack(language, leaflet.library.own_words)
    document = compose_without_words(leaflet, pack)
    now = LinkedLeaflet(
        leaflet=leaflet.id,
        language=language,
        section="",
        title=document.title,
        heading="",
        address=document.address,
        language_name="",
        pattern=pack.linked_leaflet,
        place=leaflet.place,
    )
    return replace(
        document,
        leaflet=earlier_id,
        notice=Notice("moved", *pack.notice("moved")),
        campaign=Campaign(),
        languages=(),
        moved=now,
    )
