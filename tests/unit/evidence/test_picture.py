"""Pictures: well-formed whatever a title holds, readable without colour, the same on every machine."""

import struct
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.criterion.verdict import Outcome
from bot.domain.report.trend import Point, Trend
from bot.evidence.picture import HEIGHT, WIDTH, draw, mark, png

SVG = "{http://www.w3.org/2000/svg}"
FIGURES = st.floats(-1e12, 1e12)


@st.composite
def points(draws: st.DrawFn) -> Point:
    label = draws(st.text(max_size=30))
    outcome = draws(st.sampled_from(Outcome))
    shape = draws(st.integers(0, 2))
    figures = sorted(draws(st.lists(FIGURES, min_size=3, max_size=3)))
    if shape == 0:
        return Point(label=label, outcome=outcome)
    if shape == 1:
        return Point(label=label, outcome=outcome, value=figures[1])
    return Point(label=label, outcome=outcome, value=figures[1], lower=figures[0], upper=figures[2])


@given(
    title=st.text(max_size=200),
    seen=st.lists(points(), min_size=1, max_size=60),
    threshold=st.none() | FIGURES,
    at_least=st.booleans(),
)
@example(
    title="",
    seen=[Point(label="", outcome=Outcome.PASS, value=value) for value in (0.0, -1e-320)],
    threshold=5e-324,
    at_least=True,
)
@settings(max_examples=60, deadline=None)
def test_every_trend_becomes_a_well_formed_picture_with_everything_on_the_sheet(
    title: str, seen: list[Point], threshold: float | None, *, at_least: bool
) -> None:
    trend = Trend(
        title=title, points=tuple(seen), threshold=threshold, at_least=at_least, is_share=False
    )

    root = ET.fromstring(draw(trend))  # noqa: S314  # our own text

    for dot in root.iter(f"{SVG}circle"):
        assert 0 <= float(dot.attrib["cx"]) <= WIDTH
        assert 0 <= float(dot.attrib["cy"]) <= HEIGHT
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.attrib["y"]) <= HEIGHT


def trend_of(title: str) -> Trend:
    point = Point(label="5 Oct", outcome=Outcome.PASS, value=0.97, lower=0.95, upper=0.99, n=300)
    return Trend(title=title, points=(point, point), threshold=0.95)


def test_markup_in_a_title_is_shown_and_does_nothing() -> None:
    picture = draw(trend_of('</text><script>x</script>&lt; "quoted" \u202e'))

    root = ET.fromstring(picture)  # noqa: S314  # our own text

    assert not list(root.iter(f"{SVG}script"))
    assert any('</text><script>x</script>&lt; "quoted"' == one.text for one in root.iter())
    assert "\u202e" not in picture


def test_a_picture_is_sharp_and_its_words_are_really_drawn() -> None:
    titled, untitled = png(draw(trend_of("Right answers"))), png(draw(trend_of("")))

    assert titled[:8] == b"\x89PNG\r\n\x1a\n"
    assert (1.5 * WIDTH, 1.5 * HEIGHT) == struct.unpack(">II", titled[16:24])
    assert len(titled) > len(untitled) + 1_000  # without the font the words would leave no trace


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_a_shape_of_its_own_without_its_colour(outcome: Outcome) -> None:
    def shape(one: Outcome) -> tuple[str, ...]:
        drawn = ET.fromstring(f"<g>{mark(one, 10, 10)}</g>")  # noqa: S314  # our own text
        return tuple(
            f"{part.tag} {'filled' if part.attrib.get('fill', '#ffffff') != '#ffffff' else 'hollow'}"
            for part in drawn
        )

    told_apart = {Outcome.PASS, Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.INVALID}
    others = told_apart - {outcome}

    assert outcome not in told_apart or all(shape(outcome) != shape(other) for other in others)
