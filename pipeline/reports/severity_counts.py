"""Renderer of counts: how many diagnostics of each severity there are, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.model.diagnostics import SEVERITIES, Diagnostic

_NOUNS = {"error": "error", "warning": "warning", "info": "note"}


def render_counts(diagnostics: Iterable[Diagnostic], waived: int = 0, warnings: int = 0) -> str:
    """`2 errors, 1 warning, 3 notes, 4 allowed` (which a leaflet answers for), without what there is none of; `no
    problems` where nothing was found. So many more `warnings` were counted before."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    counts["warning"] += warnings
    parts = [
        f"{counts[severity]} {_NOUNS[severity]}{'' if counts[severity] == 1 else 's'}"
        for severity in SEVERITIES
        if counts[severity]
    ]
    allowed = [f"{waived} allowed"] if waived else []
    return ", ".join([*(parts or ["no problems"]), *allowed])
