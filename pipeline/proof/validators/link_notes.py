"""Notes behind links in a tagged PDF: the address or the page that is printed for those who read on paper. Who hears
the file follows the link itself, which says the same; so no tag claims the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

_PAGE = re.compile(r"\([^\W\d_]+ \d+\)\W?")
_SCHEME = re.compile(r"^(https?://|mailto:)?(www\.)?")


def is_link_note(path: Path, groups: Mapping[str, str]) -> bool:
    """Whether each of the `words` (lines joined by "; ") is a note behind a link of the file: "(page 7)", or in
    brackets the address of a link, perhaps parted over lines. Words of the line before the bracket are named with the
    note; that they are in the tags is compared by `plainleaf verify`."""
    try:
        addresses = set(_list_addresses(PdfReader(path)))
    except (PyPdfError, OSError, ValueError, KeyError, AttributeError, TypeError):
        return False
    lines = groups["words"].removesuffix("…").split("; ")
    return all(_PAGE.fullmatch(line.strip()) or _is_address(line.strip(), addresses) for line in lines)


def _is_address(line: str, addresses: set[str]) -> bool:
    part = _SCHEME.sub("", line.rpartition(" (")[2].strip("().,;"))
    return len(part) > 3 and any(part in address for address in addresses)


def _list_addresses(pdf: PdfReader) -> Iterator[str]:
    for page in pdf.pages:
        for reference in page.get("/Annots") or ():
            action = reference.get_object().get("/A")
            if action is not None and "/URI" in action.get_object():
                yield _SCHEME.sub("", str(action.get_object()["/URI"]))
