"""Expectations of risks that are set beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import RiskComparison, Text
from pipeline.proof.parity.expectation import Expectation, join_words
from pipeline.proof.parity.expected_media import BlockExpectations


def expect_compared_risks(node: RiskComparison, of: BlockExpectations) -> Iterator[Expectation]:
    """What a file has to say of such a block: each risk both ways, beside the description of its picture."""
    yield of.expect("caption of risks", node.caption)
    yield of.expect("line above risks", node.lead)
    for item in node.items:
        cited = (Text(" "), *item.evidence) if item.evidence else ()
        yield of.expect_line("label of a risk", (*item.title, *cited))
        yield of.expect("alt text of people", item.alt)
        for side in item.framings:
            yield of.expect("side of a risk", f"{join_words(side.number)} {side.words}")
    yield of.expect("difference of risks", " ".join(node.difference))
