"""A waiver as the rules of waivers look at it, wherever it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.source import Span


@dataclass(frozen=True)
class WaiverEntry:
    """What somebody allows: the code or the name of a rule, why, who, and the last day (ISO 8601). `place` is where all
    of it stands, `spans` where each part does. One on a line before a block is for what stands in the `block` alone."""

    rule: str
    because: str
    by: str
    until: str
    place: Span
    spans: Mapping[str, Span] = field(default_factory=dict)
    block: Span | None = None

    def at(self, key: str) -> Span:
        """The place of a part, as it is called in `allow`; or of all of it."""
        return self.spans.get(key, self.place)

    def covers(self, diagnostic: Diagnostic, rule: Rule) -> bool:
        """Whether it is for what was found of a rule: a severity that may be waived, and in the block if it has one."""
        if diagnostic.code != rule.code or not rule.may_be_waived(diagnostic.severity):
            return False
        block, span = self.block, diagnostic.span
        return block is None or (
            span.path == block.path and block.line <= span.line and span.end_line <= block.end_line
        )
