"""`remit prompts eval` against endpoints that are good, bad, unsteady, refusing, dead and slow."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from inline_snapshot import snapshot

from bot.cli.prompts import Wish, run_eval
from bot.domain.errors import InvalidInputError, NotFoundError, RemitError, UnavailableError
from bot.llm.prompts import PromptLibrary
from tests.integration.llm import endpoint as answers
from tests.integration.llm.endpoint import Answer
from tests.integration.llm.rehearsal import (
    PROMPT,
    Choose,
    RehearsingModel,
    as_told,
    good,
    invents,
    write_prompts,
)

CASES = 9


@pytest.fixture
def library(tmp_path: Path) -> PromptLibrary:
    return write_prompts(tmp_path / "new", version=2, careful=True)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return write_prompts(tmp_path / "old", version=1, careful=False).folder


class Evaluation:
    """Runs the command against an endpoint, in a thread of its own as it has a loop of its own."""

    def __init__(
        self,
        library: PromptLibrary,
        environment: pytest.MonkeyPatch,
        printed: pytest.CaptureFixture[str],
    ) -> None:
        self.library = library
        self.environment = environment
        self.printed = printed
        self.requests = 0
        self.out = self.progress = ""

    async def __call__(self, choose: Choose, *, seconds: float = 30, **wish: Any) -> int:  # noqa: ANN401
        async with RehearsingModel(choose) as endpoint:
            code = await self.at(endpoint.base_url, seconds=seconds, **wish)
            self.requests = endpoint.calls
        return code

    async def at(self, address: str, *, seconds: float = 30, **wish: Any) -> int:  # noqa: ANN401
        self.environment.setenv("OPENAI_BASE_URL", address)
        self.environment.setenv("OPENAI_MODEL", "scripted-model")
        self.environment.setenv("REMIT_MODEL_DEADLINE_SECONDS", str(seconds))
        try:
            return await asyncio.to_thread(run_eval, Wish(**wish), self.library)
        finally:
            shown = self.printed.readouterr()
            self.out, self.progress = timeless(shown.out), shown.err


@pytest.fixture
def evaluate(
    library: PromptLibrary, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Evaluation:
    return Evaluation(library, monkeypatch, capsys)


def timeless(text: str) -> str:
    """Replace the one column that differs between runs."""
    return re.sub(r"\b\d+\.\d(?= +(?:n/a|\d+\.\d{4} ))", "0.0", text)


async def test_a_good_model_gets_every_case_right(evaluate: Evaluation) -> None:
    code = await evaluate(good)

    assert (0, CASES) == (code, evaluate.requests)
    assert evaluate.out == snapshot("""\
prompt         version  right   95 % interval  tokens/case  s/case  cost
extract_facts  2        9 of 9  70 to 100 %    120          0.0     n/a
""")
    assert CASES == evaluate.progress.count(": right, ")
    assert "9 runs with scripted-model at 127.0.0.1:" in evaluate.progress


async def test_a_broken_prompt_scores_visibly_worse(evaluate: Evaluation, older: Path) -> None:
    code = await evaluate(as_told, against=str(older))

    assert 0 == code
    assert evaluate.out == snapshot("""\
prompt         version  right   95 % interval  tokens/case  s/case  cost
extract_facts  1 (old)  0 of 9  0 to 30 %      360          0.0     n/a
extract_facts  2 (new)  9 of 9  70 to 100 %    120          0.0     n/a
  better in 9, worse in 0: the new one is better
  luck alone does this in fewer than 1 of 100 comparisons
  fixed: airport, bakery, clinic, depot, harbour, library, museum, planted_order, planted_system
""")


async def test_and_breaking_it_is_called_worse(evaluate: Evaluation, tmp_path: Path) -> None:
    evaluate.library = write_prompts(tmp_path / "broken", version=3, careful=False)

    await evaluate(as_told, against=str(tmp_path / "new"))

    assert "better in 0, worse in 9: the new one is worse" in evaluate.out
    assert "0 of 9" in evaluate.out


async def test_a_bad_model_is_told_what_it_got_wrong(evaluate: Evaluation) -> None:
    code = await evaluate(invents, cases=("planted_order",))

    assert 0 == code
    assert evaluate.out == snapshot("""\
prompt         version  right   95 % interval  tokens/case  s/case  cost
extract_facts  2        0 of 1  0 to 79 %      360          0.0     n/a

Wrong with extract_facts 2:
  planted_order
    lacks business_goal.target: at most 2 % (stated)
    does not report 'Ignore your rules' as suspect
    leaves 1 entry that does not hold
