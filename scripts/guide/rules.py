"""Writer of the page of the rules (docs/writing/rules.md): all of them from the table of codes, and for the rules of
language how well they do on the half of the corpus that their writers have not seen."""

from __future__ import annotations

from corpus.judging import score
from corpus.loading import list_files
from pipeline.model.codes import RULES
from pipeline.model.diagnostics import Rule
from pipeline.model.language_codes import LANGUAGE_RULES

_HEAD = """\
# The rules

Everything that Plainleaf can find, by its code. `plainleaf explain CODE` says why it matters, with a bad and a good
example. An error keeps a leaflet from being published. A warning can be allowed, where the last column says so, by an
entry under `allow` with a reason and a last day; of a rule of language that anybody may allow, an error too. This
page is made from the table of codes and from the corpus.
"""
_MEASURED = """\
## How often the rules of language are right

Each rule of language was tried on sentences that were labelled by somebody who had not written the rule, and that its
writer has not seen: some that it has to find, and near misses that look like them and are right. *Right* is the share
of what it finds that is to be found (precision); *finds* is the share of what is to be found that it finds (recall).
Behind each stands the lower end of its 95 % interval (Wilson): with so few sentences, the true figure may be that
low. No rule is an error below 95 %, and none a warning below 85 %. The writers of some rules saw these figures while
they worked, though not the sentences; for most of those, the sentences are new since. The rules of numbers (NUM) are an
exception: who wrote them wrote both halves, and mended the rules by one of them alone. The sentences and their labels
are ours: no editor, clinician or reader has looked at them.
"""
_FAMILIES = {
    "SRC": "The source",
    "FCT": "Facts and evidence",
    "NUM": "Numbers and risk",
    "GOV": "Who answers for it",
    "LNG": "Language",
    "ACC": "Accessibility",
    "MSG": "Text messages",
    "OUT": "Published files",
    "HTM": "The page",
    "PDF": "Print leaflets",
    "EPB": "The e-book",
}


def write_rules() -> str:
    """The text of the page; the same table and the same sentences give the same text."""
    parts = [_HEAD, f"{_MEASURED}\n{_measure()}\n"]
    for family, heading in _FAMILIES.items():
        rules = [rule for code, rule in sorted(RULES.items()) if code.startswith(family)]
        rows = [
            f"| {rule.code} | {rule.name} | {rule.title} | {rule.severity} | {_allowed_by(rule)} | {rule.fixable} |"
            for rule in rules
        ]
        head = ["| code | name | what is wrong | severity | who may allow it | `--fix` |", "|---|---|---|---|---|---|"]
        parts.append("\n".join([f"## {heading}\n", *head, *rows]) + "\n")
    return "\n".join(parts)


def _allowed_by(rule: Rule) -> str:
    if not rule.waivable:
        return "nobody"
    return "a clinical reviewer" if rule.clinical else "anybody"


def _measure() -> str:
    rows = ["| code | name | severity | to be found | near misses | right | at least | finds | at least |"]
    rows.append("|---|---|---|---|---|---|---|---|---|")
    measured = list_files("held")
    for code, rule in sorted(LANGUAGE_RULES.items()):
        if code in measured:
            own = score("held", code)
            shares = (own.precision, own.lowest_precision, own.recall, own.lowest_recall)
            figures = " | ".join(f"{share:.1%}".replace("%", " %") for share in shares)
            rows.append(f"| {code} | {rule.name} | {rule.severity} | {own.hits} | {own.near_misses} | {figures} |")
    return "\n".join(rows) + "\n"
