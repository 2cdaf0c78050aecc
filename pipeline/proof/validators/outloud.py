"""outloud: does the file make sense when it is read aloud? It looks at order, words and tables where the others look
at form, and follows the Matterhorn protocol (the PDF Association's list of conditions for PDF/UA)."""

from __future__ import annotations

from pathlib import Path

from pipeline.proof.validators import python_packages
from pipeline.proof.validators.for_paper import is_for_paper
from pipeline.proof.validators.picture_words import is_in_another_script
from pipeline.proof.validators.table_heads import is_repeated_head
from pipeline.proof.validators.verdict import Judgement, KnownFalse, Validator
from pipeline.proof.validators.writing_tables import is_to_write_in

KNOWN_FALSE = (
    KnownFalse(
        r"TBL-010 .*",
        "It counts TH against TD, and so misjudges a small table whose rows and columns both have headers, which is "
        "how a screen reader can name both for every cell",
    ),
    KnownFalse(
        r"TAG-002 .*: (?P<lines>\d+) line\(s\) [^“]*“(?P<words>.*)”",
        "The head of a table is painted again on each page that the table goes on to, and read once. That no other "
        "words are outside the tags is compared word by word by `plainleaf verify`",
        is_repeated_head,
    ),
    KnownFalse(
        r"TAG-002 \w+, page (?P<page>\d+): (?P<lines>\d+) line\(s\) [^“]*“(?P<words>.*)”",
        "Behind a link stands its page or address, for those who read on paper; the link itself says it to those who "
        "hear the file. What stands in the margins, which `plainleaf verify` compares, is known for a running line "
        "only where it is alike on most pages: that of a booklet stands at the outer edge of each",
        is_for_paper,
    ),
    KnownFalse(
        r"TBL-012 warning, page \d+: (?P<empty>\d+) of (?P<all>\d+) cells are empty; .*",
        "It counts words, and these cells are to be written in: each has a line or a box whose description is read",
        is_to_write_in,
    ),
    KnownFalse(
        r"FIG-012 warning, page \d+: (?P<figures>\d+) figure\(s\) have alternative text that does not read as language",
        "It counts letters and spaces: in Hindi half of what is written are signs over and under the letters, and in "
        "Chinese no space is between the words",
        is_in_another_script,
    ),
    KnownFalse(
        r"TXT-004 warning, page \d+: font \w+\+Noto-Sans-Devan\S*: \d+ different codes all map to U\+200B '\\u200b'",
        "Parts of a joined letter stand for no letter of their own, and each has to stand for something (ISO 14289-1, "
        "7.21.7); every piece of such a line says its words besides, which `plainleaf verify` compares",
    ),
    KnownFalse(
        r"TBL-013 warning, page \d+: two tables sit side by side on one page with no text between them; .*",
        "The panels of a folded leaflet stand side by side on its sheet, and the tables in two of them are two, each "
        "with a caption that is read with it",
        lambda path, groups: path.stem.endswith("-folded"),
    ),
)


def _ask(path: Path, profile: str) -> Judgement:
    return python_packages.ask("outloud", path, profile)


OUTLOUD = Validator(
    name="outloud",
    form="pdf",
    profiles=("what is read aloud",),
    ask=_ask,
    lacks=lambda: python_packages.lacks(outloud="outloud", pymupdf="pymupdf"),
    version=lambda: python_packages.find_version("outloud"),
    known_false=KNOWN_FALSE,
)
