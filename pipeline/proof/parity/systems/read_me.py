"""Comparison of README.txt beside an export: what people type from it into a system is part of what is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.sms import find_placeholders

Describe = Callable[[Document, TextMessage], tuple[str, ...]]
"""Lines that a block has besides the time and the keyword of its message."""
Expect = Callable[[Document], Iterable[str]]
"""Lines that a file has besides its blocks."""


def list_read_me(
    folder: str,
    names: Mapping[str, TextMessage] | None = None,
    describe: Describe | None = None,
    expect: Expect | None = None,
) -> Iterator[tuple[str, Verify]]:
    """README.txt of a system, which has a block for each of these messages, under these names, and other lines."""
    yield f"messages/{folder}/README.txt", partial(_verify, names or {}, describe, expect)


def name_template(document: Document, id: str) -> str:
    """What a template is called, in at most 64 characters: the leaflet's id is what is cut."""
    before = "DRAFT " if document.notice is not None else ""
    after = f" {document.language} {id}"
    return before + document.name_for_systems(64 - len(before) - len(after)) + after


def list_fallbacks(document: Document) -> tuple[str, ...]:
    """The line with what to write where a value is not known; none where nothing is said of it."""
    used = dict.fromkeys(place.name for message in document.messages for place in find_placeholders(message.text))
    fallbacks = {one.name: one.fallback for one in document.campaign.placeholders}
    listed = ", ".join(f"`{fallbacks[name]}` for `{name}`" for name in used if fallbacks.get(name))
    before = "Notify sends no message with an empty value. Where a value is not known, write"
    return (f"{before} {listed}.",) if listed else ()


def list_variables(document: Document, message: TextMessage) -> tuple[str, ...]:
    """The numbered values of a template, with what to write where one is not known."""
    fallbacks = {one.name: one.fallback for one in document.campaign.placeholders}
    lines = []
    for number, place in enumerate(find_placeholders(message.text), start=1):
        unknown = fallbacks.get(place.name)
        lines.append(f"    {{{{{number}}}}}: {place.name}" + (f"; where it is not known: {unknown}" if unknown else ""))
    return tuple(lines)


def _verify(
    names: Mapping[str, TextMessage], describe: Describe | None, expect: Expect | None, file: FileCheck
) -> None:
    text = file.read_text()
    if text is None:
        return
    _compare_head(file, text)
    _compare_lines(file, text, expect(file.document) if expect else ())
    blocks = {block.split("\n")[0]: block for block in text.rstrip("\n").split("\n\n") if _is_block(block)}
    for name in blocks:
        if name not in names:
            file.report(f"“{name}” stands in the file, but not in the source")
    for name, message in names.items():
        file.needed += 1
        wanted = "\n".join((name, *_expect_lines(message), *(describe(file.document, message) if describe else ())))
        if blocks.get(name) == wanted:
            file.matched += 1
        else:
            instead = f"not “{blocks[name]}”" if name in blocks else "which is missing"
            file.report(f"message `{message.id}`: the file should say “{wanted}”, {instead}")


def _is_block(block: str) -> bool:
    """True for a name with facts below it: when a message is sent, or its keyword."""
    lines = block.split("\n")[1:]
    return any(line.startswith(("    when:", "    keyword:")) for line in lines)


def _compare_head(file: FileCheck, text: str) -> None:
    """That it is a draft stands first, and nowhere else is it said of one that is none; then which leaflet it is."""
    document = file.document
    first, *_ = text.split("\n", 1)
    file.needed += 1
    if first.startswith("DRAFT") == (document.notice is not None):
        file.matched += 1
    else:
        file.report(f"the first line is “{first}”, which does not fit the state of the leaflet")
    what = f"{document.file_title} ({document.language}), version {document.version}"
    _compare_lines(file, text, (what,))


def _compare_lines(file: FileCheck, text: str, expected: Iterable[str]) -> None:
    """Report the lines that are not there; each stands in the file as a whole."""
    lines = set(text.splitlines())
    for line in expected:
        file.needed += 1
        if line in lines:
            file.matched += 1
        else:
            file.report(f"the file should have the line “{line.strip()}”")


def _expect_lines(message: TextMessage) -> tuple[str, ...]:
    when = (f"    when: {message.send}",) if message.send else ()
    keyword = (f"    keyword: {message.keyword}",) if message.keyword else ()
    return (*when, *keyword) or ("    when: -",)
