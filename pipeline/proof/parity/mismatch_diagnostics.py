"""Diagnostics of mismatches between a file and its source, in the words of the people who have to mend them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.source import Span
from pipeline.proof.parity.matching import Mismatch

CONTEXT = 3
MOST_WORDS = 9
"""How many words in front of a difference are shown, and how many of the difference itself."""


@dataclass(frozen=True)
class MismatchReporter:
    """Says what is wrong with one finished file. `path` is how the file is shown, `headings` are the sections' by id;
    `top` is what stands before the sections."""

    rule: Rule
    path: str
    headings: Mapping[str, str]
    top: str = "before the first section"

    def diagnose(self, message: str, hint: str = "") -> Diagnostic:
        """Something that is wrong with the file."""
        return self.rule.at(Span(self.path), message, hint)

    def diagnose_all(self, mismatches: Sequence[Mismatch]) -> Iterator[Diagnostic]:
        """One diagnostic for each mismatch; words that are missing in one place and stand in another are one, too."""
        missing = {_join(mismatch.actual): mismatch for mismatch in mismatches if not mismatch.wanted}
        moved = [
            mismatch
            for mismatch in mismatches
            if not mismatch.actual and _join(chain.from_iterable(mismatch.wanted)) in missing
        ]
        elsewhere = [missing[_join(chain.from_iterable(mismatch.wanted))] for mismatch in moved]
        for mismatch in mismatches:
            if mismatch in moved:
                yield self.diagnose(f"{self._name_expected(mismatch)} stands in another place than in the source")
            elif mismatch not in elsewhere:
                yield self.diagnose(self._describe(mismatch))

    def name_section(self, section: str) -> str:
        """A section as people know it, with its id."""
        return f"“{self.headings[section]}” ({section})" if section in self.headings else self.top

    def _describe(self, gap: Mismatch) -> str:
        if not gap.wanted:
            where = (
                f"{self.name_section(gap.previous.section)}, behind the {gap.previous.what}"
                if gap.previous
                else self.top
            )
            after = f" after “{' '.join(gap.before)}”" if gap.before else ""
            return f"{where}: “{shorten_words(gap.actual)}” stands{after}, but not in the source"
        if not gap.actual:
            return f"{self._name_expected(gap)} is missing: “{shorten_words(tuple(chain.from_iterable(gap.wanted)))}”"
        return self._describe_change(gap)

    def _describe_change(self, gap: Mismatch) -> str:
        wanted, actual = tuple(chain.from_iterable(gap.wanted)), gap.actual
        ends = accumulate(len(words) for words in gap.wanted)
        first = next(
            (one for one, end in zip(gap.expected, ends, strict=True) if end > gap.agreed),
            gap.expected[-1],
        )
        lead = (*gap.before, *wanted[: gap.agreed])[-CONTEXT:]
        end = _count_same_end(wanted[gap.agreed :], actual[gap.agreed_actual :])
        follow = wanted[len(wanted) - end :][:CONTEXT]
        expected = shorten_words((*lead, *wanted[gap.agreed : len(wanted) - end], *follow))
        instead = shorten_words((*lead, *actual[gap.agreed_actual : len(actual) - end], *follow))
        return f"{self.name_section(first.section)}, {first.what}: the source says “{expected}”, the file “{instead}”"

    def _name_expected(self, gap: Mismatch) -> str:
        first, last = gap.expected[0], gap.expected[-1]
        if len(gap.expected) == 1:
            return f"{self.name_section(first.section)}: the {first.what}"
        if first.what == "section heading" and first.section == last.section:
            return f"the section {self.name_section(first.section)}"
        if first.section == last.section:
            return (
                f"{self.name_section(first.section)}: a part of {len(gap.expected)} pieces, from the {first.what} on,"
            )
        return f"everything from {self.name_section(first.section)} to {self.name_section(last.section)}"


def _count_same_end(wanted: Sequence[str], actual: Sequence[str]) -> int:
    same = 0
    while same < min(len(wanted), len(actual)) and wanted[-1 - same] == actual[-1 - same]:
        same += 1
    return same


def shorten_words(words: Sequence[str]) -> str:
    """So many words that a reader knows the place."""
    most = MOST_WORDS + 2 * CONTEXT
    return " ".join(words) if len(words) <= most else " ".join(words[:most]) + " …"


def _join(words: Iterable[str]) -> str:
    """Without the spaces: a word that a line of print parts is the same word elsewhere."""
    return "".join(words)
