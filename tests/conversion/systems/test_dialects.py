"""A template that a system fills in is the message that we fill in: for texts of brackets, signs and placeholders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.conversion.systems.dialects import (
    CHT,
    CONTENTREPO,
    NOTIFY,
    RAPIDPRO,
    TWILIO,
    WHATSAPP,
    Dialect,
    write_template,
)
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Campaign, Placeholder
from pipeline.sms import fill, find_placeholders
from tests.conversion.systems import renderers
from tests.conversion.systems.made import text

NAMES = ("name", "first-name", "visit", "a_b")
PIECES = (
    *("((name))", "((first-name))", "((visit))", "((a_b))", "((Name))", "((not known))", "((", "))", "(", ")", "??"),
    *("@", "@@", "@contact", "@(1 + 2)", "@fields.visit", "@name", "user@example.org", ".", "..", "...", "_", "9"),
    *("{{", "}}", "{", "}", "{1}", "{{1}}", "{{name}}", "{{{", "{{#a}}", "{{=<% %>=}}", "<%", "{{! a }}", "{{> a}}"),
    *("a", "Z", " ", "\n", "é", "ع", "&", "<b>", "'", '"', "\\", "$", "#", "*", "%"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
FALLBACKS = ("", "there", "you, all of you", "you@home")
VALUES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
Render = Callable[[str, Mapping[str, str]], str]
SYSTEMS: tuple[tuple[Dialect, Render, str], ...] = (
    (RAPIDPRO, renderers.rapidpro, ""),
    (NOTIFY, renderers.notify, "("),
    (WHATSAPP, renderers.braces, "{}"),
    (TWILIO, renderers.braces, "{}"),
    (CONTENTREPO, renderers.braces, "{}"),
    (CHT, renderers.cht, "{}"),
)
"""Each dialect, its system's own reading, and the characters that a text cannot be written with."""
IDS = [dialect.system for dialect, _, _ in SYSTEMS]
EACH = pytest.mark.parametrize(("dialect", "render", "without"), SYSTEMS, ids=IDS)


def campaign(*fallbacks: str) -> Campaign:
    fallbacks = fallbacks or ("there",) * len(NAMES)
    pairs = zip(NAMES, fallbacks, strict=True)
    return Campaign(tuple(Placeholder(name, "A", "B", fallback) for name, fallback in pairs))


def keyed(dialect: Dialect, words: str, values: Mapping[str, str]) -> dict[str, str]:
    """Our values under the system's own keys."""
    if dialect is WHATSAPP:
        return {str(number): values[place.name] for number, place in enumerate(find_placeholders(words), start=1)}
    return {dialect.key(name): value for name, value in values.items()}


@EACH
@given(words=TEXTS, values=st.tuples(*[VALUES] * len(NAMES)), fallback=st.sampled_from(FALLBACKS))
@example(words="Hi ((name))... or ((name)).uk ((name))9", values=("A", "B", "C", "D"), fallback="")
@example(words="x@((name))@@((visit))", values=("A", "B", "C", "D"), fallback="")
@example(words="(((name)))", values=("A", "B", "C", "D"), fallback="there")
@example(words="a\n((name))\nb", values=("A", "B", "C", "D"), fallback="there")
def test_filled_in_it_is_the_message(
    dialect: Dialect, render: Render, without: str, words: str, values: tuple[str, ...], fallback: str
) -> None:
    named = dict(zip(NAMES, values, strict=True))
    try:
        template = write_template(text(words), campaign(*[fallback] * len(NAMES)), dialect)
    except UnsendableError as refusal:
        literal = fill(words, dict.fromkeys(NAMES, ""))
        assert set(literal) & set(without), f"refused without need: {refusal}"
        return
    assert render(template, keyed(dialect, words, named)) == fill(words, named)


@EACH
@given(words=st.text(st.characters(codec="utf-8", exclude_characters="(){}"), max_size=40))
def test_no_text_without_brackets_or_braces_is_refused_or_changed(
    dialect: Dialect, render: Render, without: str, words: str
) -> None:
    assert render(write_template(text(words), campaign(), dialect), {}) == words


@pytest.mark.parametrize(("dialect", "render"), [(RAPIDPRO, renderers.rapidpro), (CHT, renderers.cht)])
@given(words=TEXTS)
def test_a_value_that_is_not_known_is_the_fallback(dialect: Dialect, render: Render, words: str) -> None:
    try:
        template = write_template(text(words), campaign(), dialect)
    except UnsendableError:
        return
    missing = dict.fromkeys(NAMES, "")
    assert render(template, keyed(dialect, words, missing)) == fill(words, dict.fromkeys(NAMES, "there"))


