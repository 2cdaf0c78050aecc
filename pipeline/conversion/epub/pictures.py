"""Pictures of the EPUB, as files of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from pipeline.conversion.epub.container import BookFile
from pipeline.conversion.look.qr import draw_code
from pipeline.model.document import Document, Figure, Picture, list_code_addresses, walk

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def list_pictures(document: Document) -> tuple[Picture, ...]:
    """The pictures that the book shows, the cover's drawing first, each once."""
    names = [document.cover] if document.cover else []
    names += [node.image for node in walk(document.sections) if isinstance(node, Figure)]
    return (*(document.picture(name) for name in dict.fromkeys(names)), *list_logo(document))


def list_logo(document: Document) -> tuple[Picture, ...]:
    """The publisher's logo, if there is one, under a name that no picture of the leaflet has."""
    return (replace(document.logo, name=f"publisher/{document.logo.name}"),) if document.logo else ()


def name_picture_file(picture: Picture) -> str:
    """The picture's place in the book. A name with characters that a file in a container should not have gets a part
    of its digest in their place, and stays apart from the others."""
    name = PurePosixPath(picture.name).name
    if _PLAIN.fullmatch(name) and picture.name == f"images/{name}":
        return picture.name
    return f"images/{sha256(picture.name.encode()).hexdigest()[:16]}{PurePosixPath(name).suffix.lower()}"


def name_code_file(address: str) -> str:
    """The place of the QR code of an address in the book."""
    return f"images/code-{sha256(address.encode()).hexdigest()[:16]}.svg"


def make_picture_files(document: Document) -> tuple[BookFile, ...]:
    """The files of the pictures and codes."""
    pictures = (BookFile(name_picture_file(one), one.media_type, one.data) for one in list_pictures(document))
    codes = list_code_addresses(document.sections, paper=False)
    drawn = (BookFile(name_code_file(one), "image/svg+xml", draw_code(one).encode()) for one in codes)
    return (*pictures, *drawn)