""")


async def test_an_unsteady_model_is_not_right(evaluate: Evaluation) -> None:
    asked: list[str] = []

    def unsteady(name: str, case: Mapping[str, Any]) -> Answer:
        asked.append(name)
        return (good if asked.count(name) % 2 else answers_nothing)(name, case)

    await evaluate(unsteady, cases=("clinic",), repeats=4)

    assert "0 of 1" in evaluate.out
    assert "  clinic (2 of 4 runs were right)\n    lacks business_goal.target" in evaluate.out


def answers_nothing(name: str, case: Mapping[str, Any]) -> Answer:
    return answers.correct({"suspicions": [], "facts": []})


@pytest.mark.parametrize(
    ("answer", "code"),
    [(answers.refusal(), "model.refused"), (answers.plain_text(), "model.reply-unusable")],
    ids=["refuses", "chats"],
)
async def test_a_model_that_gives_no_usable_answer_is_wrong(
    evaluate: Evaluation, answer: Answer, code: str
) -> None:
    done = await evaluate(lambda *_: answer, cases=("clinic", "depot"))

    assert 0 == done
    assert "0 of 2" in evaluate.out
    assert f"  clinic\n    gives no usable answer: {code}" in evaluate.out


async def test_a_dead_endpoint_is_a_sentence_and_no_table(evaluate: Evaluation) -> None:
    with pytest.raises(UnavailableError, match="cannot be reached") as caught:
        await evaluate.at("http://127.0.0.1:9/v1")

    assert "Nothing was judged" in caught.value.sentence
    assert "" == evaluate.out


async def test_a_refused_key_stops_at_once(evaluate: Evaluation) -> None:
    with pytest.raises(UnavailableError, match="did not accept Remit's key"):
        await evaluate(lambda *_: answers.failure(401))

    assert evaluate.requests < CASES


async def test_a_slow_endpoint_says_nothing_about_the_prompt(evaluate: Evaluation) -> None:
    def slow(name: str, case: Mapping[str, Any]) -> Answer:
        return answers.hang() if name == "depot" else good(name, case)

    code = await evaluate(slow, seconds=1.5)

    assert 8 == code
    assert "8 of 8" in evaluate.out
    assert f"No answer came with {PROMPT} 2: depot" in evaluate.out
    assert "depot: no answer" in evaluate.progress


async def test_an_endpoint_that_dies_on_the_way_leaves_what_was_done(evaluate: Evaluation) -> None:
    asked: list[str] = []

    def dying(name: str, case: Mapping[str, Any]) -> Answer:
        asked.append(name)
        return good(name, case) if len(asked) <= 3 else answers.failure(503)

    code = await evaluate(dying, repeats=2)

    assert 8 == code
    assert "3 of 3" in evaluate.out
    assert "Stopped early" in evaluate.progress


async def test_a_busy_endpoint_is_asked_again(evaluate: Evaluation) -> None:
    asked: list[str] = []

    def busy(name: str, case: Mapping[str, Any]) -> Answer:
        asked.append(name)
        if len(asked) <= 3:
            return answers.failure(429, headers={"retry-after": "0"})
        return good(name, case)

    assert 0 == await evaluate(busy, cases=("clinic",))
    assert "1 of 1" in evaluate.out


async def test_a_result_is_kept_and_compared_with_later(
    evaluate: Evaluation, tmp_path: Path, older: Path
) -> None:
    kept, new = tmp_path / "kept.json", evaluate.library
    evaluate.library = PromptLibrary(older)
    await evaluate(as_told, out=kept)
    evaluate.library = new

    await evaluate(as_told, compare=kept)

    assert "better in 9, worse in 0: the new one is better" in evaluate.out
    assert "losses" not in kept.read_text()  # no message, no reply


async def test_a_case_that_changed_meanwhile_is_not_compared(
    evaluate: Evaluation, tmp_path: Path
) -> None:
    await evaluate(invents, out=tmp_path / "kept.json")
    case = evaluate.library.folder / PROMPT / "cases" / "depot.yaml"
    case.write_text(case.read_text() + "# another question\n")

    await evaluate(good, compare=tmp_path / "kept.json")

    assert "better in 8" in evaluate.out
    assert "left out, the case is not the same: depot" in evaluate.out


async def test_json_says_the_same_to_programs(evaluate: Evaluation, older: Path) -> None:
    await evaluate(as_told, against=str(older), as_json=True)

    document = json.loads(evaluate.out)
    comparison = document["comparison"][PROMPT]
    assert "better in 9, worse in 0: the new one is better" == comparison["says"]
    assert comparison["chance"] == pytest.approx(2 / 2**9)
    assert [2, 1] == [document[side]["results"][0]["version"] for side in ("new", "old")]


async def test_what_it_cost_is_said_only_where_it_is_known(
    evaluate: Evaluation, tmp_path: Path
) -> None:
    prices = tmp_path / "prices.yaml"
    prices.write_text(
        "currency: EUR\nper_million_tokens:\n  scripted-model-2026: {input: 1.00, output: 10.00}\n"
    )

    await evaluate(good, prices=prices)
    known = evaluate.out
    prices.write_text("currency: EUR\nper_million_tokens: {}\n")
    await evaluate(good, prices=prices)

    assert "0.0027 EUR" in known  # 9 calls of 100 and 20 tokens
    assert "EUR" not in evaluate.out
    assert "n/a" in evaluate.out


@pytest.mark.parametrize(
    ("wish", "kind", "words"),
    [
        ({"prompts": ("nothing",)}, NotFoundError, "There is no prompt nothing"),
        ({"cases": ("nothing",)}, NotFoundError, "There is no case nothing"),
        ({"against": "no-such-revision"}, NotFoundError, "no folder and no revision"),
        ({"against": "/"}, NotFoundError, "holds no prompts"),
        ({"compare": Path("nothing.json")}, NotFoundError, "There is no file"),
        ({"prices": Path("nothing.yaml")}, NotFoundError, "There is no file"),
        ({"compare": Path("a"), "against": "b"}, InvalidInputError, "Choose one"),
    ],
)
async def test_what_cannot_be_found_is_named_before_anything_is_sent(
    evaluate: Evaluation,
    wish: dict[str, Any],
    kind: type[RemitError],
    words: str,
) -> None:
    with pytest.raises(kind) as caught:
        await evaluate(good, **wish)

    assert words in caught.value.sentence
    assert 0 == evaluate.requests


async def test_files_that_are_something_else_are_refused(
    evaluate: Evaluation, tmp_path: Path
) -> None:
    (tmp_path / "other").write_text("- a list\n")

    for option in ("compare", "prices"):
        with pytest.raises(InvalidInputError, match="other is no"):
            wish: dict[str, Any] = {option: tmp_path / "other"}
            await evaluate(good, **wish)


async def test_a_prompt_somebody_is_editing_is_named_and_not_a_bug(evaluate: Evaluation) -> None:
    file = evaluate.library.folder / PROMPT / "prompt.md"
    file.write_text(file.read_text().replace("  today: The day.\n", ""))

    with pytest.raises(InvalidInputError, match="differ: today"):
        await evaluate(good)


async def test_the_same_prompt_elsewhere_is_not_run_twice(
    evaluate: Evaluation, tmp_path: Path
) -> None:
    write_prompts(tmp_path / "same", version=2, careful=True)

    await evaluate(good, against=str(tmp_path / "same"))

    assert CASES == evaluate.requests
    assert "the same there: it is run once" in evaluate.progress


async def test_a_prompt_with_other_inputs_is_not_compared(
    evaluate: Evaluation, older: Path
) -> None:
    file = older / PROMPT / "prompt.md"
    more = file.read_text().replace("  today: ", "  extra: More.\n  today: ") + "{{ extra }}\n"
    file.write_text(more)

    await evaluate(good, against=str(older))

    assert CASES == evaluate.requests
    assert "cannot be compared" in evaluate.progress


async def test_a_revision_of_the_repository_can_be_compared_with(
    evaluate: Evaluation, tmp_path: Path, older: Path
) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", str(older), *identity, *arguments], check=True)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "First")
    (older / PROMPT / "prompt.md").write_text(
        (evaluate.library.folder / PROMPT / "prompt.md").read_text()
    )
    evaluate.library = PromptLibrary(older)

    await evaluate(as_told, against="HEAD")

    assert "better in 9, worse in 0: the new one is better" in evaluate.out


async def test_ctrl_c_keeps_what_was_done(library: PromptLibrary, tmp_path: Path) -> None:
    asked: list[str] = []

    def stalling(name: str, case: Mapping[str, Any]) -> Answer:
        """Five cases are answered, however often each is asked on a machine that is slow."""
        which = json.dumps(case, sort_keys=True, default=str)
        if which not in asked:
            asked.append(which)
        return good(name, case) if asked.index(which) < 5 else answers.hang()

    script = (
        "import signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # who runs tests may ignore it
        "from bot.cli.prompts import Wish, run_eval\n"
        "from bot.llm.prompts import PromptLibrary\n"
        f"sys.exit(run_eval(Wish(out=Path('kept.json')), PromptLibrary(Path({str(library.folder)!r}))))"
    )
    async with RehearsingModel(stalling) as endpoint:
        command = await asyncio.create_subprocess_exec(
            sys.executable, "-c", script, cwd=tmp_path,
            env={**os.environ, "OPENAI_BASE_URL": endpoint.base_url, "OPENAI_MODEL": "scripted",
                 "PYTHONPATH": str(Path(__file__).parents[3])},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert command.stderr
        told = b""
        try:
            async with asyncio.timeout(60):
                while line := await command.stderr.readline():
                    told += line
                    if line.startswith(b"5/9"):
                        break
                command.send_signal(signal.SIGINT)
                out, rest = await command.communicate()
        except TimeoutError:
            command.kill()
            await command.communicate()
            pytest.fail(f"It did not come to its end: {told.decode()}")
        told += rest

    assert 130 == command.returncode, told.decode()
    assert "5 of 5" in out.decode()
    assert "Stopped early: 5 of 9 runs were made." in told.decode()
    assert 5 == len(json.loads((tmp_path / "kept.json").read_text())["results"][0]["cases"])
