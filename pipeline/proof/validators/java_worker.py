"""Worker process of the validators written in Java: `python -m pipeline.proof.validators.java_worker`.

A question is `{"ask": "verapdf" | "epubcheck" | "nu", "jars": […], "path": …, "profile": …}`. A virtual machine
is started once, because that takes longer than a dozen judgements. Each validator has a class loader of its own: they
bring different versions of the same libraries.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

import jpype

from pipeline.proof.validators.verdict import Judgement
from pipeline.proof.validators.worker_loop import answer_all

OPTIONS = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
"""Nu follows its schema by recursion, deeper than Java expects. Then little work a start: the quick compiler alone,
and a collector that needs no threads."""

Classes: TypeAlias = Callable[[str], Any]
"""A Java class by its name, from a validator's own jars."""


@cache
def _make_loader(jars: tuple[str, ...]) -> Any:
    """A class loader for these files alone, beside Java's own classes."""
    urls = [jpype.JClass("java.io.File")(jar).toURI().toURL() for jar in jars]
    java = jpype.JClass("java.lang.ClassLoader").getPlatformClassLoader()
    return jpype.JClass("java.net.URLClassLoader")(urls, java)


def run_verapdf(classes: Classes, loader: Any, path: str, profile: str) -> list[str]:
    """veraPDF with the profile of that name: a line for each failed rule, with how often it failed."""
    classes("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = classes("org.verapdf.pdfa.Foundries").defaultInstance()
    # by stream: looking through the folder of profiles does not work inside a jar
    rules = loader.getResourceAsStream(f"org/verapdf/pdfa/validation/{profile}.xml")
    known = classes("org.verapdf.pdfa.validation.profiles.Profiles").profileFromXml(rules)
    try:
        parser = foundry.createParser(jpype.JClass("java.io.File")(path), known.getPDFAFlavour())
    except jpype.JException as unreadable:
        return [f"the file cannot be read: {unreadable}"]
    try:
        result = foundry.createValidator(known, False).validate(parser)
    finally:
        parser.close()
    failed: dict[str, int] = {}
    for one in result.getTestAssertions():
        rule = f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}: {one.getMessage()}"
        failed[rule] = failed.get(rule, 0) + 1
    if not failed and not result.isCompliant():
        return ["not compliant, without a reason"]
    return [f"{rule} ({times} times)" if times > 1 else rule for rule, times in failed.items()]


def run_epubcheck(classes: Classes, loader: Any, path: str, profile: str) -> list[str]:
    """EPUBCheck: a line for each fatal error, error and warning."""
    text = jpype.JClass("java.io.StringWriter")()
    report = classes("com.adobe.epubcheck.reporting.CheckingReport")(jpype.JClass("java.io.PrintWriter")(text), path)
    report.initialize()
    code = int(classes("com.adobe.epubcheck.api.EpubCheck")(jpype.JClass("java.io.File")(path), report).doValidate())
    report.generate()
    findings = []
    for message in json.loads(str(text))["messages"]:
        if message["severity"] in ("FATAL", "ERROR", "WARNING"):
            places = [place for place in message.get("locations", ()) if place["line"] > 0]
            where = f"{places[0]['path']}:{places[0]['line']}: " if places else ""
            findings.append(f"{where}{message['ID']} {message['severity'].lower()}: {message['message']}")
    return findings or ([] if code == 0 else [f"not valid, without a reason (code {code})"])


def run_nu(classes: Classes, loader: Any, path: str, profile: str) -> list[str]:
    """The Nu HTML Checker: a line for each message that is not mere information, with the markup that it is about."""
    checker = classes("nu.validator.client.EmbeddedValidator")()
    checker.setForceHTML(True)
    checker.setAsciiQuotes(True)
    checker.setOutputFormat(classes("nu.validator.client.EmbeddedValidator$OutputFormat").JSON)
    report = str(checker.validate(jpype.JClass("java.io.File")(path).toPath()))
    findings = []
    for message in json.loads(report)["messages"]:
        severity = message.get("subType", message["type"])
        if severity != "info":
            place = f"{message['lastLine']}:{message.get('firstColumn', 1)}: " if "lastLine" in message else ""
            start, length = message.get("hiliteStart", 0), message.get("hiliteLength", 0)
            about = message.get("extract", "")[start : start + min(length, 60)]
            findings.append(f"{place}{severity}: {message.get('message', '')}{f' [{about}]' if about else ''}")
    return findings


VALIDATORS = {"verapdf": run_verapdf, "epubcheck": run_epubcheck, "nu": run_nu}


def answer(question: dict[str, Any]) -> Judgement:
    """What the validator that is asked says of the file."""
    loader = _make_loader(tuple(question["jars"]))
    jpype.JClass("java.lang.Thread").currentThread().setContextClassLoader(loader)
    validator = VALIDATORS[question["ask"]]
    findings = validator(lambda name: jpype.JClass(name, loader=loader), loader, question["path"], question["profile"])
    return Judgement(tuple(findings))


if __name__ == "__main__":
    jpype.startJVM(*OPTIONS, convertStrings=False)
    answer_all(answer)
