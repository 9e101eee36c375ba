"""`remit prompts list` and `eval`: prompt files shown, and tried on the configured model."""

import asyncio
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.cli.errors import exit_code
from bot.cli.prices import read_prices
from bot.cli.prompt_plan import NEW, OLD, Plan, load, planned, read_cases, state
from bot.cli.prompt_record import RunRecord, compare, read_record, recorded
from bot.cli.prompt_source import prompts_at
from bot.cli.prompt_table import table
from bot.domain.errors import InvalidInputError
from bot.llm.case import NamedCase
from bot.llm.client import ChatClient, Endpoint
from bot.llm.freeze import read_lock
from bot.llm.ladder import Ladder
from bot.llm.model import random_marker
from bot.llm.prompts import Prompt, PromptLibrary
from bot.llm.trial import Job, Round, Trial
from bot.settings import Settings

STOPPED = 130  # as a shell reports Ctrl-C
_AT_ONCE = 4  # calls side by side: quick enough, and no burst for a small server
_SET_UP = "Set OPENAI_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL; `remit doctor` says more."
_CHECK = "Check OPENAI_BASE_URL, OPENAI_MODEL and the server there, then run this again."


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked `eval` for."""

    prompts: Sequence[str] = ()
    cases: Sequence[str] = ()
    against: str | None = None
    compare: Path | None = None
    out: Path | None = None
    prices: Path | None = None
    repeats: int = 1
    as_json: bool = False


def run_list(*, as_json: bool, library: PromptLibrary | None = None) -> str:
    """Describe every prompt of this installation.

    Raises:
        InvalidInputError: A prompt or a case cannot be read.
    """
    library = library or PromptLibrary.installed()
    frozen = read_lock(library.folder)
    rows = [
        _described(prompt, read_cases(library, prompt.id), frozen)
        for prompt in (load(library, name) for name in library.ids)
    ]
    if as_json:
        return json.dumps(rows, ensure_ascii=False, indent=2)
    return "\n\n".join(
        f"{row['id']}  version {row['version']} ({row['state']}), {row['cases']} cases of which "
        f"{row['adversarial']} adversarial, hash {row['sha256'][:12]}\n"
        f"  {row['purpose']}\n"
        f"  inputs: {', '.join(row['inputs'])}"
        for row in rows
    )


def run_eval(wish: Wish, library: PromptLibrary | None = None) -> int:
    """Put the cases to the model, print what came of it, and return the exit code.

    Raises:
        InvalidInputError: Something asked for cannot be read, or no model is configured.
        NotFoundError: There is no such prompt, case, file or revision.
        UnavailableError: The model never answered.
    """
    if wish.against and wish.compare:
        raise InvalidInputError("--against and --compare were both given.", next_step="Choose one.")
    settings = Settings.load()
    old = read_record(wish.compare) if wish.compare else None
    prices = read_prices(wish.prices) if wish.prices else None
    with ExitStack() as stack:
        library = library or PromptLibrary.installed()
        other = stack.enter_context(prompts_at(wish.against, library)) if wish.against else None
        plan = planned(library, other, prompts=wish.prompts, cases=wish.cases)
        if not settings.has_model:
            raise InvalidInputError("No language model is configured.", next_step=_SET_UP)
        endpoint = Endpoint.chosen(
            provider_model=settings.model,
            base_url=settings.model_address,
            model=settings.openai_model or "",
            api_key=settings.openai_api_key,
        )
        jobs = plan.jobs(wish.repeats)
        for note in (*plan.notes, f"{len(jobs)} runs with {endpoint.model} at {endpoint.host}"):
            _say(note)
        done, stopped = _tried(jobs, endpoint, settings)
    _complain_if_nothing(done)
    records = {
        side: RunRecord(
            at=datetime.now(UTC),  # noqa: TID251  # the edge
            model=endpoint.model,
            host=endpoint.host,
            repeats=wish.repeats,
            is_complete=len(done.done) == len(jobs),
            results=tuple(_results(plan, side, done.done)),
        )
        for side in (NEW, OLD)
    }
    new, before = records[NEW], old or (records[OLD] if wish.against else None)
    print(_as_json(new, before) if wish.as_json else table(new, before, prices))  # noqa: T201
    if wish.out:
        _write(wish.out, new)
    if not new.is_complete:
        _say(f"\nStopped early: {len(done.done)} of {len(jobs)} runs were made.")
    if done.gave_up:
        _say(f"{done.gave_up.message} {_CHECK}")
    if stopped:
        return STOPPED
    if done.gave_up:
        return exit_code(done.gave_up)
    silent = next((trial.error for trial in done.done if trial.error), None)
    return exit_code(silent) if silent else 0


def _tried(jobs: Sequence[Job], endpoint: Endpoint, settings: Settings) -> tuple[Round, bool]:
    """Run the jobs; Ctrl-C ends them and keeps what is done."""
    counted = iter(range(1, len(jobs) + 1))
    client = ChatClient(endpoint)
    trials = Round(
        ladder=Ladder.at(endpoint, client),
        deadline_seconds=settings.model_deadline_seconds,
        marker=random_marker,
        tell=lambda trial: _say(_progress(next(counted), len(jobs), trial)),
    )

    async def work() -> None:
        try:
            await client.prepare()
            await trials.run(jobs, at_once=min(_AT_ONCE, settings.model_calls))
        finally:
            await client.aclose()

    try:
        asyncio.run(work())
    except KeyboardInterrupt:
        return trials, True
    return trials, False


def _results(plan: Plan, side: str, done: Iterable[Trial]) -> Iterator[Any]:
    trials = list(done)
    for name in plan.cases:
        made = [t for t in trials if (t.job.side, t.job.prompt.id) == (side, name)]
        if made:
            yield recorded(plan.sides[side, name], made)


def _complain_if_nothing(done: Round) -> None:
    """Raise what went wrong when there is nothing else to report."""
    if done.gave_up and all(trial.error for trial in done.done):
        error = done.gave_up
        error.next_step = f"Nothing was judged. {_CHECK}"
        raise error


def _as_json(new: RunRecord, old: RunRecord | None) -> str:
    document: dict[str, Any] = {"new": new.model_dump(mode="json")}
    if old:
        document["old"] = old.model_dump(mode="json")
        document["comparison"] = {
            found.prompt: {
                **(comparison := compare(found, before)).model_dump(mode="json"),
                "chance": comparison.paired.chance,
                "says": comparison.paired.sentence,
            }
            for found in new.results
            if (before := old.of(found.prompt))
        }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _write(file: Path, record: RunRecord) -> None:
    try:
        file.write_text(record.model_dump_json(indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise InvalidInputError(
            f"{file} cannot be written: {error.strerror}.", next_step="What was found is above."
        ) from None


def _described(
    prompt: Prompt, cases: Sequence[NamedCase], frozen: dict[tuple[str, int], str]
) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "version": prompt.version,
        "state": state(prompt, frozen),
        "purpose": " ".join(prompt.front.purpose.split()),
        "inputs": list(prompt.front.inputs),
        "cases": len(cases),
        "adversarial": sum(case.case.adversarial for case in cases),
        "sha256": prompt.sha256,
    }


def _progress(number: int, total: int, trial: Trial) -> str:
    said = {True: "right", False: "wrong", None: "no answer"}[trial.right]
    job = trial.job
    seconds = f"{trial.milliseconds / 1000:.1f} s"
    width = len(str(total))
    return f"{number:>{width}}/{total}  {job.prompt.id} {job.prompt.version}  {job.case.name}: {said}, {seconds}"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201  # a command line speaks by printing
