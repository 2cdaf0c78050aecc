"""Comparison of what stands in attributes of the page and the book: the languages of words, and whether what links lead
to inside is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.model.document import Foreign, walk
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.markup import MarkupText


def compare_attributes(file: FileCheck, texts: Sequence[MarkupText]) -> None:
    """Compare the attributes of a page, or of all files of a book."""
    _compare_languages(file, texts)
    if file.diagnostics:
        return  # a part that is missing has been reported, and links to it lead nowhere for that reason
    known = {name for text in texts for name in text.ids}
    for target in dict.fromkeys(jump for text in texts for jump in text.jumps):
        if target.removeprefix("#") not in known:
            file.report(f"a link leads to `{target}`, and nothing in the file has this id")


def _compare_languages(file: FileCheck, texts: Sequence[MarkupText]) -> None:
    """Words in another language are marked as such, or a voice reads them wrongly. Headings come again in contents, so
    that a language may stand there more often than in the document."""
    document = file.document
    wanted = Counter(
        node.language for node in walk((document.key_points, document.sections)) if isinstance(node, Foreign)
    )
    marked = Counter(language for text in texts for language in text.languages)
    for language, times in wanted.items():
        if marked[language] < times:
            message = f"words in `{language}` should be marked {times} times, not {marked[language]}"
            file.report(message)
