"""What is printed in a tagged PDF for those who read on paper alone, so that no tag claims it: the address or the page
behind a link, which who hears the file follows, and what stands in the margins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2 as pdfium
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from pipeline.proof.validators.page_margins import read_margins, split_words

_PAGE = re.compile(r"\([^\W\d_]+ \d+\)\W?")
_IN_BRACKETS = re.compile(r"(?:^|\()([^()]*)(?:\)|$)")
"""What is in brackets, of which one may stand on the line above or below."""
_SCHEME = re.compile(r"^(https?://|mailto:)?(www\.)?")


def is_for_paper(path: Path, groups: Mapping[str, str]) -> bool:
    """Whether each of the `words` (lines joined by "; ") on a `page` stands in its margins, or is a note behind a link
    of the file: "(page 7)", or in brackets the address of a link, perhaps parted over lines. Words of the line beside
    the brackets are named with the note; that they are in the tags is compared by `plainleaf verify`."""
    try:
        addresses = set(_list_addresses(PdfReader(path)))
        margins = read_margins(path, int(groups["page"]))
    except (PyPdfError, pdfium.PdfiumError, OSError, ValueError, LookupError, AttributeError, TypeError):
        return False
    lines = [line.strip() for line in groups["words"].removesuffix("…").split("; ")]
    return all(
        _PAGE.fullmatch(line) or _is_address(line, addresses) or _is_among(split_words(line), margins) for line in lines
    )


def _is_among(words: list[str], margins: Counter[str]) -> bool:
    """Whether all words stand in the margins; of the last one perhaps the beginning, where a finding is cut."""
    left = Counter(words[:-1])
    return bool(words) and left <= margins and any(one.startswith(words[-1]) for one in margins - left)


def _is_address(line: str, addresses: set[str]) -> bool:
    parts = (_SCHEME.sub("", part) for part in _IN_BRACKETS.findall(line))
    return any(len(part) > 3 and part in address for part in parts for address in addresses)


def _list_addresses(pdf: PdfReader) -> Iterator[str]:
    for page in pdf.pages:
        for reference in page.get("/Annots") or ():
            action = reference.get_object().get("/A")
            if action is not None and "/URI" in action.get_object():
                yield _SCHEME.sub("", str(action.get_object()["/URI"]))
