"""Gaps between a file and its source, in the words of the people who have to mend them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.source import Span
from pipeline.proof.parity.matching import Gap

CONTEXT = 3
SHOWN = 9
"""How many words in front of a difference are shown, and how many of the difference itself."""


@dataclass(frozen=True)
class Account:
    """Says what is wrong with one finished file. `path` is how the file is shown, `headings` are the sections' by id;
    `top` is what stands before the sections."""

    rule: Rule
    path: str
    headings: Mapping[str, str]
    top: str = "before the first section"

    def finding(self, message: str, hint: str = "") -> Diagnostic:
        """Something that is wrong with the file."""
        return self.rule.at(Span(self.path), message, hint)

    def gaps(self, gaps: Sequence[Gap]) -> Iterator[Diagnostic]:
        """One finding for each gap; words that are missing in one place and stand in another are one, too."""
        missing = {_joined(gap.found): gap for gap in gaps if not gap.wanted}
        moved = [gap for gap in gaps if not gap.found and _joined(chain.from_iterable(gap.wanted)) in missing]
        found_again = [missing[_joined(chain.from_iterable(gap.wanted))] for gap in moved]
        for gap in gaps:
            if gap in moved:
                yield self.finding(f"{self._whose(gap)} stands in another place than in the source")
            elif gap not in found_again:
                yield self.finding(self._gap(gap))

    def where(self, section: str) -> str:
        """A section as people know it, with its id."""
        return f"“{self.headings[section]}” ({section})" if section in self.headings else self.top

    def _gap(self, gap: Gap) -> str:
        if not gap.wanted:
            where = f"{self.where(gap.previous.section)}, behind the {gap.previous.what}" if gap.previous else self.top
            after = f" after “{' '.join(gap.before)}”" if gap.before else ""
            return f"{where}: “{_short(gap.found)}” stands{after}, but not in the source"
        if not gap.found:
            return f"{self._whose(gap)} is missing: “{_short(tuple(chain.from_iterable(gap.wanted)))}”"
        return self._changed(gap)

    def _changed(self, gap: Gap) -> str:
        wanted, found = tuple(chain.from_iterable(gap.wanted)), gap.found
        ends = accumulate(len(words) for words in gap.wanted)
        first = next((one for one, end in zip(gap.expected, ends, strict=True) if end > gap.agreed), gap.expected[-1])
        lead = (*gap.before, *wanted[: gap.agreed])[-CONTEXT:]
        end = _same_end(wanted[gap.agreed :], found[gap.agreed_found :])
        follow = wanted[len(wanted) - end :][:CONTEXT]
        expected = _short((*lead, *wanted[gap.agreed : len(wanted) - end], *follow))
        instead = _short((*lead, *found[gap.agreed_found : len(found) - end], *follow))
        return f"{self.where(first.section)}, {first.what}: the source says “{expected}”, the file “{instead}”"

    def _whose(self, gap: Gap) -> str:
        first, last = gap.expected[0], gap.expected[-1]
        if len(gap.expected) == 1:
            return f"{self.where(first.section)}: the {first.what}"
        if first.what == "section heading" and first.section == last.section:
            return f"the section {self.where(first.section)}"
        if first.section == last.section:
            return f"{self.where(first.section)}: a part of {len(gap.expected)} pieces, from the {first.what} on,"
        return f"everything from {self.where(first.section)} to {self.where(last.section)}"


def _same_end(wanted: Sequence[str], found: Sequence[str]) -> int:
    same = 0
    while same < min(len(wanted), len(found)) and wanted[-1 - same] == found[-1 - same]:
        same += 1
    return same


def _short(words: Sequence[str]) -> str:
    most = SHOWN + 2 * CONTEXT
    return " ".join(words) if len(words) <= most else " ".join(words[:most]) + " …"


def _joined(words: Iterable[str]) -> str:
    """Without the spaces: a word that a line of print parts is the same word elsewhere."""
    return "".join(words)
