"""Source folders made of the guide's examples: the leaflet of "Your first leaflet", and what other pages add to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from guide.pages import Fence, is_source, read_page

LEAFLET = "screen-breaks"
"""The leaflet that "Your first leaflet" makes."""
WORDS, SETTINGS = f"{LEAFLET}/en.md", f"{LEAFLET}/leaflet.yaml"
BODY_ID, BODY_TITLE = "an-example", "An example"
"""The section that an example without a `##` heading is put into."""
Files = Mapping[str, str]
"""The text of each file by its path in the source folder."""
_SHARED = re.compile(r"(publisher|glossary|references|facts|places)\.yaml|shared/.+")
_OTHER = re.compile(r"[a-z-]+/(leaflet\.yaml|[a-z]{2}\.md)")
"""A file of another folder than the leaflet's."""
_KEY_POINTS = re.compile(r"::: key-points\n.*?\n:::\n", re.DOTALL)
_CARDS = re.compile(r"::: \{\.care-card .*?\n:::\n", re.DOTALL)
_UNPRINTED = re.compile(r"::: \{\.(?:sms|sms-long|include) .*?\n:::\n", re.DOTALL)
"""Blocks that need no section round them."""
_SECTION = re.compile(r"^## ", re.MULTILINE)
_HEAD = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_CHUNKS = re.compile(r"^(?=[A-Za-z][\w-]*:)", re.MULTILINE)
_MERGED = ("facts", "placeholders")
"""Keys of leaflet.yaml whose entries an example adds to."""


def follow(fence: Fence, files: dict[str, str]) -> None:
    """Do to the files what a fence of "Your first leaflet" says: write one, add to one, or change lines of one."""
    name = fence.file.removeprefix("source/")
    if fence.kind == "diff":
        lines = fence.text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line.startswith(("-", " ")))
        new = "".join(line[1:] for line in lines if line.startswith(("+", " ")))
        assert files[name].count(old) == 1, f"{name} does not hold the lines of line {fence.line} once"
        files[name] = files[name].replace(old, new)
    elif is_source(fence) and name:
        files[name] = f"{files[name]}\n{fence.text}" if fence.added else fence.text


@cache
def read_base() -> Files:
    """The source folder as "Your first leaflet" leaves it."""
    files: dict[str, str] = {}
    for part in read_page("first-leaflet.md"):
        for fence in part.fences:
            follow(fence, files)
    return files


def add_examples(base: Files, examples: Iterable[Fence]) -> dict[str, str]:
    """The source folder with examples in it: words at the end of the leaflet (its head and its key points in the place
    of its own, its care cards behind its own), settings key by key, other files as they are."""
    files = dict(base)
    words = ""
    for fence in examples:
        apart = _SHARED.fullmatch(fence.file) or _OTHER.fullmatch(fence.file)
        path = fence.file if apart else f"{LEAFLET}/{fence.file or 'en.md'}"
        if path == WORDS:
            words += f"\n{fence.text}"
        elif path in (SETTINGS, "publisher.yaml"):
            files[path] = merge_settings(files.get(path, ""), fence.text)
        else:
            files[path] = f"{files[path]}\n{fence.text}" if path in files and fence.kind != "svg" else fence.text
    files[WORDS] = add_words(files[WORDS], words)
    return files


def add_words(text: str, words: str) -> str:
    """The words of a leaflet with an example in them."""
    head = _HEAD.match(words.lstrip("\n"))
    if head:
        text, words = head.group() + text[_HEAD.match(text).end() :], words.lstrip("\n")[head.end() :]  # type: ignore[union-attr]
    if points := _KEY_POINTS.search(words):
        text = _KEY_POINTS.sub("", text, count=1)
        end = _HEAD.match(text).end()  # type: ignore[union-attr]  # every leaflet has a head
        text, words = f"{text[:end]}\n{points.group()}{text[end:]}", words.replace(points.group(), "")
    if cards := _CARDS.findall(words):
        end = [*(section.start() for section in _SECTION.finditer(text)), len(text), len(text)][1]
        text, words = text[:end] + "".join(f"{card}\n" for card in cards) + text[end:], _CARDS.sub("", words)
    if not words.strip():
        return text
    printed = _UNPRINTED.sub("", words).strip()
    title = "" if not printed or printed.startswith("## ") else f"\n## {BODY_TITLE} {{#{BODY_ID}}}\n"
    return f"{text}{title}{words}"


def merge_settings(text: str, example: str) -> str:
    """A YAML file with the keys of an example in the place of its own; facts and placeholders are added to."""
    chunks = {chunk.split(":", 1)[0]: chunk for chunk in _CHUNKS.split(text) if chunk.strip()}
    for chunk in _CHUNKS.split(example):
        key = chunk.split(":", 1)[0]
        if key in _MERGED and key in chunks:
            chunks[key] = chunks[key].rstrip("\n") + "\n" + chunk.split("\n", 1)[1]
        elif chunk.strip():
            chunks[key] = chunk if chunk.endswith("\n") else f"{chunk}\n"
    return "".join(chunk if chunk.endswith("\n") else f"{chunk}\n" for chunk in chunks.values())


def write_files(files: Files, folder: Path) -> None:
    """Write a source folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
