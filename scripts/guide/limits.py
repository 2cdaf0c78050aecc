"""Writer of the page of the limits (docs/writing/limits.md), from the table that the readers go by."""

from __future__ import annotations

from pipeline.model.limits import GROUPS

_HEAD = """\
# The limits

What a source may hold at most. No leaflet for people comes near these numbers. They are there so that a slip, such as a
quote that is not closed, or a file that was not meant well, is named in a moment and does not keep a machine busy. This
page is made from the table that `plainleaf` goes by.

What goes beyond a limit is an error at its place, and nothing is made of it. `plainleaf explain CODE` says more.
"""


def write_limits() -> str:
    """The text of the page; the same table gives the same text."""
    parts = [_HEAD]
    for group, limits in GROUPS.items():
        rows = [f"| {limit.of} | {limit.most:,} | {limit.usual} | {limit.rule.code} |" for limit in limits]
        parts.append("\n".join([f"## {group}\n", "| of | at most | usual | code |", "|---|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)
