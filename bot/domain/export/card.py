"""A model card and a datasheet from a spec; what nobody knows is listed as not known."""

from collections.abc import Iterator, Mapping

from bot.domain.criterion.beside import beside_in
from bot.domain.criterion.explanation import explained
from bot.domain.evaluation.eval_set import EvalSet, set_lines
from bot.domain.provenance import Field
from bot.domain.spec.canonical import canonical
from bot.domain.spec.inline import code, escaped
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.summary import what_is_judged
from bot.domain.spec.version import SpecVersion

_UNKNOWN = "not known yet"
_NOTHING_RUN = "Nothing was run on them yet, so what they really hold is not known."
_NO_RESULTS = "Results are not part of a spec; they stand with each evaluation run."


def model_card(version: SpecVersion, names: Mapping[str, str]) -> str:
    """What it is, for whom, how it is judged, and where it must not be used (Mitchell et al. 2019)."""
    spec, phrases = version.spec, Phrases(version.spec, names)
    lines = [
        *_head("Model card: {0}", version, phrases),
        *_part("Details", phrases, ("Owner", spec.owner), ("Kind of task", spec.task_kind)),
    ]
    unknown = [f"- {phrases.say(_UNKNOWN)}"]
    for component in spec.components:
        lines += _rows(
            phrases, (component.name.value.replace("_", " ").capitalize(), component.version)
        )
    use = spec.intended_use
    lines += _part(
        "Intended use",
        phrases,
        ("Who uses it", use.user),
        ("For what", use.task),
        ("Input", use.input),
        ("Output", use.output),
        ("Not to be used for", use.restricted_uses),
    )
    lines += ["", f"## {phrases.say('Limitations')}", ""]
    lines += [f"- {phrases.value(one.text)}" for one in spec.limitations] or unknown
    lines += ["", f"## {phrases.say('How it is judged')}", ""]
    judged = [(one, canonical(one, spec.language)) for one in spec.acceptance]
    criteria = [read.criterion for _, read in judged]
    for one, read in judged:
        lines += [
            f"- {what_is_judged(one, phrases)}{phrases.colon} {phrases.must_hold(one)} ({code(read.line)})"
        ]
        beside = beside_in(read.criterion, criteria)
        meant = explained(read.criterion, language=spec.language, beside=beside)
        if meant:
            lines += [f"  - {phrases.aside('If it is just met')} {escaped(str(meant))}"]
    lines += [] if judged else unknown
    lines += ["", phrases.say(_NO_RESULTS)]
    plan = spec.evaluation
    lines += _part(
        "Test data",
        phrases,
        ("Data set", plan.dataset.name),
        ("What says which output is right", plan.reference),
        ("What it has to beat", plan.baseline),
    )
    lines += _part(
        "People",
        phrases,
        ("Who is affected", spec.impact.people),
        ("How strongly", spec.impact.effect),
        ("How they can object", spec.impact.recourse),
        ("Groups that are compared", spec.fairness.groups),
        ("Compared on", spec.fairness.metric),
    )
    lines += ["", f"## {phrases.say('Risks')}", ""]
    lines += [f"- {phrases.value(risk.description)}" for risk in spec.risks] or unknown
    return "\n".join(lines) + "\n"


def datasheet(version: SpecVersion, names: Mapping[str, str], cases: EvalSet | None = None) -> str:
    """What is known of the data, in the questions of Gebru et al. 2021.

    Args:
        version: Of the spec.
        names: Of the people in it.
        cases: What it was tested on, as its runs tell; none where nothing was run.
    """
    spec, phrases = version.spec, Phrases(version.spec, names)
    data, tested = spec.data, spec.evaluation.dataset
    lines = [
        *_head("Datasheet: {0}", version, phrases),
        *_part("Why", phrases, ("What the data are for", spec.problem.goal)),
        *_part(
            "What they hold",
            phrases,
            *((need.id, need.name) for need in data.needs),
            ("What one row is about", spec.intended_use.subject),
            ("How much there is", data.volume),
            ("Labels come from", data.labels),
            ("Quality", data.quality),
        ),
        *_part("Where they come from", phrases, ("Source", data.source)),
        *_part(
            "What may be done with them",
            phrases,
            ("Rights", data.rights),
            ("Privacy", data.privacy),
            ("Where they may be kept", data.residency),
        ),
        *_part("What to watch", phrases, ("What must not leak into training", data.leakage)),
        *_part(
            "Test data",
            phrases,
            ("Data set", tested.name),
            ("Their version", tested.version),
            ("Drawn from", tested.frame),
            ("Period", tested.period),
            ("How many", tested.size),
            ("When they are renewed", tested.refresh),
            ("Who keeps them", tested.owner),
        ),
        "",
        f"### {phrases.say('As they were last used')}",
        "",
    ]
    lines += (
        [f"- {escaped(line)}" for line in set_lines(cases)]
        if cases
        else [phrases.say(_NOTHING_RUN)]
    )
    return "\n".join(lines) + "\n"


def _head(title: str, version: SpecVersion, phrases: Phrases) -> Iterator[str]:
    yield f"# {phrases.say(title, escaped(version.spec.title))}"
    yield ""
    day = f"{version.created_at:%Y-%m-%d}"
    yield phrases.say("From {0} version {1}, {2}.", code(version.id), str(version.version), day)


def _part(title: str, phrases: Phrases, *rows: tuple[str, Field]) -> list[str]:
    return ["", f"## {phrases.say(title)}", "", *_rows(phrases, *rows)]


def _rows(phrases: Phrases, *rows: tuple[str, Field]) -> Iterator[str]:
    for name, leaf in rows:
        told = phrases.value(leaf) if leaf.value is not None else phrases.say(_UNKNOWN)
        yield f"- {phrases.lead(escaped(phrases.say(name)))} {told}"
