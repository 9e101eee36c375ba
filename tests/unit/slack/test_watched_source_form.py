"""The forms about watched data: what is declared is shown so that it can be read back, in every language."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.domain.drift.change import Weight, changed, weight_of
from bot.domain.drift.declaration import Stretch, WatchedSource
from bot.domain.drift.role import Role
from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.domain.schedule.cadence import Cadence
from bot.domain.schedule.recurrence import Daily, Monthly
from bot.slack.blocks import ModalView
from bot.slack.views.report.watched_source_change import changes_told
from bot.slack.views.report.watched_source_form import change_modal, parse_changed

LONGEST = 150  # characters that Slack shows beside a field
ZONE = "Europe/Berlin"
CADENCES: list[Cadence] = [
    Daily(at=time(9), timezone=ZONE, weekdays=(0,)),
    Daily(at=time(8, 30), timezone=ZONE, weekdays=(0, 1, 2, 3, 4)),
    Daily(at=time(17, 5), timezone=ZONE, weekdays=tuple(range(7))),
    Daily(at=time(7), timezone=ZONE, weekdays=(1, 4)),
    Monthly(day=1, at=time(9), timezone=ZONE),
]
ANSWERS = WatchedSource(
    id="data_1",
    team="T1",
    spec="spec_1",
    name="answers",
    where="answers/*.jsonl",
    time="at",
    keys=("thread", "turn"),
    label="right",
    labels_at="grades.csv",
    prediction="said",
    slices=("language",),
    roles={"refused": Role.REFUSAL, "answer": Role.LENGTH, "passed": Role.JUDGE},
    weights={"question": 0.5},
    reference=Stretch(start=date(2026, 1, 1), end=date(2026, 2, 1)),
    cadence=CADENCES[0],
    channel="C1",
    created_by="U1",
    created_at=datetime(2026, 2, 2, tzinfo=UTC),
)


def submitted(form: ModalView, **typed: str) -> dict[str, Any]:
    """What comes back of a form, with some lines typed anew."""
    fields = [block for block in form["blocks"] if block["type"] == "input"]
    shown = {one["block_id"]: one["element"].get("initial_value", "") for one in fields}
    return {
        "values": {name: {"value": {"value": text}} for name, text in {**shown, **typed}.items()}
    }


def after(source: WatchedSource, language: Language, **typed: str) -> WatchedSource:
    read = parse_changed(submitted(change_modal(source, 0, language), why="So.", **typed))
    told = read.wish.declared("data_2", team="T1", by="U2", at=source.created_at)
    return changed(source, told, whole=False)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("cadence", CADENCES)
def test_a_form_that_nobody_touched_changes_nothing(language: Language, cadence: Cadence) -> None:
    source = ANSWERS.model_copy(update={"cadence": cadence})
    elsewhere = source.model_copy(update={"reference_at": "march.jsonl"})
    open_end = source.model_copy(update={"reference": Stretch(end=date(2026, 2, 1))})

    assert [after(one, language) for one in (source, elsewhere, open_end)] == [
        source,
        elsewhere,
        open_end,
    ]
    assert changes_told(source, source, language) == []


@pytest.mark.parametrize(
    ("typed", "weight"),
    [
        ({"name": "replies"}, Weight.OUTSIDE),
        ({"prediction": "verdict"}, Weight.JUDGED),
        ({"roles": "refused: refusal, answer: length, passed: judge, price: cost"}, Weight.JUDGED),
        ({"roles": "refused: refusal, passed: judge"}, Weight.COUNTED),  # texts are levels again
        ({"keys": "thread"}, Weight.COUNTED),
        ({"where": "other/*.jsonl"}, Weight.COUNTED),
        ({"reference": "2026-01-01 to 2026-03-01"}, Weight.COUNTED),
        ({"slices": ""}, Weight.COUNTED),
    ],
)
def test_what_a_change_does_to_what_is_on_record(typed: dict[str, str], weight: Weight) -> None:
    now = after(ANSWERS, "en", **typed)

    assert weight_of(ANSWERS, now) is weight
    assert len(changes_told(ANSWERS, now, "de")) == 1
    assert now.weights == ANSWERS.weights  # what the form does not ask for stays


@pytest.mark.parametrize("wrong", ["refused", "refused: refuses", ": cost", "said: prediction"])
def test_what_is_no_role_is_said_beside_its_field_in_every_language(wrong: str) -> None:
    said = {}
    for language in ("en", "fr", "de"):
        with pytest.raises(InvalidInputError) as caught:
            parse_changed(submitted(change_modal(ANSWERS, 0, language), why="So.", roles=wrong))
        said[language] = caught.value.fields["roles"]

    assert 3 == len(set(said.values()))
    assert all(len(one) <= LONGEST and "latency" in one for one in said.values())


def test_a_column_with_a_colon_in_its_name_keeps_its_role() -> None:
    source = ANSWERS.model_copy(update={"roles": {"llm:passed": Role.JUDGE}})

    assert after(source, "en").roles == source.roles


def test_a_form_loses_nothing_that_is_longer_than_it_can_show() -> None:
    long, longer = (tuple(f"column_{n:03}" for n in range(size)) for size in (150, 400))
    shown, left = (ANSWERS.model_copy(update={"keys": keys}) for keys in (long, longer))

    form = change_modal(left, 0, "en")
    wish = parse_changed(submitted(form, why="So.", name="replies"))
    kept = changed(
        left,
        wish.beside(left).declared("data_2", team="T1", by="U2", at=left.created_at),
        whole=False,
    )

    assert 1000 < len(", ".join(long)) < 3000 < len(", ".join(longer))
    assert after(shown, "en") == shown
    assert ("keys",) == wish.left
    assert left.model_copy(update={"name": "replies"}) == kept
    assert any("is too long for a form" in str(block) for block in form["blocks"])


def test_a_place_of_the_reference_that_no_form_can_show_stays() -> None:
    source = ANSWERS.model_copy(update={"reference_at": "x" * 3001})

    wish = parse_changed(submitted(change_modal(source, 0, "de"), why="So."))

    assert ("reference",) == wish.left
    assert (source.reference, source.reference_at) == (
        wish.beside(source).reference,
        wish.beside(source).reference_at,
    )
