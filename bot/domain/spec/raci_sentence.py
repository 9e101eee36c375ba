"""Who answers for what, as people tell it by name: 'Ana is accountable, Leo builds it, Mia is consulted'."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.raci import Letter, Task

# What people call the work, and the tasks of the split that it is.
_WORK: tuple[tuple[str, tuple[Task, ...]], ...] = (
    (r"labell?\w*|annotat\w*|étiquet\w*|beschrift\w*", (Task.LABELLING,)),
    (r"re-?train\w*|ré-?entraîn\w*|(?:nach|neu)train\w*", (Task.RETRAINING,)),
    (r"incidents?|outages?|pannes?|vorfälle?n?|störung\w*", (Task.INCIDENT,)),
    (r"roll\w*|launch\w*|release\w*|déploi\w*|lancement|einführ\w*|ausroll\w*", (Task.ROLLOUT,)),
    (r"evaluat\w*|tests?|testing|test cases|évalu\w*|évaluation|teste\w*|evaluier\w*", (Task.METRICS, Task.EVALUATION_DATA)),
    (r"oversight|approvals?|surveillance|approbations?|aufsicht|freigaben?", (Task.OVERSIGHT, Task.APPROVAL)),
    (r"fairness|équité", (Task.FAIRNESS,)),
    (r"data|données|daten", (Task.DATA_SUPPLY,)),
    (r"goals?|targets?|objectifs?|ziele?", (Task.GOAL,)),
    (r"behaviou?r|comportement|verhalten", (Task.BEHAVIOUR,)),
    (r"communication|kommunikation", (Task.COMMUNICATION,)),
    (r"runs?|running|operat\w*|exploit\w*|betrie\w*|betreib\w*", (Task.OPERATION,)),
    (r"builds?|building|develop\w*|implement\w*|construi\w*|construction|développe\w*|réalis\w*|baut|bauen|bau|entwick\w*|umsetz\w*|setz\w*",
     (Task.PROTOTYPE, Task.PIPELINE)),
)  # fmt: skip
_NAME = r"(?:<@[\w|.-]+>|@\w[\w.-]*|[A-ZÀ-ÖØ-Þ][\w.'\u2019-]*(?:\s+[A-ZÀ-ÖØ-Þ][\w.'\u2019-]*){0,2}|(?i:the|our|la|le|les|l['\u2019]|das|die|der|den|unser\w*)\s*[\w-]+)"
_WHO = rf"(?P<who>{_NAME}(?:\s*(?:,|&|and|et|und)\s*{_NAME})*)"
_ON = r"(?:\s+(?:for|of|on|about|pour|de|du|des|d['\u2019]|sur|à|für|bei|zu[rm]?|über)\s*(?P<on>[^,;]+))?"
_THING = (
    r"(?:whole\s+)?(?:system|model|service|pipeline|prototype|app\w*|bot|agent|solution|product|feature|ai|cases|data|examples|thing"
    r"|système|modèle|produit|données|cas|exemples|modell|dienst|lösung|produkt|daten|fälle|beispiele)"
)
_IT = (
    rf"(?:it|this|that|them|(?:the|our)\s+{_THING}|(?:le|la|les)\s+{_THING}|l['\u2019]{_THING}|cela|ça|es"
    rf"|das(?:\s+{_THING})?|(?:die|den)\s+{_THING})"
)
# Whoever is meant by these was named elsewhere, or is nobody.
_NO_NAME = re.compile(
    r"(?:it|this|that|these|they|he|she|we|you|i|who|what|which|there|everyone|everybody|nobody|somebody|someone|anybody|nothing"
    r"|il|elle|ils|elles|on|nous|vous|je|ce|ceci|cela|ça|qui|personne|chacun|tous|tout"
    r"|es|er|sie|wir|ihr|ich|man|wer|das|dies|niemand|jeder|jemand|alle)",
    re.IGNORECASE,
)
# What answers for nothing: things, and others' businesses.
_A_THING = re.compile(
    r"(?:the|our|la|le|les|l['\u2019]|das|die|der|den|unser\w*)\s*"
    r"(?:(?:old|new|whole)\s+)?(?:tools?|systems?|models?|services?|software|bots?|agent|chatbots?|algorithms?|ai|app\w*|program\w*|products?|features?"
    r"|prototypes?|data|tests?|cases?|laws?|weather|delays?|errors?|bugs?|outages?|competitors?|numbers?|results?"
    r"|outil|logiciel|système|modèle|algorithme|ia|produit|données|cas|loi|météo|retards?|erreurs?|pannes?|concurrents?|chiffres?"
    r"|werkzeug|modell|dienst|ki|algorithmus|produkt|daten|fälle|gesetz|wetter|lage|verzögerung\w*|fehler|ausfall|konkurren\w*|zahlen)",
    re.IGNORECASE,
)
# Those it is made for: that they are told or asked is mostly what it does, so the work has to be named.
_SERVED = re.compile(
    r"(?:the|our|la|le|les|l['\u2019]|das|die|der|den|unser\w*)\s*"
    r"(?:customers?|users?|clients?|patients?|applicants?|citizens?|callers?|utilisat\w*|client\w*|patient\w*|candidat\w*"
    r"|kund\w*|nutzer\w*|benutzer\w*|bewerber\w*|anrufer\w*|bürger\w*)",
    re.IGNORECASE,
)
# What is no single piece of the work but all of it.
_ALL_OF_IT = re.compile(
    rf"{_IT}|everything|all(?:\s+of\s+(?:it|this))?|(?:the|this|our)\s+(?:whole(?:\s+\w+)?|project|work)"
    r"|tout|l['\u2019]ensemble|(?:le\s+|la\s+)?(?:projet|tout|totalité)|alles|(?:das|dem)\s+(?:ganze|projekt)",
    re.IGNORECASE,
)
_ASKED = frozenset({Letter.CONSULTED, Letter.INFORMED})
_SAID: tuple[tuple[Letter, str], ...] = (
    (Letter.ACCOUNTABLE, rf"{_WHO}\s+(?i:is|are|est|sont|ist|sind)\s+(?i:accountable|redevables?|garante?s?|rechenschaftspflichtig){_ON}"),
    (Letter.ACCOUNTABLE, rf"{_WHO}\s+(?i:answers?\s+for|répond(?:ent)?\s+(?:de|du|des)|steht\s+ein\s+für|verantworte[tn])\s+(?P<on>[^,;]+)"),
    (Letter.ACCOUNTABLE, rf"{_WHO}\s+(?i:en\s+répond(?:ent)?|has\s+the\s+final\s+say|a\s+le\s+dernier\s+mot|hat\s+das\s+letzte\s+wort){_ON}"),
    (Letter.ACCOUNTABLE, rf"{_WHO}\s+(?i:est|sont|ist|sind)\s+(?i:responsables?|verantwortlich)"),
    (Letter.RESPONSIBLE, rf"{_WHO}\s+(?i:is|are|est|sont|ist|sind)\s+(?i:responsible|responsables?|chargée?s?|zuständig|verantwortlich)\s+(?i:for|de|du|des|pour|für)\s+(?P<on>[^,;]+)"),
    (Letter.RESPONSIBLE, rf"{_WHO}\s+(?P<on>(?i:builds?|develops?|implements?|runs?|operates?|tests?|evaluates?|labels?|retrains?|rolls?\s+out)\s+(?i:{_IT})(?:\s+out)?)"),
    (Letter.RESPONSIBLE, rf"{_WHO}\s+(?P<on>(?i:le|la|l['\u2019]|les)\s*(?i:construi\w*|développe\w*|réalise\w*|teste\w*|exploite\w*|étiquette\w*|réentraîne\w*|déploie\w*))"),
    (Letter.RESPONSIBLE, rf"{_WHO}\s+(?P<on>(?i:construi\w*|développe\w*|réalise\w*|exploite\w*)\s+(?i:{_IT}))"),
    (Letter.RESPONSIBLE, rf"{_WHO}\s+(?P<on>(?i:baut|bauen|entwickel[nt]|testet|testen|betreibt|betreiben|beschriftet|trainiert)\s+(?i:{_IT})|(?i:setzt|setzen)\s+(?i:{_IT})\s+um)"),
    (Letter.CONSULTED, rf"{_WHO}\s+(?i:is|are|is\s+to\s+be|est|sont|wird|werden)\s+(?i:consulted|asked|consultée?s?|gefragt|konsultiert|einbezogen){_ON}"),
    (Letter.CONSULTED, rf"(?i:we\s+(?:consult|ask)|on\s+consulte|nous\s+consultons|wir\s+(?:fragen|konsultieren))\s+{_WHO}{_ON}"),
    (Letter.INFORMED, rf"{_WHO}\s+(?i:is|are|is\s+kept|are\s+kept|est|sont|wird|werden)\s+(?i:informed|told|in\s+the\s+loop|informée?s?|tenue?s?\s+au\s+courant|informiert|auf\s+dem\s+laufenden\s+gehalten){_ON}"),
    (Letter.INFORMED, rf"(?i:we\s+(?:inform|tell)|on\s+informe|nous\s+informons|wir\s+informieren)\s+{_WHO}{_ON}"),
    (Letter.INFORMED, rf"(?i:tell|inform|notify|préviens|prévenez|informe[rz]?|informier\w*)\s+{_WHO}{_ON}"),
    (Letter.INFORMED, rf"(?i:let)\s+{_WHO}\s+(?i:know){_ON}"),
    (Letter.INFORMED, rf"(?i:keep)\s+{_WHO}\s+(?i:informed|in\s+the\s+loop){_ON}"),
)  # fmt: skip
_PATTERNS = tuple((letter, re.compile(pattern)) for letter, pattern in _SAID)
_APART = re.compile(
    r"\s*[,;]\s*(?:(?:and|et|und)\s+)?|\s+(?:and|et|und|while|tandis que|während)\s+", re.IGNORECASE
)
_FIELDS: Mapping[Letter, str] = {
    Letter.ACCOUNTABLE: "accountable",
    Letter.RESPONSIBLE: "responsible",
    Letter.CONSULTED: "consulted",
    Letter.INFORMED: "informed",
}


class _Part(NamedTuple):
    """One thing that was said: somebody, with a letter, in tasks or in all of it."""

    who: str
    letter: Letter
    tasks: tuple[Task, ...]


def responsibilities_told(words: str, spec: AISpec) -> tuple[tuple[str, str], ...]:
    """The fields of the split a clause fills, each with who was named; nothing where a part was not understood.

    Accountable, consulted and informed for nothing in particular is for all of it; whoever does it, does the
    building unless other work is named.
    """
    parts = _parts(words)
    if not parts or not spec.raci.rows:
        return ()
    found: dict[str, list[str]] = {}
    for part in parts:
        name = _FIELDS[part.letter]
        rows = [row.id for row in spec.raci.rows if row.task in part.tasks]
        paths = [f"raci.rows.{row}.{name}" for row in rows] or [f"raci.{name}"]
        for path in paths:
            found.setdefault(path, []).append(part.who)
        if paths == ["raci.accountable"] and spec.owner.value is None:
            found.setdefault("owner", []).append(part.who)
    return tuple((path, ", ".join(dict.fromkeys(who))) for path, who in found.items())


def _parts(words: str) -> list[_Part]:
    """What each stretch says; a name alone goes with the stretch after it, as in 'Ana and Bo are …'."""
    found: list[_Part] = []
    waiting = ""
    for piece in filter(None, (one.strip(" .!") for one in _APART.split(words))):
        said = f"{waiting}{piece}"
        part = _part(said)
        if part is None:
            if not re.fullmatch(_NAME, piece):
                return []
            last = found[-1] if found and not waiting else None
            if last and last.letter in _ASKED:
                waiting = f"{piece} and "  # "we consult Mia and Ben", or the next one's subject
                continue
            waiting = f"{said} and "
            continue
        found.append(part)
        waiting = ""
    if waiting:
        if not found:
            return []
        last = found[-1]
        who = f"{last.who}, {waiting.removesuffix(' and ').replace(' and ', ', ')}"
        found[-1] = last._replace(who=who)
    return found


def _part(piece: str) -> _Part | None:
    for letter, pattern in _PATTERNS:
        if said := pattern.fullmatch(piece):
            on = said.groupdict().get("on") or ""
            tasks = tuple(_tasks(on))
            if not tasks and (letter is Letter.RESPONSIBLE or (on and not _is_all(on))):
                return None
            if not _can_answer(said["who"], letter, tasks):
                return None
            who = re.sub(r"\s*(?:,|&|(?<!\w)(?:and|et|und)(?!\w))\s*", ", ", said["who"].strip())
            return _Part(who, letter, tasks)
    return None


def _is_all(on: str) -> bool:
    return _ALL_OF_IT.fullmatch(on.strip()) is not None


def _can_answer(who: str, letter: Letter, tasks: tuple[Task, ...]) -> bool:
    """Whether those are people or a part of the firm, and what is said of them is about the work."""
    if any(one.fullmatch(who) for one in (_NO_NAME, _A_THING)):
        return False
    of_it = tasks and not (letter in _ASKED and Task.DATA_SUPPLY in tasks)
    return bool(of_it) or _SERVED.fullmatch(who) is None


def _tasks(on: str) -> Iterator[Task]:
    """The tasks that words are about; none where they name no work, such as "it"."""
    for words, tasks in _WORK:
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", on, re.IGNORECASE):
            yield from tasks
            return
