"""Expectations of stories, pictures with a sentence each, codes and films."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pipeline.model.addresses import strip_scheme
from pipeline.model.document import (
    Block,
    Blocks,
    Document,
    Film,
    Inlines,
    Link,
    Media,
    PictureRows,
    QrCode,
    Story,
    Text,
)
from pipeline.proof.parity.expectation import Expectation, join_words


class BlockExpectations(Protocol):
    """What is expected of the blocks of a section, in one form."""

    @property
    def document(self) -> Document: ...

    @property
    def form(self) -> str: ...

    def expect(self, what: str, text: str, needed: bool = True) -> Expectation: ...

    def expect_line(self, what: str, nodes: Inlines) -> Expectation: ...

    def expect_block(self, node: Block) -> Iterator[Expectation]: ...

    def expect_blocks(self, blocks: Blocks, paragraph: str = "paragraph") -> Iterator[Expectation]: ...


def expect_media(node: Media, of: BlockExpectations) -> Iterator[Expectation]:
    """What a file has to say of such a block."""
    match node:
        case Story():
            yield from _expect_story(node, of)
        case PictureRows():
            for row in node.items:
                yield from of.expect_block(row.figure)
                yield of.expect_line("words of a picture", row.words.children)
        case QrCode() if node.paper_only and of.form not in ("print", "large"):
            yield of.expect_line("link", (node.link,))
        case QrCode():
            yield from _expect_coded_link(node.link, of)
        case Film():
            yield from _expect_film(node, of)


def _expect_story(node: Story, of: BlockExpectations) -> Iterator[Expectation]:
    """What is told, and who tells it. On what terms they do is nothing for readers."""
    yield from of.expect_blocks(node.blocks, "words of a story")
    yield of.expect_line("who tells a story", node.who.children)
    yield of.expect("note on a story", node.note)


def _expect_coded_link(link: Link, of: BlockExpectations) -> Iterator[Expectation]:
    """A code, the words of its link beside it, and its address, where it is not in these words."""
    yield of.expect("alt text of a code", of.document.labels["qr_code_beside"])
    yield of.expect_line("link beside a code", (link,))
    address = strip_scheme(link.target)
    if address not in join_words(link.children):
        yield of.expect_line("address beside a code", (Link(link.target, (Text(address),)),))


def _expect_film(node: Film, of: BlockExpectations) -> Iterator[Expectation]:
    """On paper a code stands in the place of the picture."""
    if of.form in ("print", "large"):
        yield from _expect_coded_link(node.link, of)
    else:
        yield from of.expect_block(node.poster)
        yield of.expect_line("link to a film", (node.link,))
    yield of.expect("words on how a film is signed", node.signing)
    yield of.expect_line("link to the words of a film", node.words)
