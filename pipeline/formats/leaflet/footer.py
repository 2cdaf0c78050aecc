"""The line at the foot of every page: which leaflet a loose sheet belongs to, in which version and state, and its
page of how many."""

from __future__ import annotations

import re

from pipeline.document import Definitions, Document, Paragraph, plain


def footer_rules(document: Document) -> str:
    """CSS for the margin boxes at the bottom. Page numbers stand at the end of the line, in bold."""
    start, end = ("left", "right") if document.direction == "ltr" else ("right", "left")
    shared = "vertical-align:top;padding-top:2.6mm;margin-top:4mm;border-top:1pt solid var(--leaf);font-size:12pt;"
    return (
        f"@page{{@bottom-{start}{{{shared}width:132mm;text-align:{start};color:var(--ink-2);"
        f"content:{css_string(footer_words(document))}}}"
        f"@bottom-{end}{{{shared}width:38mm;text-align:{end};font-weight:700;color:var(--ink);"
        f"content:{_page_of(document.labels['page_of'])}}}}}"
    )


def footer_words(document: Document) -> str:
    """Title, version with its date, state, and the next review where it is set."""
    version = _in_about(document, "about_version") or document.version
    parts = [document.title, document.labels["version"].format(version=version)]
    if document.notice:
        parts[-1] += ", " + document.notice.label.rstrip(". ").lower()
    if document.next_review:
        parts.append(document.labels["next_review"].format(date=_in_about(document, "about_next_review")))
    return " | ".join(parts)


def css_string(text: str) -> str:
    """A text as a CSS string: what is not a letter, a digit or a space is written as its code point."""
    return '"' + re.sub(r"[^A-Za-z0-9 ]", lambda found: f"\\{ord(found.group()):X} ", text) + '"'


def _page_of(label: str) -> str:
    counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    parts = re.split(r"(\{pages?\})", label)
    return " ".join(counters.get(part) or css_string(part) for part in parts if part)


def _in_about(document: Document, label: str) -> str:
    """What the box at the end says under a label: dates stand there in words."""
    for block in document.sections[-1].blocks if document.sections else ():
        if isinstance(block, Definitions):
            for item in block.items:
                if plain(item.term) == document.labels[label]:
                    return " ".join(plain(part.children) for part in item.blocks if isinstance(part, Paragraph))
    return ""
