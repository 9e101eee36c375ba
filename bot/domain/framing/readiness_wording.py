"""How readiness reads, in English, French and German: one line, in plain words."""

from dataclasses import dataclass

from bot.domain.framing.field import FIELDS
from bot.domain.framing.readiness import Hold, Readiness, Reason, Step
from bot.domain.framing.wording import WORDINGS
from bot.domain.framing.words import table

_NAMED = 2  # what holds the score back is named up to here, the rest is counted


@dataclass(frozen=True, slots=True)
class ReadinessWords:
    """What one language says about readiness."""

    score: str
    held: str
    only: str
    more: str
    next: str
    confirm: str
    disputed: str
    prohibited: str
    unsound: str
    items: dict[str, str]
    parts: dict[str, str]


_ENGLISH = ReadinessWords(
    score="Ready {score} of 100, weakest: {weakest}.",
    held="To get past {cap}, settle this: {open}.",
    only="To get past {cap}, say {open}.",
    more="and {count} more",
    next="Next: say {part}.",
    confirm="Next, confirm or correct: {part}.",
    disputed="who is right about “{label}”",
    prohibited="whether the law forbids it (check with Legal or Compliance)",
    unsound="a target that can hold",
    items=table(
        """
goal = the goal
measure = the figures for today, target and deadline
problem = the problem as people have it
decision = what will be done differently
fit = whether machine learning is needed
hypothesis = the reason why it should work
metrics = how success is measured
risk = the risks
"""
    ),
    parts=table(
        """
business_goal.statement = what should get better
business_goal.metric = which number should move
business_goal.direction = whether the number should go up or down
business_goal.baseline = where the number stands today
business_goal.target = where the number should be
business_goal.deadline = by when
user_problem.voice = what the people who have the problem say
user_problem.evidence = what shows the problem (tickets, calls, counts)
decision.supported = what somebody will do differently
decision.actor = who acts on it
decision.capacity = how many cases people can handle
ml_fit.verdict = whether machine learning is needed
ml_fit.heuristic = the simplest rule to beat
ml_fit.non_ml_alternatives = what could be done without machine learning
hypothesis.statement = why it should work
hypothesis.chain = the steps from its output to the result
hypothesis.kill_criteria = what would make you stop
metrics.model = how good it has to be
metrics.business = which business number shows that it worked
metrics.guardrails = what must not get worse
risk.affected_people = who is affected
risk.effect_on_person = how much it affects a person
flags = which of the suspected risks are real
"""
    ),
)
_FRENCH = ReadinessWords(
    score="Prêt à {score} sur 100, point faible : {weakest}.",
    held="Pour dépasser {cap}, il faut savoir : {open}.",
    only="Pour dépasser {cap}, dites {open}.",
    more="et {count} de plus",
    next="Ensuite, dites {part}.",
    confirm="Ensuite, à confirmer ou à corriger : {part}.",
    disputed="qui a raison au sujet de « {label} »",
    prohibited="si la loi l'interdit (à voir avec le service juridique ou la conformité)",
    unsound="une cible qui puisse tenir",
    items=table(
        """
goal = l'objectif
measure = les chiffres d'aujourd'hui, la cible et l'échéance
problem = le problème tel qu'il est vécu
decision = ce que l'on fera autrement
fit = le besoin d'apprentissage automatique
hypothesis = la raison pour laquelle cela devrait marcher
metrics = la mesure du succès
risk = les risques
"""
    ),
    parts=table(
        """
business_goal.statement = ce qui doit s'améliorer
business_goal.metric = quel chiffre doit bouger
business_goal.direction = si le chiffre doit monter ou baisser
business_goal.baseline = où en est le chiffre aujourd'hui
business_goal.target = où le chiffre doit arriver
business_goal.deadline = pour quand
user_problem.voice = ce que disent ceux qui ont le problème
user_problem.evidence = ce qui montre le problème (tickets, appels, relevés)
decision.supported = ce que quelqu'un fera autrement
decision.actor = qui agit
decision.capacity = combien de cas les personnes peuvent traiter
ml_fit.verdict = s'il faut de l'apprentissage automatique
ml_fit.heuristic = la règle la plus simple à dépasser
ml_fit.non_ml_alternatives = ce qui est possible sans apprentissage automatique
hypothesis.statement = pourquoi cela devrait marcher
hypothesis.chain = les étapes entre la sortie et le résultat
hypothesis.kill_criteria = ce qui vous ferait arrêter
metrics.model = quelle qualité il faut
metrics.business = quel chiffre métier montre que cela a marché
metrics.guardrails = ce qui ne doit pas se dégrader
risk.affected_people = qui est concerné
risk.effect_on_person = à quel point une personne est touchée
flags = quels risques soupçonnés sont réels
"""
    ),
)
_GERMAN = ReadinessWords(
    score="Reife: {score} von 100, am schwächsten: {weakest}.",
    held="Um über {cap} zu kommen, ist zu klären: {open}.",
    only="Um über {cap} zu kommen, als Nächstes klären: {open}.",
    more="und {count} mehr",
    next="Als Nächstes klären: {part}.",
    confirm="Als Nächstes bestätigen oder korrigieren: {part}.",
    disputed="wer bei „{label}“ recht hat",
    prohibited="ob das Gesetz es verbietet (mit Rechtsabteilung oder Compliance klären)",
    unsound="ein Zielwert, der möglich ist",
    items=table(
        """
goal = das Ziel
measure = die Zahlen zu heute, Zielwert und Termin
problem = das Problem, wie es erlebt wird
decision = was künftig anders gemacht wird
fit = ob es maschinelles Lernen braucht
hypothesis = warum es wirken sollte
metrics = woran Erfolg gemessen wird
risk = die Risiken
"""
    ),
    parts=table(
        """
business_goal.statement = was besser werden soll
business_goal.metric = welche Zahl sich bewegen soll
business_goal.direction = ob die Zahl steigen oder sinken soll
business_goal.baseline = wo die Zahl heute steht
business_goal.target = wo die Zahl stehen soll
business_goal.deadline = bis wann
user_problem.voice = was die Betroffenen selbst sagen
user_problem.evidence = was das Problem belegt (Tickets, Anrufe, Zählungen)
decision.supported = was jemand anders machen wird
decision.actor = wer danach handelt
decision.capacity = wie viele Fälle zu schaffen sind
ml_fit.verdict = ob es maschinelles Lernen braucht
ml_fit.heuristic = die einfachste Regel, die zu schlagen ist
ml_fit.non_ml_alternatives = was ohne maschinelles Lernen möglich ist
hypothesis.statement = warum es wirken sollte
hypothesis.chain = die Schritte von der Ausgabe zum Ergebnis
hypothesis.kill_criteria = was zum Aufhören führen würde
metrics.model = wie gut es sein muss
metrics.business = welche Geschäftszahl den Erfolg zeigt
metrics.guardrails = was nicht schlechter werden darf
risk.affected_people = wer betroffen ist
risk.effect_on_person = wie stark es einen Menschen betrifft
flags = welche der vermuteten Risiken bestehen
"""
    ),
)
READINESS_WORDS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}


