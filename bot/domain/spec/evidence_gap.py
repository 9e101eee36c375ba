"""What a spec claims and nothing shows yet: the cases, the baseline, the judge, the drills."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.domain.criterion.advice import floor_of
from bot.domain.number import numbers_in
from bot.domain.provenance import Field, value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.evaluation import GraderType
from bot.domain.spec.plan.question import PLAN_QUESTIONS

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "cases": "On which cases, in which version, are {criteria} tested? It takes {n} without a failure, and more with some.",
        "few": "{n} cases are planned, and {criterion} needs {needed} even without a failure. More cases, or another number?",
        "baseline": "What does “{option}” reach on the same cases? Nobody knows yet what has to be beaten.",
        "judge": "How often does the judging model agree with people? Its word shows nothing before.",
        "confidence": "On which cases was it shown that the confidence means what it says?",
        "stop": "When was stopping it last tried, and how fast did it work?",
        "rollback": "When was going back last tried, and how long did it take?",
        "why": "It is claimed, and nothing shows it.",
        "next": "Write it under Edit, {place}.",
    },
    "fr": {
        "cases": "Sur quels cas, dans quelle version, teste-t-on {criteria} ? Il en faut {n} sans échec, et plus s'il y en a.",
        "few": "{n} cas sont prévus, et {criterion} en demande {needed} même sans échec. Plus de cas, ou un autre chiffre ?",
        "baseline": "Qu'atteint « {option} » sur les mêmes cas ? Personne ne sait encore ce qu'il faut dépasser.",
        "judge": "À quelle fréquence le modèle juge est-il d'accord avec des personnes ? Son avis ne montre rien avant.",
        "confidence": "Sur quels cas a-t-on montré que la confiance veut dire ce qu'elle dit ?",
        "stop": "Quand l'arrêt a-t-il été essayé en dernier, et en combien de temps a-t-il agi ?",
        "rollback": "Quand le retour en arrière a-t-il été essayé en dernier, et combien de temps a-t-il pris ?",
        "why": "C'est affirmé, et rien ne le montre.",
        "next": "Écrivez-le sous Modifier, {place}.",
    },
    "de": {
        "cases": "An welchen Fällen, in welcher Version, wird {criteria} geprüft? Es braucht {n} ohne Fehler, und mehr mit welchen.",
        "few": "{n} Fälle sind geplant, und {criterion} braucht {needed}, selbst ohne Fehler. Mehr Fälle, oder eine andere Zahl?",
        "baseline": "Was erreicht „{option}“ an denselben Fällen? Noch weiß niemand, was zu übertreffen ist.",
        "judge": "Wie oft ist das urteilende Modell mit Menschen einig? Vorher zeigt sein Wort nichts.",
        "confidence": "An welchen Fällen ist gezeigt, dass die Sicherheit bedeutet, was sie sagt?",
        "stop": "Wann wurde das Anhalten zuletzt geübt, und wie schnell wirkte es?",
        "rollback": "Wann wurde der Weg zurück zuletzt geübt, und wie lange dauerte er?",
        "why": "Es wird behauptet, und nichts zeigt es.",
        "next": "Schreiben Sie es unter Bearbeiten, {place}.",
    },
}


class EvidenceGap(NamedTuple):
    """One claim without evidence: what would show it, who could know, and where it is written."""

    name: str
    question: str
    why: str
    owner: str
    paths: tuple[str, ...]
    next_step: str


def evidence_gaps(spec: AISpec) -> Iterator[EvidenceGap]:
    """Every claim of a spec that nothing shows yet; what nobody claims needs no evidence."""
    if spec.has_plans:
        yield from _of_results(spec)
        yield from _of_judgement(spec)
        yield from _of_drills(spec)


def _of_results(spec: AISpec) -> Iterator[EvidenceGap]:
    """Numbers that were agreed, without cases that could show them or a baseline to beat."""
    dataset = spec.evaluation.dataset
    needed = {name: n for name, n in _needed(spec) if n is not None}
    if not needed:
        return
    place = "Evaluation: dataset"
    if not _known(dataset.version):
        facts = {"criteria": ", ".join(needed), "n": max(needed.values())}
        yield _gap(spec, "cases", "P-E01", place, dataset.version.path, **facts)
    size = _count(dataset.size, spec.language)
    for name, n in needed.items():
        if size is not None and size < n:
            facts = {"n": f"{size:g}", "criterion": name, "needed": n}
            yield _gap(spec, "few", "P-E01", place, f"acceptance.{name}.min_n", **facts)
    simplest = next((one for one in spec.options if one.simplest), None)
    if simplest is not None and not _known(simplest.quality):
        option = value_text(simplest.name.value)
        yield _gap(spec, "baseline", "P-O01", "Options", simplest.quality.path, option=option)


def _of_judgement(spec: AISpec) -> Iterator[EvidenceGap]:
    """Judges and confidences whose word decides, and that nobody has checked."""
    for grader in spec.evaluation.graders:
        if grader.type is GraderType.LLM_JUDGE and not (grader.judge and grader.judge.calibration):
            path = f"evaluation.graders.{grader.id}.judge"
            yield _gap(spec, "judge", "P-E03", "Evaluation", path)
    if spec.confidence.bands and not _known(spec.confidence.evidence):
        yield _gap(spec, "confidence", "P-C01", "Confidence", spec.confidence.evidence.path)


def _of_drills(spec: AISpec) -> Iterator[EvidenceGap]:
    """Ways to stop it and to go back that somebody names and nobody has tried."""
    stop, back = spec.operation.kill_switch, spec.drift.rollback
    if (_said(stop.who) or _said(stop.how)) and not _known(stop.drill_on):
        yield _gap(spec, "stop", "P-S01", "Operation: kill switch", stop.drill_on.path)
    if (_said(back.to) or _said(back.time)) and not _known(back.drill_on):
        yield _gap(spec, "rollback", "P-D03", "Drift: rollback", back.drill_on.path)


def _gap(spec: AISpec, name: str, ask: str, place: str, path: str, **facts: object) -> EvidenceGap:
    words = _WORDS.get(spec.language, _WORDS["en"])
    owner, step = PLAN_QUESTIONS[ask].who, words["next"].format(place=place)
    return EvidenceGap(name, words[name].format(**facts), words["why"], owner, (path,), step)


def _needed(spec: AISpec) -> Iterator[tuple[str, int | None]]:
    """How many cases without a failure each agreed criterion takes."""
    for one in spec.acceptance:
        floor = floor_of(canonical(one, spec.language).criterion)
        if floor is not None and not one.to_be_agreed:
            yield one.id, floor.fewest()


def _count(leaf: Field, language: str) -> float | None:
    numbers = numbers_in(value_text(leaf.value), language)
    return numbers[0].value if numbers else None


def _known(leaf: Field) -> bool:
    return leaf.value is not None


def _said(leaf: Field) -> bool:
    """Whether a person claims it; what Remit proposes is no claim yet."""
    return leaf.value is not None and (bool(leaf.quotes) or leaf.confirmed is not None)
