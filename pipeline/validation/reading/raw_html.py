"""What to write in place of HTML: authors know it from other programs."""

from __future__ import annotations

import re

from pipeline.validation.reading.merged_headers import ONE_PLACE, is_merging

_TAG = re.compile(r"</?\s*([A-Za-z][\w-]*)")
_SIGN = "`<` as a sign is `\\<`"
_INSTEAD = {
    **dict.fromkeys(("b", "strong"), "write `**words**`"),
    **dict.fromkeys(("i", "em", "u"), "write `*words*`"),
    "br": "begin a new paragraph with a blank line, or end the line with `\\`",
    "p": "part paragraphs by a blank line",
    "a": "write `[words](https://…)`",
    "img": "write `![what it shows](images/its-name.svg)` in a paragraph of its own",
    **dict.fromkeys(("ul", "li"), "begin each item with `- `"),
    "ol": "begin each step with `1. `",
    **dict.fromkeys(("table", "tr", "td", "th"), 'write a pipe table in `::: {.table #id caption="…"}`'),
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "write `## Heading {#its-id}`"),
    **dict.fromkeys(("div", "section", "aside"), "write a block: `::: important`, its words, and `:::`"),
    **dict.fromkeys(("sub", "sup"), "write it in words, or with a character such as ² or ₂"),
    "hr": "take it out: sections are ruled off by us",
    "span": "take the tags out; words in another language are `[words]{lang=fr}`",
}


def suggest_markdown(written: str) -> str:
    """The hint for some raw HTML: what its first tag is in Markdown. What spans cells, a table of ours cannot."""
    if is_merging(written):
        return f"{_INSTEAD['table']}; {ONE_PLACE}; {_SIGN}"
    written = written.split("\n", 1)[0]
    tag = _TAG.match(written)
    name = tag[1].lower() if tag else ""
    if re.fullmatch(r"<[a-z][a-z0-9]*(?:-[a-z0-9]+)+>", written):
        return f"a fact is `{{{{{written[1:-1]}}}}}`, a link `[words](https://…)`; {_SIGN}"
    return f"{_INSTEAD.get(name, 'write Markdown')}; {_SIGN}"
