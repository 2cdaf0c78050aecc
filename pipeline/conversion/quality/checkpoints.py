"""Checkpoints that only a person can judge. Nothing here is ever counted as passed, whatever machines say."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conversion.quality.assessment import Checkpoint
from pipeline.model.document import Document, Figure, walk

ALWAYS = (
    Checkpoint(
        "What it says is true, complete and up to date.",
        "A clinician who knows the condition reads all of it, and signs off the words.",
    ),
    Checkpoint(
        "When and where to get help is right.",
        "A clinician looks at every sign on the care cards, at its level, and at the service that it names.",
    ),
    Checkpoint(
        "Readers understand it.",
        "People like those it is for read it, say it back in their own words, and show where they find an answer.",
    ),
    Checkpoint(
        "It is fair.",
        "Benefits and risks, and doing nothing, stand side by side. Words and pictures shame and frighten nobody, and "
        "leave nobody out.",
    ),
    Checkpoint(
        "The order makes sense when it is heard.",
        "Listen to all of the page, the print leaflet and the e-book with a screen reader. Validators see that there "
        "is an order, not that it is a good one.",
    ),
    Checkpoint(
        "Headings and links say what follows.",
        "Read only the headings, then only the links. Each says where it leads without the words around it.",
    ),
    Checkpoint(
        "It works by other ways than the eye and the hand.",
        "Use the page by keyboard, by voice and with a magnifier, on a telephone and with large text.",
    ),
    Checkpoint(
        "Contrast is good enough where machines could not tell.",
        "Look at what is listed as undecided above, in light, in dark and with forced colours.",
    ),
    Checkpoint(
        "It prints well.",
        "Print it on a usual printer, in black and white too. Nothing is cut off, and the boxes can be told apart.",
    ),
    Checkpoint(
        "Text messages are safe on their own.",
        "Send each to a telephone. Read alone, in any order and by somebody else, none of them misleads or gives away "
        "too much.",
    ),
    Checkpoint(
        "It meets WCAG 2.2 at level AA.",
        "Only an evaluation by a person can say so: machines test a part of the criteria.",
    ),
)


def list_checkpoints(
    document: Document, source_language: str, clinical: tuple[str, ...] = ()
) -> tuple[Checkpoint, ...]:
    """The checkpoints of a leaflet. `clinical` are the points that its source asks a clinician to look at."""
    return tuple(_find_checkpoints(document, source_language, clinical))


def _find_checkpoints(document: Document, source_language: str, clinical: tuple[str, ...]) -> Iterator[Checkpoint]:
    yield from ALWAYS
    figures = sum(isinstance(node, Figure) for node in walk(document.sections))
    if figures:
        yield Checkpoint(
            "Descriptions of pictures say what matters.",
            f"Hide the pictures ({figures} of them) and read the descriptions in their places: nothing is lost.",
        )
    if document.language != source_language:
        yield Checkpoint(
            "The translation says the same.",
            "A second person who speaks both languages compares them, sentence by sentence, and a clinician checks it.",
        )
    for point in clinical:
        yield Checkpoint("For a clinician, from the source.", point)
