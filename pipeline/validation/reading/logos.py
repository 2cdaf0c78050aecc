"""Reader of logos: of the publisher, its partners and the places that hand out its leaflets, each through the gate of
all pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Picture
from pipeline.model.memory import Remember
from pipeline.model.settings.places import Place
from pipeline.model.settings.publisher import AnyLogo, Partner
from pipeline.model.source import KeyPath, Places
from pipeline.validation.reading.pictures import read_picture


@dataclass(frozen=True)
class LogoReader:
    """Reads logos in the folder `images` of a source folder. One that is not good is reported where it is named."""

    folder: Path
    diagnostics: Diagnostics
    remember: Remember

    def read_logo(self, logo: AnyLogo | None, places: Places, owner: KeyPath = ()) -> Picture | None:
        """A logo; nothing where there is none, or none that is good. It stands below the key of its `owner`, or at the
        top of its file."""
        if logo is None:
            return None
        name, key = (logo, ("logo",)) if isinstance(logo, str) else (logo.file, ("logo", "file"))
        return read_picture(self.folder, name, places.value(*owner, *key), self.diagnostics, self.remember)

    def read_logos_of_places(self, known: Mapping[str, Place], places: Places) -> dict[str, Picture]:
        """The logos of places, by the ids of these."""
        logos = {name: self.read_logo(place.logo, places, (name,)) for name, place in known.items()}
        return {name: logo for name, logo in logos.items() if logo is not None}

    def read_logos_of_partners(self, partners: Iterable[Partner], places: Places) -> dict[str, Picture]:
        """The logos of the publisher's partners, by the names of their files as publisher.yaml has them."""
        logos: dict[str, Picture | None] = {}
        for number, partner in enumerate(partners):
            if partner.logo and partner.logo not in logos:
                logos[partner.logo] = self.read_logo(partner.logo, places, ("partners", number))
        return {name: logo for name, logo in logos.items() if logo is not None}