def words_of(language: str) -> ReadinessWords:
    return READINESS_WORDS.get(language, _ENGLISH)


def readiness_line(state: Readiness, language: str) -> str:
    """The score, the weakest item, what holds it back, and what to do next."""
    words = words_of(language)
    weakest = words.items[state.weakest]
    sentences = [words.score.format(score=state.score, weakest=weakest)]
    following = step_sentence(state.steps[0], language) if state.steps else ""
    if state.holds:
        cap, open_ones = _lowest(state, language)
        alone = state.steps and open_ones == [words.parts[state.steps[0].path]]
        held = words.only if alone else words.held
        sentences.append(held.format(cap=cap, open=_listed(open_ones, words)))
        following = "" if alone else following
    return " ".join([*sentences, following]).rstrip()


def brief_line(state: Readiness, language: str, *, asking: bool) -> str:
    """The same above what is missing and asked anyway: only what else holds it back.

    Where questions follow, they are the next step: one of them, not two.
    """
    others = tuple(hold for hold in state.holds if hold.reason is not Reason.MISSING)
    steps = () if asking else state.steps
    return readiness_line(state.model_copy(update={"holds": others, "steps": steps}), language)


def hold_words(hold: Hold, language: str) -> str:
    """What is open, as part of a sentence."""
    words = words_of(language)
    match hold.reason:
        case Reason.MISSING:
            return words.parts[hold.path]
        case Reason.DISPUTED:
            return words.disputed.format(label=_label(hold.path, language))
        case Reason.PROHIBITED:
            return words.prohibited
        case Reason.UNSOUND:
            return words.unsound


def step_sentence(step: Step, language: str) -> str:
    """What to do next, as a sentence."""
    words = words_of(language)
    said = words.confirm if step.confirms else words.next
    return said.format(part=words.parts[step.path])


def _lowest(state: Readiness, language: str) -> tuple[int, list[str]]:
    """The tightest cap, and everything that has to be settled to get past it."""
    cap = min(hold.cap for hold in state.holds)
    holds = [hold for hold in state.holds if hold.cap == cap]
    return cap, list(dict.fromkeys(hold_words(hold, language) for hold in holds))


def _listed(open_ones: list[str], words: ReadinessWords) -> str:
    rest = len(open_ones) - _NAMED
    counted = [words.more.format(count=rest)] if rest > 0 else []
    return ", ".join([*open_ones[:_NAMED], *counted])


def _label(path: str, language: str) -> str:
    words = WORDINGS.get(language, WORDINGS["en"])
    return words.labels.get(path, FIELDS[path].label)
