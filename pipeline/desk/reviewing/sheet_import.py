"""Import of a reviewed sheet: it is read, reviewed against the source and, where that is wanted, taken over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.build.selection import check_leaflets
from pipeline.desk.reviewing.remark_cells import Voice
from pipeline.desk.reviewing.sheet_reader import UnreadableSheetError, read_sheet
from pipeline.desk.reviewing.sheet_review import Review, review_rows
from pipeline.desk.reviewing.source_lines import SourceChangedError
from pipeline.validation.folder import find_leaflets


@dataclass(frozen=True)
class SheetImport:
    """What a sheet came to, and whether it was written; or the problem that kept it from being reviewed."""

    review: Review = Review()
    written: bool = False
    problem: str = ""


def import_sheet(sheet: Path, source: Path, base: Path, write: bool, voice: Voice | None = None) -> SheetImport:
    """Read a sheet and review it against the source folder; with `write`, write the files that it changes. Where
    something in it cannot be taken over, nothing is. `voice` says what has neither name nor day. Paths of sources are
    shown relative to `base`."""
    try:
        rows = read_sheet(sheet)
        named = {row["leaflet"] for row in rows}
        leaflets = tuple(name for name in find_leaflets(source) if name in named)
        review = review_rows(check_leaflets(source, base, leaflets), rows, base, voice)
        # The words first: a sign-off of new words that are not written would be of none.
        for edited in (*review.edits, *review.kept) if write else ():
            edited.write()
    except UnreadableSheetError as error:
        return SheetImport(problem=f"{sheet}: {error}")
    except SourceChangedError as error:
        return SheetImport(problem=str(error))
    return SheetImport(review, written=write and bool(review.edits or review.kept))