WRITTEN = (
    (RAPIDPRO, "Hi ((name)). Mail a@b.org", 'Hi @(default(contact.name, "there")). Mail a@@b.org'),
    (RAPIDPRO, "((first-name))", '@(default(contact.first_name, "there"))'),
    (RAPIDPRO, "((visit-date)).", "@fields.visit_date."),
    (RAPIDPRO, "((visit-date))s, ((visit-date))...", "@(fields.visit_date)s, @(fields.visit_date)..."),
    (NOTIFY, "Hi ((name)) (you)", "Hi ((name)) (you)"),
    (WHATSAPP, "Hi ((name)), ((name))!", "Hi {{1}}, {{2}}!"),
    (TWILIO, "Hi ((visit-date))", "Hi {{visit_date}}"),
    (CONTENTREPO, "Hi ((name)) {1}", "Hi {{name}} {1}"),
    (CHT, "On ((visit-date))", "On {{visit_date}}"),
    (CHT, "((name))", "{{#patient_name}}{{patient_name}}{{/patient_name}}{{^patient_name}}there{{/patient_name}}"),
)


@pytest.mark.parametrize(("dialect", "words", "template"), WRITTEN)
def test_how_it_is_written(dialect: Dialect, words: str, template: str) -> None:
    declared = Campaign((
        Placeholder("name", "A", "B", "there"), Placeholder("first-name", "A", "B", "there"),
        Placeholder("visit-date", "A", "B", ""),
    ))  # fmt: skip
    assert write_template(text(words), declared, dialect) == template


@pytest.mark.parametrize(
    ("dialect", "fallback"),
    [
        *((RAPIDPRO, fallback) for fallback in ("you (all)", "a) you", 'say "you"', "back\\slash", "two\nlines")),
        *((CHT, fallback) for fallback in ("{you}", "two\nlines")),
    ],
)
def test_a_fallback_that_cannot_be_written_is_refused(dialect: Dialect, fallback: str) -> None:
    with pytest.raises(UnsendableError, match="fallback"):
        write_template(text("Hi ((name)) you"), campaign(*[fallback] * len(NAMES)), dialect)
    assert write_template(text("Hi you"), campaign(*[fallback] * len(NAMES)), dialect) == "Hi you"


REFUSED = (
    (NOTIFY, "see ((this note))", "((this note))"),
    (NOTIFY, "Hi ((Name))", "((Name))"),
    (WHATSAPP, "write {{x", "{{"),
    (TWILIO, "write {{name}}", "{{name}}"),
    (CONTENTREPO, "{((name))}", "{{"),
    (CHT, "a set {1, 2}", "{"),
)


@pytest.mark.parametrize(("dialect", "words", "characters"), REFUSED)
def test_what_cannot_be_written_is_refused_by_name(dialect: Dialect, words: str, characters: str) -> None:
    with pytest.raises(UnsendableError) as refused:
        write_template(text(words, "the-one"), campaign(), dialect)
    assert refused.value.message_id == "the-one"
    assert f"`{characters}`" in refused.value.reason
    assert dialect.system in refused.value.reason


@pytest.mark.parametrize(
    ("dialect", "name", "said"),
    [
        (RAPIDPRO, "language", "means something else"),
        (NOTIFY, "phone-number", "means something else"),
        (TWILIO, "a-very-long-name-of-it", "at most 16"),
        (RAPIDPRO, "n" * 37, "at most 36"),
        (CHT, "nobody", "declared"),
    ],
)
def test_names_that_a_system_cannot_use(dialect: Dialect, name: str, said: str) -> None:
    known = Campaign(() if name == "nobody" else (Placeholder(name, "A", "B", ""),))
    with pytest.raises(UnsendableError, match=said):
        write_template(text(f"Hi (({name})) you"), known, dialect)


@pytest.mark.parametrize("dialect", [RAPIDPRO, NOTIFY, TWILIO, CONTENTREPO, CHT], ids=lambda dialect: dialect.system)
def test_two_names_that_are_one_to_the_system(dialect: Dialect) -> None:
    both = Campaign((Placeholder("a-b", "A", "B", ""), Placeholder("a_b", "A", "B", "")))
    with pytest.raises(UnsendableError, match="the same"):
        write_template(text("Hi ((a-b)) you"), both, dialect)
    alone = replace(both, placeholders=both.placeholders[:1])
    assert write_template(text("Hi ((a-b)) you"), alone, dialect)
