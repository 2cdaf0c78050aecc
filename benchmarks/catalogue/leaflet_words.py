"""Words of a leaflet in one language, as Markdown: `<language>.md`."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from random import Random

from catalogue.plans import LeafletPlan, share_out
from catalogue.tongues import Tongue

MOST_ROWS = 200
"""Of one table: more are refused. What goes beyond goes into another."""
UNPINNED = "digest-to-be"
"""Stands in a translation until the English words are there."""
_PIN = f'  {{of: en, digest: "{UNPINNED}", translator: nobody yet, status: draft}}'


def write_words(plan: LeafletPlan, tongue: Tongue, random: Random, number: int, language: str) -> str:
    """The file of a language. The `number` of the leaflet stands in its title."""
    head = [
        "---",
        f"title: {_quote(tongue.title.format(n=number, topic=tongue.name_topic(number % len(tongue.topics))))}",
        f"summary: {_quote(tongue.summary.format(n=number))}",
        f"keywords: [{re.split('[,،，]', tongue.title)[0]}]",
        *([] if language == "en" else ["translation:", _PIN]),
        "---\n",
    ]
    parts = [
        "\n".join(head),
        _fence("key-points", [f"- {tongue.say(random)}" for _ in range(3)]),
        *_write_help(tongue, random, number),
    ]
    for place in range(plan.sections):
        parts += _write_section(plan, tongue, random, number, place)
    questions = random.sample(tongue.questions, 3)
    parts += [
        f"## {tongue.name_topic(plan.sections)} {{#ask}}\n",
        _fence("questions", [f"- {one}" for one in questions]),
    ]
    return "\n".join(parts)


def _write_help(tongue: Tongue, random: Random, number: int) -> Iterator[str]:
    signs = random.sample(tongue.signs, 3)
    yield f"## {tongue.help} {{#get-help}}\n"
    yield _fence("{.care-card #call-now level=emergency service=emergency}", [f"- {sign}" for sign in signs])
    call = tongue.call.format(sign=signs[0]).replace("{emergency-line}", "{{emergency-line}}")
    yield _fence('{.sms #call-now about=call-now send="day 0 at 11:00" parts=3}', [call])


def _write_section(plan: LeafletPlan, tongue: Tongue, random: Random, number: int, place: int) -> Iterator[str]:
    yield f"## {tongue.name_topic(place)} {{#part-{place}}}\n"
    for _ in range(max(1, plan.sentences // 3)):
        yield f"{tongue.tell(random, 3)}\n"
    for one in share_out(plan.facts, plan.sections, place):
        fact = tongue.fact.replace("{{chairs}}", f"{{{{chairs-{one}}}}}")
        yield f"{fact}\n"
    for one in share_out(plan.terms, plan.sections, place):
        key, words = name_term(tongue, one)
        yield f"{tongue.term.format(term=words, key=key)}\n"
    if place % 3 == 0:
        yield "".join(f"- {thing}\n" for thing in random.sample(tongue.things, min(plan.items, len(tongue.things))))
    elif place % 3 == 1:
        yield _fence("checklist", [f"- {thing}" for thing in random.sample(tongue.things, 4)])
    yield from _write_tables(plan, tongue, random, number, place)
    for one in share_out(plan.photos, plan.sections, place):
        yield f"![{tongue.alt.format(n=one + 1)}](images/photo-{one}.jpg){{#photo-{one}}}\n"
    for one in share_out(plan.messages, plan.sections, place):
        words = textwrap.shorten(tongue.message.format(n=number, sentence=tongue.say(random)), 300)
        yield _fence(f'{{.sms #message-{one} about=part-{place} send="day {one * 3 + 1} at 10:00" parts=3}}', [words])


def _write_tables(plan: LeafletPlan, tongue: Tongue, random: Random, number: int, place: int) -> Iterator[str]:
    """The rows of the one table of a leaflet, which stands in its second section; as many tables as they need."""
    rows = [
        (random.choice(tongue.when), random.choice(tongue.who), random.choice(tongue.where)) for _ in range(plan.rows)
    ]
    for part, first in enumerate(range(0, plan.rows, MOST_ROWS)) if place == min(1, plan.sections - 1) else ():
        shown = (tongue.columns, ("---",) * 3, *rows[first : first + MOST_ROWS])
        lines = [f"| {' | '.join(row[: plan.columns])} |" for row in shown]
        caption = tongue.caption.format(n=part + 1)
        yield _fence(f'{{.table #who-where-{part} caption="{caption}"}}', lines)


def name_term(tongue: Tongue, number: int) -> tuple[str, str]:
    """The key of a term, and how it is called; another for each number."""
    keys = list(tongue.terms)
    around, place = divmod(number, len(keys))
    key, word = keys[place], tongue.terms[keys[place]][0]
    return (f"{key}-{around + 1}", f"{word} {around + 1}") if around else (key, word)


def _fence(head: str, lines: list[str]) -> str:
    return "\n".join([f"::: {head}", *lines, ":::\n"])


def _quote(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
