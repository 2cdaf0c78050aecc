"""Words that are smaller than their form allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.codes import WORD_TOO_SMALL
from pipeline.proof.boxes.forms import PaperForm
from pipeline.proof.boxes.misplaced import Misplaced, quote
from pipeline.proof.boxes.page_words import PageWord

_ROUNDING = 0.05
"""Points: PDF holds sizes with few decimals."""
_HINT = "the sizes are ours, so this is a fault of ours: please tell us; a picture's own words have to be larger in it"


def find_small_words(words: Iterable[PageWord], form: PaperForm) -> Iterator[Misplaced]:
    """Words under the form's floor, as painted: a scale that a picture or a panel brings is counted in."""
    for word in words:
        if word.size < form.floor - _ROUNDING:
            message = f"{quote(word)} is {word.size:.1f} pt; {form.why}"
            yield Misplaced(WORD_TOO_SMALL, word.page, (word,), message, hint=_HINT, measure=form.floor - word.size)
