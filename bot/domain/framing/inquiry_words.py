"""How people ask about a statement in English, French and German, and what they call its fields.

All of it is compared without case and accents.
"""

import re

from bot.domain.framing.words import table

_ABOUT = r"(?P<about>.+?)"


def sentences(text: str) -> tuple[re.Pattern[str], ...]:
    """One sentence a line: `<about>` is what is asked about, `[...]` may be left out."""
    lines = text.replace("[", "(?:").replace("]", ")?").replace("<about>", _ABOUT)
    return tuple(re.compile(line.strip()) for line in lines.strip().splitlines())


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.replace("\n", ",").split(",") if word.strip())


REASONS = sentences(
    """
(?:and |but )?why[ not]
[but |and ]why (?:do|did|would) you (?:think|say|assume|believe|write|claim|put|conclude)[ <about>]
what makes you (?:think|say|assume|believe) <about>
how (?:do|did) you know[ <about>]
how did you (?:get|get to|arrive at|come to|come up with) <about>
where (?:do|did) you (?:get|take) <about>[ from]
where have you got <about> from
where (?:does|do|did|is|are) <about> (?:come from|coming from|from)
who (?:said|says|told you|wrote)[ <about>]
what(?: is|'s| are) <about> based on
[mais |et ]pourquoi[ ca| cela]
pourquoi (?:penses-tu|tu penses|pensez-vous|vous pensez|crois-tu|croyez-vous|dis-tu|dites-vous)[ que][ <about>]
pourquoi (?:supposes-tu|tu supposes|supposez-vous|vous supposez)[ que][ <about>]
qu'est-ce qui (?:te|vous) fait (?:dire|penser|croire)[ que] <about>
comment [le ](?:sais-tu|savez-vous)[ que][ <about>]
comment (?:tu|vous) [le ](?:sais|savez)[ que][ <about>]
d'ou (?:vient|viennent|sort|sortent|tiens-tu|tenez-vous|tires-tu|tirez-vous)[ <about>]
qui [l'](?:a|ont) dit[ <about>]
sur quoi (?:se basent?|se fonden?t?|reposen?t?|repose) <about>
(?:warum|wieso|weshalb)[ denn][ das]
(?:warum|wieso|weshalb) (?:denkst|glaubst|meinst|sagst|vermutest) du[ <about>]
(?:warum|wieso|weshalb) (?:denken|glauben|meinen|sagen|vermuten) sie[ <about>]
wie (?:kommst du|kommen sie) darauf[ dass <about>]
wie (?:kommst du|kommen sie) auf <about>
woher (?:kommt|kommen|stammt|stammen) <about>
woher (?:hast du|haben sie|weisst du|wissen sie|nimmst du|nehmen sie)[ <about>]
wer hat <about> gesagt
wer sagt <about>
worauf (?:beruht|beruhen|basiert|basieren) <about>
"""
)
# Only a question about the statement when what follows names a part of it.
SHORT_REASONS = sentences(
    """
[but |and ]why[ is| are| exactly| only] <about>
[mais |et ]pourquoi[ seulement| juste] <about>
[aber |und ](?:warum|wieso|weshalb)[ ist| sind| gerade| genau| nur] <about>
explain <about>
explique[z][-moi| moi] <about>
erklar[e][ mir| uns] <about>
"""
)
CHANGES = sentences(
    """
what[ has|'s| have] changed[ since .+| here| so far]
what(?: is|'s) (?:new|different)[ here| now]
(?:show|show me|show us) [the |all ](?:history|changes|versions|earlier versions)
[the ](?:history|changes|versions)
qu'est-ce qui a change[ depuis .+]
quoi de neuf
[montre |montrez |montre-moi |montrez-moi |l'|les |l' ](?:historique|versions)
(?:montre|montrez|montre-moi|montrez-moi) l'historique
was hat sich (?:geandert|verandert)[ seit .+]
was (?:wurde|ist) (?:geandert|neu)
[zeig |zeig mir |zeige |zeigen sie |zeigen sie mir ][den |die ](?:verlauf|historie|versionen|anderungen)
"""
)
POINTERS = _words(
    """
that, this, it, so, these, those, them, think, the number, that number, this number
ca, cela, ceci, le, la, les, chiffre, ce chiffre, je, tu
das, dies, dass, denn, es, dem, darauf, zahl, die zahl, diese zahl
"""
)
ARTICLES = re.compile(
    r"(?:the|a|an|your|our|that|this|le|la|les|l'|un|une|ces?|cette|votre|notre|ton|ta|que|qu'"
    r"|der|die|das|den|dem|des|ein|eine|einen|dein|deine|ihr|ihre|unser|unsere|dass|diese[rsnm]?"
    r"|value for|figure for|number for)(?:(?<=')|\s+)(?=\S)"
)
# A goal may begin with these after "why": they make a sentence about the world.
UNLIKELY_STARTS = _words(
    """
do, does, did, don't, can, can't, cannot, should, would, is, are, was, were, so, not, many
il, elle, on, nous, vous, y, n'y, tant, autant, est-ce, ne, pas
wir, ihr, man, es, viele, gibt, haben, sind, werden, konnen
"""
)
# Further names of fields, beside their labels.
NAMES = table(
    """
business_goal.statement = goal, but, objectif
business_goal.metric = metric, kpi, measure, indicateur, metrique, kennzahl, metrik
business_goal.direction = direction, sens, richtung
business_goal.baseline = baseline, today, current value, current number, starting point, today's number, valeur actuelle, point de depart, aujourd'hui, ausgangswert, ist-wert, heutiger wert, heute
business_goal.target = target, target value, goal number, cible, valeur cible, objectif chiffre, ziel, zielwert, soll-wert, zielmarke
business_goal.deadline = deadline, date, due date, end date, by when, echeance, delai, date limite, frist, termin, stichtag
business_goal.population = population, scope, coverage, covers, perimetre, population concernee, umfang, geltungsbereich
business_goal.value_of_target = value, money, worth, worth if met, gain, valeur, wert, nutzen
business_goal.sponsor = sponsor
owner = owner, responsible, responsable, verantwortlicher, verantwortliche, verantwortlich
user_problem.who = user, users, utilisateurs, nutzer, who has the problem
user_problem.current_process = current process, process, how it works today, processus, processus actuel, heutiger ablauf, ablauf, prozess
user_problem.evidence = evidence, preuves, belege
decision.supported = decision, entscheidung
decision.actor = actor, who acts, qui agit, wer handelt
decision.moment = moment, timing, when it is needed, zeitpunkt
decision.capacity = capacity, capacite, kapazitat
decision.automation_level = automation, automation level, autonomy, how much it may do, autonomie, automatisierung, automatisierungsgrad
ml_fit.verdict = verdict, machine learning, ml, apprentissage automatique, maschinelles lernen
ml_fit.heuristic = heuristic, simple rule, simplest rule, baseline rule, regle simple, heuristique, einfache regel, heuristik
ml_fit.non_ml_alternatives = alternatives, alternativen
hypothesis.statement = hypothesis, hypothese
task.kind = kind, task, kind of task, type of task, prediction, classification, type de tache, prevision, art der aufgabe, aufgabe, vorhersage
task.entity = entity, what is scored
task.outcome = outcome, label, what counts as true
task.cost_fp = cost of a false alarm, false alarm, false alarms, fausse alerte, fausses alertes, fehlalarm, fehlalarme
task.cost_fn = cost of a miss, miss, misses, missed case, cas manque, ubersehener fall, ubersehene falle
task.acceptable_failure = tolerated errors, error rate, erreurs tolerees, hinnehmbare fehler
metrics.model = model metrics, model metric, precision, recall
metrics.business = business metrics, business metric
metrics.guardrails = guardrail, guardrails, garde-fou, garde-fous, leitplanken
data.source = source, data source, data, donnees, source des donnees, datenquelle, daten
data.volume = volume, history of data, menge
constraints.latency = latency, latence, latenz
constraints.budget = budget
constraints.cost_per_unit = cost per unit, unit cost
constraints.residency = residency
risk.effect_on_person = effect on a person, effect on people
roi.estimate = roi, return, rendement, rendite
"""
)
