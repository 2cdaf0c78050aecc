"""What leaflets ask of other leaflets: those that their links lead to, that their messages are about, and that stand in
for what is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.document import Link, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.neighbours import scan_abouts, split_about, split_address
from pipeline.model.translations import add_source


@dataclass(frozen=True)
class AskedPart:
    """A section that a link leads to or a message is about (or nothing), and the language of the reader."""

    section: str
    language: str
    is_subject: bool = False


def list_wanted(leaflets: Iterable[Leaflet]) -> dict[str, set[AskedPart]]:
    """What leaflets ask of others, by the id by which they know them."""
    wanted: dict[str, set[AskedPart]] = {}
    for leaflet in map(add_source, leaflets):
        for language in leaflet.texts:
            for name, asked in _list_asked(leaflet, language):
                if name != leaflet.id:
                    wanted.setdefault(name, set()).add(asked)
            withdrawal = leaflet.settings.find_withdrawal(language)
            if withdrawal and withdrawal.instead:
                wanted.setdefault(withdrawal.instead, set()).add(AskedPart("", language))
    return wanted


def asks_others(leaflet: Leaflet) -> bool:
    """Whether anything of a leaflet depends on what others there are."""
    return bool(leaflet.settings.was or list_wanted([leaflet]))


def _list_asked(leaflet: Leaflet, language: str) -> Iterator[tuple[str, AskedPart]]:
    for node in walk(leaflet.printed(language)):
        if isinstance(node, Link) and (named := split_address(node.target)):
            yield named[0], AskedPart(named[1], language)
    text = leaflet.texts[language]
    # also what stands in a message that cannot be read: what was made of it before may have to go
    for about in dict.fromkeys((*(message.about for message in text.messages), *scan_abouts(text.source.text))):
        if named := split_about(about):
            yield named[0], AskedPart(named[1], language, is_subject=True)
