"""Marks that are left over in the words: Markdown that was meant and is not read as such, and would be printed.

A sign that the author escaped is meant, and never reported: its place in the mask of a run holds NUL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Emphasis, Fact, Link, Strong, plain, walk
from pipeline.model.source import Source
from pipeline.validation.reading.merged_headers import diagnose_grid, is_grid_line
from pipeline.validation.reading.run_on_lines import find_run_on_lines
from pipeline.validation.reading.tokens import TokenRun

_MARK = re.compile(
    r"""(?P<star>\*+)|(?P<line>_+)|(?P<tick>`+)|(?P<entity>&[A-Za-z][A-Za-z0-9]*;)
      | (?P<leader>\.{5,}|…{2,}\.*|(?:\.\ ){4,}\.?)
      | (?P<note>\[\^[^\[\]]*\])|(?P<alert>\[![A-Z]+\]|!!!)
      | (?P<comment><\s?!-*|-->|--!>|//)
      | (?P<box>(?<!\])\[[ xX]?\](?![({]))
      | (?P<link>\](?:\(|\[(?!@)|\s\((?=https?:|www\.)))
      | (?P<brace>(?<!\{)\{(?!\{)[^{}\0]*\}?)
      | (?P<hashes>(?<!\#)(?:\#{7,}|\#+(?=[^\s\#])))
      | (?P<bar>\||\+[-=]{2,})
      | (?P<bullet>[•‣▪▫◦●○■□➢➤·∙⁃–—»›✓✔✗✘☐☑☒o+-]|\d{1,3}[.)](?=[^\W\d_]))""",
    re.VERBOSE,
)
_FACT = re.compile(r"\{\{[^{}]*\}\}")
_FRONT = re.compile(r"(?:\s|[-+*>](?=\s)|\d{1,9}[.)](?=\s))*")
_WIDEST_FRONT = 40
"""Columns in front of the first words of a line: indentation and the signs of lists."""
_HINTS = {
    "star": "put no space between the stars and the words; a star as a sign is `\\*`, and times is `×`",
    "line": "stress words as `*words*`; an underscore as a sign is `\\_`",
    "leader": "a line to write on is `[Name]{.blank}`, its label in the brackets",
    "tick": "write the words without backticks; as a sign it is `` \\` ``",
    "entity": "write the character itself; `&` as a sign is `\\&`",
    "note": "there are no footnotes: say it in the text; a bracket as a sign is `\\[`",
    "alert": "write a box as `::: important`, its words, and `:::`",
    "comment": "write a note among writers as `<!-- a note -->`, on lines of its own; an arrow is written in words",
    "box": "write a box to tick as `[]{.tick} Yes`, things to bring as `::: checklist`; a bracket as a sign is `\\[`",
    "link": "write `[words](https://…)`, the whole address right behind the words; a bracket as a sign is `\\[`",
    "brace": "a fact is `{{its-id}}`, and in a message a placeholder is `((name))`; a brace as a sign is `\\{`",
    "hashes": "put a space behind the signs of a heading, and a blank line above it; as a sign it is `\\#`",
    "bar": 'a table needs a line of `|---|---|` below its first row, and `::: {.table #id caption="…"}` around it',
    "bullet": "begin each item with `- `, a step with `1. `, and put a blank line above the list",
}
_LINES_HINT = "a line to write on is `[Name]{.blank}`; stress words as `*words*`; an underscore as a sign is `\\_`"
"""What two underscores or more mostly are."""
_ANSWERS = "✓✔✗✘☐☑☒"
"""Bullets elsewhere, which are words in an item of ours."""
_ATTRIBUTES = re.compile(r"\{[#.]|\{\s*[\w-]+=|\{\}")
_ATTRIBUTES_HINT = "an id is `{#its-id}`, a term `[words]{.term}` without a space between; a brace as a sign is `\\{`"
_AT_LINE_STARTS = ("hashes", "bar")


