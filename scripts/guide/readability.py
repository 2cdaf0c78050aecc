"""Writer of the page about readability (docs/writing/readability.md): its formulas from the code and the data of the
languages, and how often syllables are counted right from words that were divided beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from corpus.health_words import Counted, count_divided, read_health_words, split_health_words
from pipeline.assets import READABILITY
from pipeline.validation.readability.formulas import FORMULAS, Formula
from pipeline.validation.readability.measuring import NOT_MEASURED
from pipeline.validation.readability.syllables import read_language_data

_HEAD = """\
# How hard a leaflet is to read

`plainleaf verify --report` writes `quality.html`. One part of it says how hard the words are to read. This page says
what is counted there, and how to use the figures. It is made from the code, and
from words that were divided into syllables beforehand.

Nothing passes or fails by these figures. Only a release that is much harder than the one before is stopped.

## What is measured

- How long sentences are: the words in a sentence, and how much that varies.
- How long words are. In English and Spanish, syllables are counted, and words of three or more of them. The other
  languages go by letters.
- In English, how many words speak to or of people, such as "you" and "nurse".
- The same without the terms that the leaflet explains. Each word of them then counts as a short one.
- Each section by itself, and the hardest sentences with the reason.

What counts as a sentence:

- The words that lead in to a list are one sentence with each item. An item that is a whole sentence is one by itself.
- A number, an amount, a telephone number or an address is one short word. So are words in another language.
- Headings, tables and text messages are counted apart.
"""
_FORMULAS = """\
## The formulas

| language | formula | it needs at least | easier is |
|---|---|---|---|
"""
_NOT_MEASURED = f"""\
Where there is too little text, the report says "not enough text" and gives no figure. In every other language it says
"Not measured: {NOT_MEASURED}".
Sentences are counted all the same.
"""
_NOT = """\
## What is not measured

Formulas see long sentences and long words, and nothing else. They cannot tell whether the words are true, kind, in
a good order, or known to your readers. "Stroke" is a short word that people may need explained; "medication" is a long
one that most people know. Only readers can say whether they understand. Ask some of them.
"""
_READING = """\
## How to read the figures

- SMOG and Flesch-Kincaid are grades: years of school in the United States. Add 5 for the age of a reader: grade 6 is
  about 11 years. SMOG often comes out higher than Flesch-Kincaid on the same text.
- INFLESZ, LIX and Gulpease have scales of their own. They are no grades and give no age.
- Compare a leaflet with its own earlier version. A figure that went up is a reason to look at what changed. The report
  shows the figures of all released versions, and a release may not get
  [more than half a grade harder](scorecards.md#from-version-to-version) unless somebody allows it.
- Look at the hardest sentences and the hardest section first. There is usually something to mend.
- Most texts keep some hard words: the name of the illness, a medicine, a test. Keep them, and explain them.
- It is never a score to game. Cutting a sentence in two, or taking out a word that people need, can lower the figure
  and make the leaflet worse.
"""
_MEASURED = """\
## How often syllables are counted right

English syllables are counted by spelling, and from a table of words that are not spoken as they are spelled. The
counter was tried on {number} words of leaflets: everyday words, body parts, illnesses, medicines, tests and people who
work in health care. A word counts as right only if the number of its syllables is exactly right.

| words | number | right | accuracy | at least |
|---|---|---|---|---|
"""
_CAUTION = """\
*At least* is the lower end of the 95 % interval (Wilson).

The first half is every second line of the list, which may be looked at to mend the counter. Of the second half, only
the figure is read. The halves are not independent: a word and its plural can stand one in each, so what was mended
for one half also helps the other. Before three rules of spelling were mended for what was wrong in the first half,
the figures were 97.0 % and 97.5 %.

A language model picked and divided the words, by what it knows of British pronunciation, before the counter was tried
on any of them. Nobody has checked them against a dictionary, and they are no random sample of the words of leaflets.
The interval does not cover that. The counter for Spanish has not been tried in this way.
"""


def write_readability() -> str:
    """The text of the page; the same code, data and words give the same text."""
    formulas = _FORMULAS + "\n".join(_list_formulas()) + "\n\n" + _NOT_MEASURED
    return "\n".join([_HEAD, formulas, _NOT, _READING, _write_accuracy()])


def _list_formulas() -> Iterator[str]:
    for path in sorted(READABILITY.glob("*.yaml"), key=lambda one: _name_language(one.stem)):
        data = read_language_data(path.stem) or {}
        for name in data["formulas"]:
            formula = FORMULAS[name]
            easier = "more" if formula.is_ease else "less"
            yield f"| {_name_language(path.stem)} | {formula.title} | {_say_least(formula)} | {easier} |"


def _name_language(code: str) -> str:
    return str(Locale(code).english_name)


def _say_least(formula: Formula) -> str:
    if formula.least_sentences > 1:
        return f"{formula.least_sentences} sentences"
    return f"{formula.least_words} words"


def _write_accuracy() -> str:
    first, second = split_health_words()
    rows = [
        _write_row("first half (odd lines)", count_divided(first)),
        _write_row("second half (even lines)", count_divided(second)),
        _write_row("all", count_divided(read_health_words())),
    ]
    return _MEASURED.format(number=len(read_health_words())) + "\n".join(rows) + "\n\n" + _CAUTION


def _write_row(name: str, counted: Counted) -> str:
    shares = " | ".join(f"{share:.1%}".replace("%", " %") for share in (counted.accuracy, counted.lowest_accuracy))
    return f"| {name} | {len(counted.words)} | {counted.right} | {shares} |"
