"""Container of the EPUB (EPUB 3.3, "Open Container Format"): a ZIP, the same bytes for the same files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MEDIA_TYPE = "application/epub+zip"
FOLDER = "EPUB"
"""Where the book's files stand in the container."""

PACKAGE = "package.opf"

_CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

_PACKED = frozenset({"font/woff2", "image/png", "image/jpeg"})
"""What is compressed already."""


@dataclass(frozen=True)
class BookFile:
    """A file of the book under `path`, relative to its folder. `properties` are those of its manifest item; `linear`
    files are read one after the other."""

    path: str
    media_type: str
    data: bytes = field(repr=False)
    properties: str = ""
    linear: bool = False

    @property
    def id(self) -> str:
        """The id of its manifest item: the path, in characters that an XML id may have."""
        return self.path.replace("/", "-")


def pack(package: bytes, files: Iterable[BookFile]) -> bytes:
    """The finished container. `mimetype` comes first, stored and without extra fields, so that its bytes are found at
    a fixed place; every entry has the first date that ZIP knows and the rights of a plain file."""
    page = BytesIO()
    with ZipFile(page, "w") as archive:
        _add_entry(archive, "mimetype", MEDIA_TYPE.encode(), ZIP_STORED)
        _add_entry(archive, "META-INF/container.xml", _CONTAINER.encode(), ZIP_DEFLATED)
        _add_entry(archive, f"{FOLDER}/{PACKAGE}", package, ZIP_DEFLATED)
        for file in files:
            how = ZIP_STORED if file.media_type in _PACKED else ZIP_DEFLATED
            _add_entry(archive, f"{FOLDER}/{file.path}", file.data, how)
    return page.getvalue()


def _add_entry(archive: ZipFile, path: str, data: bytes, how: int) -> None:
    entry = ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = how
    entry.create_system = 3  # Unix, whatever this machine is: the rights below are read by it
    entry.external_attr = 0o100644 << 16
    archive.writestr(entry, data, compresslevel=9)
