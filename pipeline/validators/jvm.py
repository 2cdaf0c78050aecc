"""The validators that are written in Java, in one virtual machine, in a process of its own: `python -m
pipeline.validators.jvm` reads questions from standard input and writes an answer for each, both JSON, a line each.

A question is `{"ask": "verapdf" | "epubcheck" | "nu", "jars": […], "path": …, "profile": …}`, an answer
`{"findings": […]}`, or `{"error": …}` where the validator itself failed. The machine is started once, because starting
one takes longer than a dozen judgements; and far from the command, so that its crash is an answer that does not come
and nothing worse. Each validator has a class loader of its own: they bring different versions of the same libraries.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import jpype

OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
"""Little work a start: the quick compiler alone, and a collector that needs no threads."""


@cache
def _loader(jars: tuple[str, ...]) -> Any:
    """A class loader for these files alone, beside Java's own classes."""
    java = jpype.JPackage("java")
    urls = [java.io.File(jar).toURI().toURL() for jar in jars]
    return java.net.URLClassLoader(urls, java.lang.ClassLoader.getPlatformClassLoader())


def verapdf(classes: Callable[[str], Any], loader: Any, path: str, profile: str) -> list[str]:
    """veraPDF with the profile of that name: a line for each failed rule, with how often it failed."""
    classes("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = classes("org.verapdf.pdfa.Foundries").defaultInstance()
    # by stream: looking through the folder of profiles does not work inside a jar
    rules = loader.getResourceAsStream(f"org/verapdf/pdfa/validation/{profile}.xml")
    known = classes("org.verapdf.pdfa.validation.profiles.Profiles").profileFromXml(rules)
    try:
        parser = foundry.createParser(jpype.JClass("java.io.File")(path), known.getPDFAFlavour())
    except jpype.JException as unreadable:
        return [f"the file cannot be read: {_said(unreadable)}"]
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


def epubcheck(classes: Callable[[str], Any], loader: Any, path: str, profile: str) -> list[str]:
    """EPUBCheck: a line for each fatal error, error and warning."""
    text = jpype.JClass("java.io.StringWriter")()
    report = classes("com.adobe.epubcheck.reporting.CheckingReport")(jpype.JClass("java.io.PrintWriter")(text), path)
    report.initialize()
    file = jpype.JClass("java.io.File")(path)
    code = classes("com.adobe.epubcheck.api.EpubCheck")(file, report).doValidate()
    report.generate()
    found = []
    for message in json.loads(str(text))["messages"]:
        if message["severity"] in ("FATAL", "ERROR", "WARNING"):
            places = [place for place in message.get("locations", ()) if place.get("path")]
            where = f"{places[0]['path']}:{places[0].get('line', 0)}: " if places else ""
            found.append(f"{where}{message['ID']} {message['severity'].lower()}: {message['message']}")
    return found or ([] if code == 0 else [f"not valid, without a reason (code {code})"])


def nu(classes: Callable[[str], Any], loader: Any, path: str, profile: str) -> list[str]:
    """The Nu HTML Checker: a line for each error and warning."""
    checker = classes("nu.validator.client.EmbeddedValidator")()
    checker.setForceHTML(True)
    checker.setAsciiQuotes(True)
    checker.setOutputFormat(classes("nu.validator.client.EmbeddedValidator$OutputFormat").JSON)
    found = []
    for message in json.loads(str(checker.validate(jpype.JClass("java.io.File")(path).toPath())))["messages"]:
        severity = message.get("subType", message["type"])
        if severity in ("error", "warning", "fatal", "non-document-error", "io", "schema", "internal"):
            place = f"{message['lastLine']}:{message.get('firstColumn', message['lastColumn'])}: " if "lastLine" in message else ""
            found.append(f"{place}{severity}: {message.get('message', '')}")
    return found


VALIDATORS = {"verapdf": verapdf, "epubcheck": epubcheck, "nu": nu}


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The answer to a question; whatever goes wrong is an answer too."""
    try:
        loader = _loader(tuple(question["jars"]))
        jpype.JClass("java.lang.Thread").currentThread().setContextClassLoader(loader)
        ask = VALIDATORS[question["ask"]]
        found = ask(lambda name: jpype.JClass(name, loader=loader), loader, question["path"], question["profile"])
        return {"findings": [re.sub(r"\s+", " ", line).strip() for line in found]}
    except Exception as fault:
        return {"error": _said(fault)}


def _said(fault: BaseException) -> str:
    return re.sub(r"\s+", " ", str(fault)).strip() or type(fault).__name__


def main(questions: Sequence[str] | None = None) -> None:
    """Start the machine and answer until the questions end."""
    # whatever a library prints goes to standard error, so that standard output holds answers alone
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    jpype.startJVM(*OPTIONS, convertStrings=False)
    for line in questions or sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
