"""Parser of the pages of rules: why each rule is there, with an example that is wrong and one that is right.

A page is help for the author, help in a SARIF log and a test at the same time. It is the Markdown file
`pages/<CODE>-<name>.md`: a heading `# CODE name: title`, why the rule matters, and then one or more sections `## Bad`
and `## Good` of fenced blocks. The info string of a block names a file, relative to the leaflet's folder. The block
takes the place of the base example's file; with `+` after the name it stands at the end of that file, and with
`missing` the file is taken away. A block of `bytes` is a Python literal, for what is no text. In a bad example, the
block after the line `Finds:` has the findings as `plainleaf check --report concise` says them. Rules of finished files
have a section `## Example` instead, in words, with what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.codes import RULES
from pipeline.validation.rules.page_content import Example, ExampleFile, Kind, RulePage

_HEADING = re.compile(r"# (?P<code>[A-Z]{3}[0-9]{3}) (?P<name>[a-z0-9-]+): (?P<title>.+)")
_FENCE = re.compile(r"(?P<fence>`{3,})(?P<info>[^`]*)")
_FILE = re.compile(r"(?P<name>\S+)(?P<added> \+)?(?P<binary> bytes)?(?P<missing> missing)?")


class PageError(ValueError):
    """A page is not written as pages are."""


def parse_page(text: str) -> RulePage:
    """A page from its Markdown. Its heading has to say what the table of rules says. Raises PageError."""
    head, *sections = _split_sections(text)
    title, _, why = head.partition("\n")
    heading = _HEADING.fullmatch(title)
    if not heading:
        raise PageError(f"the first line is `# CODE name: title`, not `{title}`")
    rule = RULES.get(heading["code"])
    if rule is None or (rule.name, rule.title) != (heading["name"], heading["title"]):
        raise PageError(f"`{title}` is not what the table of rules says")
    if not why.strip():
        raise PageError(f"{rule.code} does not say why")
    return RulePage(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        severity=rule.severity,
        why=why.strip(),
        examples=tuple(_parse_example(section) for section in sections),
    )


def _split_sections(text: str) -> list[str]:
    """The text before the first `## ` and each section, without those that stand inside a fenced block."""
    sections: list[list[str]] = [[]]
    fence = ""
    for line in text.splitlines():
        opened = _FENCE.fullmatch(line)
        if fence:
            fence = "" if line == fence else fence
        elif opened:
            fence = opened["fence"]
        elif line.startswith("## "):
            sections.append([])
        sections[-1].append(line)
    if fence:
        raise PageError("a fenced block is not closed")
    return ["\n".join(lines) for lines in sections]


def _parse_example(section: str) -> Example:
    heading, _, rest = section.partition("\n")
    kinds: dict[str, Kind] = {"## Bad": "bad", "## Good": "good", "## Example": "example"}
    if heading not in kinds:
        raise PageError(f"a section is `## Bad`, `## Good` or `## Example`, not `{heading}`")
    words: list[str] = []
    files: list[ExampleFile] = []
    finds: tuple[str, ...] = ()
    for part in _split_parts(rest):
        if isinstance(part, str):
            words.append(part)
        elif part[0]:
            files.append(_parse_file(*part))
        elif words and words[-1] == "Finds:":
            words.pop()
            finds = tuple(part[1].splitlines())
        else:
            raise PageError(f"a block under `{heading}` names no file")
    if finds and heading == "## Good":
        raise PageError(f"`{heading}` has findings")
    return Example(kinds[heading], "\n\n".join(word for word in words if word != "Finds:"), tuple(files), finds)


def _parse_file(info: str, text: str) -> ExampleFile:
    written = _FILE.fullmatch(info)
    if not written:
        raise PageError(f"a block is opened with the name of a file and perhaps +, bytes or missing, not `{info}`")
    return ExampleFile(written["name"], text, *(bool(written[word]) for word in ("added", "missing", "binary")))


def _split_parts(text: str) -> Iterator[str | tuple[str, str]]:
    """Paragraphs, and fenced blocks as info string and text."""
    lines = iter(text.splitlines())
    paragraph: list[str] = []
    for line in lines:
        opened = _FENCE.fullmatch(line)
        if (opened or not line.strip()) and paragraph:
            yield "\n".join(paragraph)
            paragraph = []
        if opened:
            block = []
            for inside in lines:
                if inside == opened["fence"]:
                    break
                block.append(inside + "\n")
            yield opened["info"].strip(), "".join(block)
        elif line.strip():
            paragraph.append(line)
    if paragraph:
        yield "\n".join(paragraph)
