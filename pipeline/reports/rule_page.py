"""Renderer of a rule's page: why the rule exists, with a bad and a good example."""

from __future__ import annotations

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.validation.rules.explanations import explain, find_nearest_rule


def render_rule_page(rule: str) -> str:
    """The page of a rule, by its code or its name. Raises WrongUsageError where there is no such rule."""
    page = explain(rule.upper())
    if page is None:
        raise WrongUsageError(f"there is no rule {rule}; the nearest is {find_nearest_rule(rule)}")
    return page.rstrip("\n")
