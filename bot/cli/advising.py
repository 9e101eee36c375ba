"""`remit drift advise`: a decision table filled in from reports and from what people state."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.cli.drifting import language_of
from bot.cli.text_file import text_of
from bot.domain.advice.figures import Found
from bot.domain.advice.reports import NoReportError, add_comparison, add_decay
from bot.domain.advice.rules import TABLES
from bot.domain.advice.stated import Stated, add_stated
from bot.domain.advice.table import Decision
from bot.domain.advice.telling import advice_document, advice_report
from bot.domain.errors import InvalidInputError


class FactsUnreadableError(InvalidInputError):
    """What somebody stated for a decision cannot be read."""

    code = "advice.facts-unreadable"


@dataclass(frozen=True, slots=True)
class AdviceWish:
    """What somebody typed after `remit drift advise`."""

    decision: str
    comparison: Path | None
    decay: Path | None
    facts: Path | None
    language: str


def run_advise(wish: AdviceWish, *, as_json: bool) -> str:
    """Fill in a table.

    Raises:
        InvalidInputError: There is no such decision, or a file says something else.
    """
    language = language_of(wish.language)
    if wish.decision not in set(Decision):
        raise FactsUnreadableError(
            f"Nothing is advised on {wish.decision}.", next_step=f"Choose {', '.join(Decision)}."
        )
    found = Found()
    if wish.comparison:
        add_comparison(found, _document(wish.comparison))
    if wish.decay:
        add_decay(found, _document(wish.decay))
    if wish.facts:
        add_stated(found, stated_in(text_of(wish.facts), str(wish.facts)))
    filled = TABLES[Decision(wish.decision)](found.evidence())
    if as_json:
        return json.dumps(advice_document(filled, language), ensure_ascii=False, indent=2)
    return advice_report(filled, language)


def _document(file: Path) -> dict[str, Any]:
    try:
        read = json.loads(text_of(file))
    except json.JSONDecodeError as error:
        raise NoReportError(
            f"{file} is no JSON: {error.msg} in line {error.lineno}.",
            next_step="Give what `remit drift compare --json` or `decay --json` printed.",
        ) from None
    return read if isinstance(read, dict) else {}


def stated_in(text: str, name: str) -> Stated:
    """Read facts from YAML or JSON."""
    try:
        return Stated.model_validate(yaml.safe_load(text) or {})
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        raise FactsUnreadableError(
            f"{name} is no YAML{where}.", next_step="See docs/decay.md for what can be stated."
        ) from None
    except (ValidationError, RecursionError) as error:
        first = error.errors()[0] if isinstance(error, ValidationError) else None
        where = ".".join(map(str, first["loc"])) if first else ""
        said = f"{where}: {first['msg']}" if first else "it is nested too deeply"
        raise FactsUnreadableError(
            f"{name} cannot be used: {said}.", next_step="See docs/decay.md for what can be stated."
        ) from None
