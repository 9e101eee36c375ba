"""The table of `remit prompts eval`, as text."""

from datetime import UTC, datetime

from inline_snapshot import snapshot

from bot.cli.prices import Price, Prices
from bot.cli.prompt_record import CallRecord, CaseRecord, PromptRecord, RunRecord, compare
from bot.cli.prompt_table import table

NAMES = "abcdefghijklmnopqrst"
PRICES = Prices(
    currency="EUR", per_million_tokens={"small": Price.model_validate({"input": 1, "output": 4})}
)


def case(name: str, right: int, judged: int = 1, *, tokens: int | None = 1000) -> CaseRecord:
    return CaseRecord(
        name=name,
        sha256=name,
        right=right,
        judged=judged,
        unanswered=0 if judged else 1,
        shortcomings=() if right == judged else ("lacks business_goal.target: 8 % (stated)",),
        milliseconds=2500,
        calls=(CallRecord(model="small", input_tokens=tokens, output_tokens=50),),
    )


def prompt(wrong: str, *, version: int = 2, id: str = "read") -> PromptRecord:
    cases = tuple(case(name, int(name not in wrong)) for name in NAMES)
    return PromptRecord(prompt=id, version=version, sha256="0" * 64, cases=cases)


def run(*results: PromptRecord) -> RunRecord:
    at = datetime(2026, 10, 3, tzinfo=UTC)
    return RunRecord(
        at=at, model="small", host="here", repeats=1, is_complete=True, results=results
    )


def test_a_few_changed_cases_could_be_chance() -> None:
    assert table(run(prompt("st")), run(prompt("pqrst", version=1)), None) == snapshot("""\
prompt  version  right     95 % interval  tokens/case  s/case  cost
read    1 (old)  15 of 20  53 to 89 %     1,050        2.5     n/a
read    2 (new)  18 of 20  70 to 97 %     1,050        2.5     n/a
  better in 3, worse in 0: this could be chance
  luck alone does this in 25 of 100 comparisons
  fixed: p, q, r

Wrong with read 2:
  s
    lacks business_goal.target: 8 % (stated)
  t
    lacks business_goal.target: 8 % (stated)\
""")


def test_many_changed_cases_are_better() -> None:
    assert table(run(prompt("t")), run(prompt("klmnopqrs", version=1)), PRICES) == snapshot("""\
prompt  version  right     95 % interval  tokens/case  s/case  cost
read    1 (old)  11 of 20  34 to 74 %     1,050        2.5     0.0240 EUR
read    2 (new)  19 of 20  76 to 99 %     1,050        2.5     0.0240 EUR
  better in 9, worse in 1: the new one is better
  luck alone does this in 2 of 100 comparisons
  fixed: k, l, m, n, o, p, q, r, s
  broken: t

Wrong with read 2:
  t
    lacks business_goal.target: 8 % (stated)\
""")


def test_a_prompt_that_is_new_stands_alone() -> None:
    old = run(prompt("", version=1))

    assert table(run(prompt(""), prompt("a", id="write")), old, None) == snapshot("""\
prompt  version  right     95 % interval  tokens/case  s/case  cost
read    1 (old)  20 of 20  84 to 100 %    1,050        2.5     n/a
read    2 (new)  20 of 20  84 to 100 %    1,050        2.5     n/a
  no case got better or worse
write   2        19 of 20  76 to 99 %     1,050        2.5     n/a

Wrong with write 2:
  a
    lacks business_goal.target: 8 % (stated)\
""")


def test_another_model_is_not_mistaken_for_another_prompt() -> None:
    old = run(prompt("ab")).model_copy(update={"model": "large", "host": "there"})

    shown = table(run(prompt("b")), old, None)

    assert shown.startswith(
        "old: large at there, 2026-10-03\nnew: small at here, 2026-10-03\n\nprompt "
    )


def test_nothing_that_was_not_measured_is_a_number() -> None:
    silent = PromptRecord(
        prompt="read", version=1, sha256="0", cases=(case("a", 0, 0, tokens=None),)
    )

    assert table(run(silent), None, PRICES) == snapshot("""\
prompt  version  right  95 % interval  tokens/case  s/case  cost
read    1        n/a    n/a            n/a          2.5     n/a

No answer came with read 1: a\
""")


def test_cases_without_an_answer_on_one_side_are_not_paired() -> None:
    new = PromptRecord(prompt="read", version=2, sha256="0", cases=(case("a", 0, 0), case("b", 1)))
    old = PromptRecord(prompt="read", version=1, sha256="0", cases=(case("a", 1), case("b", 0)))

    comparison = compare(new, old)

    assert (("b",), ()) == (comparison.fixed, comparison.broken)


def test_a_case_is_right_only_if_it_was_right_every_time() -> None:
    assert [False, True, None] == [
        case("a", 2, 3).is_right,
        case("a", 3, 3).is_right,
        case("a", 0, 0).is_right,
    ]


def test_a_price_is_only_given_for_known_models_and_counted_tokens() -> None:
    known = CallRecord(model="small", input_tokens=1_000_000, output_tokens=500_000)
    uncounted = CallRecord(model="small", input_tokens=None, output_tokens=1)
    other = CallRecord(model="large", input_tokens=1, output_tokens=1)

    assert "3.0000 EUR" == PRICES.cost([known])
    assert [None, None, None] == [
        PRICES.cost(calls) for calls in ([known, uncounted], [known, other], [])
    ]
