"""Amounts of medicines: which amounts of a sentence somebody takes or is given.

An amount in milligrams is one beside a medicine, a dose or a verb of taking; in grams, millilitres or spoons only where
what is measured is a medicine, or is taken at set times. Food, drinks, samples, laboratory values and packs are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.validation.prose import ProsePassage, Sentence
from pipeline.validation.rules.language.dose_amounts import (
    LONGEST_NAME,
    WORD,
    Amount,
    is_medicine,
    list_amounts,
    match_medicine,
    may_begin_medicine,
)
from pipeline.validation.rules.rule_data import RuleData

_JOINT = re.compile(r"[\s(]*(?:of|to|or|and|then|plus|by|at|a|-|–|—|/|,)?[\s(]*(?:a\s)?")
_OF = re.compile(r"\s+(?:of\s+)?")
_GLUED = re.compile(r"[-\s]*")
_BEFORE_AMOUNT = re.compile(r"([^\W\d_][\w-]*)\s*[(:,–—-]?\s*(?:is|are|at|of|about|=)?\s*$")
_FAR = 120
"""Characters of a sentence around an amount that are looked at."""
_NEAR = 30


def find_first_dose(passage: ProsePassage, sentence: Sentence, data: RuleData) -> Amount | None:
    """The first amount of a medicine in a sentence, with those that stand right beside it; None where there is none."""
    first: Amount | None = None
    for amount in list_amounts(passage.typed, sentence, data):
        if first and not _JOINT.fullmatch(passage.typed[first.end : amount.start]):
            break
        judged = _Surroundings(passage, sentence, amount, data).judge()
        if judged and first:
            first = replace(first, end=judged.end, joined=True, medicine=first.medicine or judged.medicine)
        else:
            first = first or judged
    return _close_bracket(passage.typed, first) if first else None


def _close_bracket(typed: str, amount: Amount) -> Amount:
    """The amount with the end of a bracket that begins in it: “2 tablets (1g)”."""
    opened = typed[amount.start : amount.end].count("(") > typed[amount.start : amount.end].count(")")
    return replace(amount, end=amount.end + 1) if opened and typed[amount.end : amount.end + 1] == ")" else amount


@dataclass(frozen=True)
class _Surroundings:
    """An amount in its sentence."""

    passage: ProsePassage
    sentence: Sentence
    amount: Amount
    data: RuleData

    @property
    def before(self) -> str:
        return self.passage.words[max(self.sentence.start, self.amount.start - _FAR) : self.amount.start]

    @property
    def after(self) -> str:
        return self.passage.words[self.amount.end : min(self.sentence.end, self.amount.end + _FAR)]

    def judge(self) -> Amount | None:
        """The amount with the medicine that it is of; None where it is of no medicine, or nobody takes it."""
        if self._is_no_medicine() or self._is_not_taken():
            return None
        beside = self._find_beside()
        judges = {
            "dose_units": self._has_dose_unit,
            "plain_units": self._has_plain_unit,
            "forms": self._has_form,
            "loose_forms": self._has_loose_form,
            "injections": lambda beside: bool(beside),
            "strengths": self._has_strength,
        }
        if not judges[self.amount.kind](beside):
            return None
        return replace(self.amount, medicine=beside or self._find_anywhere())

    def _is_no_medicine(self) -> bool:
        """Whether what is measured is food, a drink, a part of the body or a value of the laboratory, or the amount is
        the size of a container."""
        others = self.data.pattern("others")
        of = _OF.match(self.after)
        if of and others.match(self.after, self._skip_determiners(of.end())):
            return True
        if any(self.after.startswith((sign, f" {sign}")) for sign in self.data.lists["laboratory"]):
            return True
        glued = _GLUED.match(self.after)
        if glued and self.data.pattern("containers_behind").match(self.after, glued.end()):
            return True
        named = _BEFORE_AMOUNT.search(self.before[-_NEAR:])
        if named is None or named[1].casefold() in self.data.lists["drinking"] or is_medicine(named[1], self.data):
            return False
        return others.fullmatch(named[1]) is not None

    def _skip_determiners(self, start: int) -> int:
        for _ in range(2):
            word = WORD.match(self.after, start)
            if word is None or word.group().casefold() not in self.data.lists["determiners"]:
                return start
            space = _GLUED.match(self.after, word.end())
            start = space.end() if space else word.end()
        return start

    def _is_not_taken(self) -> bool:
        """Whether a verb of missing, keeping or losing stands nearer than one of taking, or a pack is described."""
        taken = self._find_last("taking")
        if self._find_last("not_taking") > taken:
            return self.amount.kind != "dose_units" or not self._find_anywhere()
        packs = self.data.pattern("containers_before")
        return any(not self.before[match.end() :].strip() for match in packs.finditer(self.before))

    def _find_last(self, name: str) -> int:
        """Where the last word of a list ends before the amount; -1 where there is none."""
        return max((match.end() for match in self.data.pattern(name).finditer(self.before)), default=-1)

    def _is_taken(self) -> bool:
        """Whether a verb of taking stands before the amount, or right before it a word that leads to one: “on 40mg”."""
        last = self.before.split()[-1:]
        return self._find_last("taking") >= 0 or bool(last and last[0].casefold() in self.data.lists["leading"])

    def _find_beside(self) -> str:
        """The medicine that the amount is of, that stands right before it, or between its number and its form."""
        of = _OF.match(self.after)
        if of and (behind := match_medicine(self.after, self._skip_determiners(of.end()), self.data)):
            return behind
        for word in self.amount.between.split():
            if is_medicine(word, self.data):
                return word
        named = _BEFORE_AMOUNT.search(self.before)
        if named:
            words = self.before[: named.end(1)].split()[-LONGEST_NAME:]
            for count in range(len(words), 0, -1):
                name = " ".join(words[-count:]).strip("*(,")
                if is_medicine(name, self.data):
                    return name
        return ""

    def _find_anywhere(self) -> str:
        """A medicine that is named in the sentence, not far from the amount."""
        for words in (self.before, self.after):
            for match in WORD.finditer(words):
                begins = may_begin_medicine(match.group(), self.data)
                if begins and (name := match_medicine(words, match.start(), self.data)):
                    return name
        return ""

    def _has_dose_unit(self, beside: str) -> bool:
        around = f"{self.before} {self.after}"
        taken = self._is_taken()
        dosed = self.data.pattern("doses").search(around) is not None
        if beside.casefold() in self.data.lists["nutrients"] and not (taken or dosed):
            eaten = self.data.pattern("foods").search(around) or self.data.pattern("others").search(around)
            return not eaten and self.amount.unit.casefold() not in self.data.lists["units_of_other_things"]
        if beside or self._has_name_beside() or dosed or self._find_anywhere():
            return True
        if self.amount.unit.casefold() in self.data.lists["units_of_other_things"]:
            return False
        changed = self.data.pattern("changes").search(around) is not None
        return taken or (changed and self.data.pattern("others").search(around) is None)

    def _has_name_beside(self) -> bool:
        """Whether a word with a capital letter, which does not open the sentence, stands right before the amount."""
        named = re.search(r"\S\s+([^\W\d_][^\W\d_]{3,})\s*\(?$", self.before)
        return named is not None and named[1].istitle() and not self.passage.is_in_capitals

    def _has_plain_unit(self, beside: str) -> bool:
        if beside:
            return True
        taken, drunk = self._find_last("taking"), self._find_last("drinking")
        if max(taken, drunk) >= 0 and re.match(r"\s+of\s+[^\W\d_a-z][^\W\d_]+", self.after):
            return True
        timed = self.data.pattern("times").match(self.after.lstrip(" ,")) is not None
        dosed = self.data.pattern("of_doses").search(self.before) is not None
        if taken >= 0:
            return timed or dosed or bool(self._find_anywhere())
        return dosed or (timed and self._find_last("having") >= 0)

    def _has_form(self, beside: str) -> bool:
        if beside or max(self._find_last("taking"), self._find_last("having")) >= 0:
            return True
        packed = self.data.pattern("packs").search(f"{self.before} {self.after}")
        return bool(self._find_anywhere()) and packed is None

    def _has_loose_form(self, beside: str) -> bool:
        return bool(beside) or self._find_last("taking") >= 0

    def _has_strength(self, beside: str) -> bool:
        glued = _GLUED.match(self.after)
        if beside:
            return re.match(r"\s+of\s", self.after) is None
        start = glued.end() if glued else 0
        return any(
            self.data.pattern("strong_forms").match(self.after, match.start()) is not None
            for match in list(WORD.finditer(self.after, start))[:LONGEST_NAME]
        )
