"""Interface of validators, and their verdicts on files: the same for all, whatever language they are written in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline.model.memory import Remember

State: TypeAlias = Literal["passed", "failed", "not run"]


ARCHIVE = "-archive"
"""How the name of an archive edition ends."""


class UnansweredError(RuntimeError):
    """A validator that is there could not come to a verdict: it crashed, took too long or failed in itself."""


@dataclass(frozen=True)
class Judgement:
    """What a validator said of a file: what is wrong, and what it saw but could not decide."""

    findings: tuple[str, ...]
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownFalse:
    """A finding known to be false, by the whole of its wording, and why it is right for readers to leave it. Where only
    the file tells whether it is, `holds` looks there, with what the pattern's groups caught."""

    pattern: str
    because: str
    holds: Callable[[Path, Mapping[str, str]], bool] = lambda path, groups: True

    def covers(self, finding: str, path: Path) -> bool:
        """Whether a finding on a file is this one."""
        match = re.fullmatch(self.pattern, finding)
        return match is not None and self.holds(path, match.groupdict())


@dataclass(frozen=True)
class Verdict:
    """What a validator makes of a file. `profile` says what it was asked to check. `findings` are short texts that name
    the rule or clause. `aside` are the reasons why known false findings are none, each with the first of them;
    `undecided` is left to a person. Where it was not run, `reason` says why and what to install. Only "passed" means
    that it was run and found nothing."""

    validator: str
    version: str
    profile: str
    state: State
    findings: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Validator:
    """A validator for the files of a format. `profiles` is what it checks, and `archive_profiles` what it checks in
    archive editions where that is something else, because they claim other standards. `lacks` says what is missing on
    this machine and how to get it, and nothing when all is there; `version` is cheap to ask then."""

    name: str
    form: str
    profiles: tuple[str, ...]
    ask: Callable[[Path, str], Judgement]
    lacks: Callable[[], str]
    version: Callable[[], str]
    known_false: tuple[KnownFalse, ...] = ()
    archive_profiles: tuple[str, ...] | None = None

    def choose_profiles(self, path: Path) -> tuple[str, ...]:
        """The profiles to check a file for, by what its name says that it is."""
        if self.archive_profiles is not None and path.stem.endswith(ARCHIVE):
            return self.archive_profiles
        return self.profiles

    def validate(self, path: Path, profile: str = "", remember: Remember | None = None) -> Verdict:
        """The verdict on a file, by default for the first profile. Verdicts are kept by the file's bytes, the
        validator, its version, the profile and our own code in this package; `remember` keeps them. Raises nothing."""
        profile = profile or self.profiles[0]
        if lacking := self.lacks():
            return self._give_up("", profile, lacking)
        version = self.version()
        try:
            parts = [
                sha256(path.read_bytes()).hexdigest(),
                path.suffix,
                self.name,
                version,
                profile,
                _digest_our_code(),
            ]
            key = sha256(json.dumps(parts).encode()).hexdigest()
            text = remember(key, lambda: self._ask(path, profile)) if remember else self._ask(path, profile)
        except (UnansweredError, OSError) as error:
            return self._give_up(version, profile, str(error))
        findings, undecided = json.loads(text)
        return self._decide(path, version, profile, findings, tuple(undecided))

    def _give_up(self, version: str, profile: str, reason: str) -> Verdict:
        return Verdict(validator=self.name, version=version, profile=profile, state="not run", reason=reason)

    def _ask(self, path: Path, profile: str) -> str:
        place = path.resolve()
        judged = self.ask(place, profile)
        # a verdict is about the file, wherever it stands
        texts = (judged.findings, judged.undecided)
        return json.dumps([[line.replace(str(place), place.name) for line in lines] for lines in texts])

    def _decide(
        self, path: Path, version: str, profile: str, answers: list[str], undecided: tuple[str, ...]
    ) -> Verdict:
        findings: list[str] = []
        false: dict[str, list[str]] = {}
        for finding in answers:
            reason = next((one.because for one in self.known_false if one.covers(finding, path)), "")
            (false.setdefault(reason, []) if reason else findings).append(finding)
        aside = (f"{reason}. It says so {_count_times(len(lines))}: {lines[0]}" for reason, lines in false.items())
        state: State = "failed" if findings else "passed"
        return Verdict(
            validator=self.name,
            version=version,
            profile=profile,
            state=state,
            findings=tuple(findings),
            aside=tuple(aside),
            undecided=undecided,
        )


def _count_times(number: int) -> str:
    return "once" if number == 1 else f"{number} times, first"


@cache
def _digest_our_code() -> str:
    """A digest of this package: how a validator is asked has a hand in its verdict."""
    whole = sha256()
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.suffix in (".py", ".js"):
            whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()
