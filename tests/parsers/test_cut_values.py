"""Values of YAML that a number sign or a comma cuts off are found; comments that are meant are not."""

from __future__ import annotations

import pytest

from pipeline.model.source import Source
from pipeline.parsers.yaml12 import read_yaml

CUT = {
    "a: The #1 guide\n": "#1 guide",
    "a: Parents of child #2 and up\n": "#2 and up",
    "a: #1 guide for parents\n": "#1 guide for parents",
    "a:\n- The #1\n": "#1",
    "a:\n- #2\n": "#2",
    "a: two words # see this\n": "# see this",
    "a: some\n  words #1 and\nb: x\n": "#1 and",
    "a: word #note\n": "#note",
    "a: {en: The #1 guide\n }\n": "#1 guide",
    "a: {en: Loss of muscle, that comes with age.}\n": "that comes with age.",
    "a: {en: One, two, fr: x}\n": "two",
    "a: {en: The #1 guide, fr: Le guide}\n": "#1 guide",
    "a: {en: The #1 guide}\n": "#1 guide",
    "a: {en: Amina # 2, fr: x}\nb: c\n": "# 2",
    "a: [one, two #2, three]\n": "#2, three",
    "a: The\t#1 guide\n": "#1 guide",
    'a: "The"#1 guide\n': "#1 guide",
    "a: 'C'#\n": "#",
}
MEANT = [
    "status: draft   # draft, in_review\n",
    "status: draft # draft, in_review\n",
    "status: draft #todo\n",
    "version: 0.1.0 # the first\n",
    "country: GB #here\n",
    "a: # nothing yet\nb: x\n",
    "a:   #x\n  b: c\n",
    'a: "The first" #1\n',
    "a: {en: The first} #1\n",
    "a: [b, c] #1\n",
    "a: word # a note\n",
    "a: two words  # a note\n",
    "a: two words\t# a note\n",
    "a: A#1 and C#\n",
    "a: |\n  The #1\nb: >\n  and #2\n",
    "a: {en: A, fr: B,}\n",
    "a: {en: , fr: B}\n",
    "a: true #1\n",
]


@pytest.mark.parametrize("text", CUT)
def test_a_value_that_is_cut_is_an_error_at_its_line(text: str) -> None:
    diagnostics = read_yaml(Source("a.yaml", text)).diagnostics
    assert [one.code for one in diagnostics] == ["SRC109"]
    assert f"`{CUT[text]}`" in diagnostics[0].message
    assert "quotes" in diagnostics[0].hint


@pytest.mark.parametrize("text", MEANT)
def test_a_comment_that_is_meant_is_none(text: str) -> None:
    assert read_yaml(Source("a.yaml", text)).diagnostics == ()


@pytest.mark.parametrize("end", [", fr: Le guide}", "}"])
def test_the_hint_for_a_value_in_brackets_holds_that_value_alone(end: str) -> None:
    (diagnostic,) = read_yaml(Source("a.yaml", f"a: {{en: The #1 guide{end}\n")).diagnostics
    assert '"The #1 guide"' in diagnostic.hint


PROBLEMS = {
    "a: * b\n": "quotes",
    "a: & b\n": "quotes",
    "a: ! b\n": "quotes",
    "a: ? b\n": "quotes",
    "a: > b\n": "quotes",
    "a: | b\n": "quotes",
    "a: @ b\n": "quotes",
    "a: %b\n": "quotes",
    "a: 'it's'\n": "an apostrophe",
    'a: "say "b""\n': "all of it into quotes",
    'a: "The" guide\n': "all of it into quotes",
    "a: [b] c\n": "all of it into quotes",
    "a: {b: c} d\n": "all of it into quotes",
    "a: b: c\n": "quotes",
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_what_cannot_be_read_is_said_in_an_authors_words(text: str) -> None:
    (diagnostic,) = read_yaml(Source("a.yaml", text)).diagnostics
    assert PROBLEMS[text] in diagnostic.hint
    assert "expected" not in diagnostic.message


@pytest.mark.parametrize("text", ["a: {b: 1\n\n\n", "a: [1,\n\n", "a: 'x\n\n", "a:\n  - x\n b\n"])
def test_what_cannot_be_read_stands_inside_the_file(text: str) -> None:
    (diagnostic,) = read_yaml(Source("a.yaml", text)).diagnostics
    assert diagnostic.span.line <= len(text.rstrip().split("\n"))
