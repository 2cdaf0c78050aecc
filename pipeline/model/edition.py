"""Editions of a leaflet: in which language it is, and for whom it is made. A slot is a format of an edition: where what
is made of it belongs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Edition:
    """A leaflet in one language, as one place hands it out; without a place, for everybody."""

    language: str
    place: str = ""

    @property
    def folder(self) -> str:
        """The folder of its files below that of the leaflet: `en`, or `en/riverside`."""
        return f"{self.language}/{self.place}" if self.place else self.language

    @property
    def ending(self) -> str:
        """What the names of its files end with, behind the leaflet's: `en`, or `en-riverside`."""
        return self.folder.replace("/", "-")


@dataclass(frozen=True, order=True)
class Slot:
    """A format of an edition of a leaflet, written `leaflet/language/format` or `leaflet/language/place/format`."""

    leaflet: str
    edition: Edition
    format: str

    def __str__(self) -> str:
        return f"{self.leaflet}/{self.edition.folder}/{self.format}"

    @classmethod
    def read(cls, text: str) -> Slot:
        """The slot that is written so; a ValueError where none is."""
        leaflet, language, *place, name = text.split("/")
        if len(place) > 1 or not all((leaflet, language, *place, name)):
            raise ValueError(f"{text} is no slot")
        return cls(leaflet, Edition(language, *place), name)
