"""The example as two hospitals of one region hand it out: what the tests of places begin with."""

from __future__ import annotations

from tests.workspace import SETTINGS, Workspace

PLACES = "places.yaml"
FILE = """\
northern-hills:
  name: {en: Northern Hills Region}
  services: {ward: {number: "01632 960121", name: {en: the ward}}}
  facts: {visiting-hours: {kind: text, value: from 1pm to 3pm}}
riverside:
  name: {en: Riverside Clinic}
  within: northern-hills
  facts:
    visiting-hours: {kind: text, value: {en: from 2pm to 8pm}}
    ward-line: {kind: phone, service: ward}
south:
  name: {en: South Hospital}
  sender: SouthHosp
"""
WORDS_OF_PLACES = """\
## Visiting {#visiting}

You can visit us {{visiting-hours}}. Call {{ward-line}} first.

{only=riverside}
Ring the bell at the gate.

{only="northern-hills south"}
- Bring a coat.
- Bring money for the bus.

## Parking {#parking only="riverside south"}

Park behind the house.
"""
FACTS = """\
  visiting-hours: {kind: text, value: {en: as the ward says}}
  ward-line: {kind: phone, service: emergency}
local: [visiting-hours, ward-line]
"""


def add_places(workspace: Workspace) -> Workspace:
    """The workspace with a region, a clinic in it and a hospital outside of it, and a leaflet that differs between
    them. It has no findings but notes."""
    workspace.write(PLACES, FILE)
    workspace.append(SETTINGS, FACTS)
    workspace.add_words(WORDS_OF_PLACES)
    return workspace
