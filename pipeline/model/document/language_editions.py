"""The languages of a leaflet, as a page names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class LanguageEdition:
    """One of the languages in which readers get a leaflet: its tag, what it calls itself, in which direction that is
    written, and where its page stands on the web (empty where nobody has said)."""

    tag: str
    name: str
    direction: Literal["ltr", "rtl"]
    address: str = ""