@dataclass
class LeftoverMarks:
    """Reports the marks of one file, each kind once a line."""

    source: Source
    diagnostics: Diagnostics
    reported: set[tuple[int, str]] = field(default_factory=set)

    def report(self, run: TokenRun) -> None:
        """Report what is left over in joined words."""
        mask = _FACT.sub(lambda fact: "\0" * len(fact.group()), run.mask)
        for line, column, sign in find_run_on_lines(mask, run.places):
            if self._begins_line(line, column):
                self._note(line, column, "bullet", sign)
                self.reported |= {(place[0], "star") for place in run.places if sign == "*"}
        for match in _MARK.finditer(mask):
            kind = match.lastgroup or ""
            line, column = run.places[match.start()]
            if kind == "bar" and line and (line, kind) not in self.reported and is_grid_line(self.source.line(line)):
                self._report_grid(line)
            if (line, kind) not in self.reported and self._is_leftover(kind, match, line, column):
                self._note(line, column, kind, match.group())

    def _report_grid(self, line: int) -> None:
        """Report a table that is drawn with plus signs, once, and none of the signs that it is drawn with."""
        self.diagnostics.append(diagnose_grid(self.source.span(line)))
        while self.source.line(line).strip():
            self.reported.add((line, "bar"))
            line += 1

    def report_empty(self, node: Strong | Emphasis) -> None:
        """Report bold or stressed words without a letter: `__/__` is no line to write on."""
        filled = any(isinstance(inner, Fact | Link) for inner in walk(node.children))  # as a link without words is
        if not filled and not any(character.isalnum() for character in plain(node.children)):
            written = self.source.line(node.span.line)[node.span.column - 1 :]
            self._note(node.span.line, node.span.column, "line" if written.startswith("_") else "star", written[:2])

    def _note(self, line: int, column: int, kind: str, written: str) -> None:
        if (line, kind) not in self.reported:
            self.reported.add((line, kind))
            span = self.source.span(line, column, column + len(written))
            hint = _choose_hint(kind, written)
            severity = "error" if kind == "box" else codes.LEFTOVER_MARK.severity
            self.diagnostics.append(codes.LEFTOVER_MARK.at(span, _describe(kind, written), hint, severity))

    def _is_leftover(self, kind: str, match: re.Match[str], line: int, column: int) -> bool:
        if line == 0:
            return False
        before, behind = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
        if kind == "line":  # in snake_case it is part of the word
            return not (before.isalnum() and behind.isalnum())
        if kind == "brace":  # what is wrong with doubled ones is an error of its own
            return "{{" not in match.string and "}}" not in match.string
        if kind == "link" and match.string.startswith("!["):  # a picture whose name has a space is an error of its own
            return "images/" not in match.string[match.end() :]
        if kind in _AT_LINE_STARTS or match.group() in ("//", "!!!"):
            return self._begins_line(line, column)
        return kind != "bullet" or self._is_bullet(match.group(), line, column)

    def _begins_line(self, line: int, column: int) -> bool:
        return column <= _WIDEST_FRONT and bool(_FRONT.fullmatch(self.source.line(line)[: column - 1]))

    def _is_bullet(self, sign: str, line: int, column: int) -> bool:
        """Whether a sign at the start of a line was a bullet elsewhere: a dash or a letter with a tab behind it, a
        long dash at the start of a paragraph, or a number or a hyphen there that a word follows at once."""
        if not self._begins_line(line, column):
            return False
        behind = self.source.line(line)[column + len(sign) - 1 :][:1]
        if sign in _ANSWERS and self.source.line(line)[: column - 1].strip():
            return False
        begins_paragraph = not self.source.line(line - 1).strip()
        if sign in "–—":
            return behind == "\t" or (behind == " " and begins_paragraph)
        if sign in "-+" or sign[0].isdigit():
            return behind == "\t" or (behind.isalpha() and begins_paragraph)
        return behind == "\t" or (sign not in "o»›" or (sign != "o" and behind == " "))


def _choose_hint(kind: str, written: str) -> str:
    if written.startswith("__"):
        return _LINES_HINT
    return _ATTRIBUTES_HINT if _ATTRIBUTES.match(written) else _HINTS[kind]


def _describe(kind: str, written: str) -> str:
    if kind == "bullet":
        return f"`{written}` begins no item here; the lines run together"
    if kind == "leader":
        return "these dots would be printed, and nobody who cannot see them is told of a line to write on"
    quoted = "a backtick" if kind == "tick" else f"`{written.strip()}`"
    return f"{quoted} is left over in the words, and would be printed or lost"
