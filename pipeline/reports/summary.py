"""How many problems there are, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.model.diagnostics import SEVERITIES, Diagnostic

_NOUNS = {"error": "error", "warning": "warning", "info": "note"}


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning, 3 notes`, without what there is none of; `no problems` where nothing was found."""
    counts = Counter(found.severity for found in diagnostics)
    said = [
        f"{counts[severity]} {_NOUNS[severity]}{'' if counts[severity] == 1 else 's'}"
        for severity in SEVERITIES
        if counts[severity]
    ]
    return ", ".join(said) or "no problems"
