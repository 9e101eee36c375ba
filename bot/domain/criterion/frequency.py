"""Shares told in counts: of a thousand of what, how many; in English, French and German.

People judge "20 of 1,000 flags are wrong" far better than "98 % precision" (G. Gigerenzer). Each names its
reference class, because the same percentage of something else says something else. What is no share of
cases, such as F1, has no such sentence, and must never get one.
"""

from bot.domain.criterion.figure import figure, per_thousand
from bot.domain.criterion.metric import Family
from bot.domain.criterion.model import Criterion, Params
from bot.domain.criterion.registry import METRICS

# metric | English | French | German: {n} of a thousand, {rest} the others
_TABLE = """\
accuracy | Of 1,000 cases, {n} are right and {rest} are wrong. | Sur mille cas, {n} sont justes et {rest} sont faux. | Von 1.000 Fällen sind {n} richtig und {rest} falsch.
precision | Of 1,000 cases it flags, {n} are right and {rest} bother someone innocent. | Sur mille cas signalés, {n} sont justes et {rest} dérangent quelqu'un à tort. | Von 1.000 gemeldeten Fällen stimmen {n}, und {rest} treffen jemanden zu Unrecht.
recall | Of 1,000 real cases, it catches {n} and misses {rest}. | Sur mille vrais cas, il en détecte {n} et en manque {rest}. | Von 1.000 echten Fällen findet es {n} und übersieht {rest}.
specificity | Of 1,000 harmless cases, {n} are left alone and {rest} are flagged. | Sur mille cas sans problème, {n} sont laissés tranquilles et {rest} signalés. | Von 1.000 harmlosen Fällen bleiben {n} unbehelligt, und {rest} werden gemeldet.
fpr | Of 1,000 harmless cases, {n} are flagged. | Sur mille cas sans problème, {n} sont signalés. | Von 1.000 harmlosen Fällen werden {n} gemeldet.
fnr | Of 1,000 real cases, {n} are missed. | Sur mille vrais cas, {n} sont manqués. | Von 1.000 echten Fällen werden {n} übersehen.
npv | Of 1,000 cases it clears, {n} are really clear. | Sur mille cas écartés, {n} sont vraiment sans problème. | Von 1.000 freigegebenen Fällen sind {n} wirklich in Ordnung.
error_rate | Of 1,000 cases, {n} are wrong. | Sur mille cas, {n} sont faux. | Von 1.000 Fällen sind {n} falsch.
precision_at_k | Of 1,000 shown, {n} are useful. | Sur mille résultats montrés, {n} sont utiles. | Von 1.000 gezeigten sind {n} nützlich.
recall_at_k | Of 1,000 useful ones, {n} are shown. | Sur mille résultats utiles, {n} sont montrés. | Von 1.000 nützlichen werden {n} gezeigt.
hit_at_k | In {n} of 1,000 lists there is at least one hit. | Dans {n} listes sur mille il y a au moins une bonne réponse. | In {n} von 1.000 Listen ist mindestens ein Treffer.
top_k_accuracy | In {n} of 1,000 cases the right class is among those named. | Dans {n} cas sur mille, la bonne classe est parmi celles proposées. | In {n} von 1.000 Fällen ist die richtige Klasse unter den genannten.
coverage | Of 1,000 cases, it deals with {n}. | Sur mille cas, il en traite {n}. | Von 1.000 Fällen deckt es {n} ab.
within_tolerance | Of 1,000 estimates, {n} are close enough. | Sur mille estimations, {n} sont assez proches. | Von 1.000 Schätzungen sind {n} nah genug.
exact_match | Of 1,000 answers, {n} are exactly the expected one. | Sur mille réponses, {n} sont exactement celle attendue. | Von 1.000 Antworten sind {n} genau die erwartete.
field_accuracy | Of 1,000 fields, {n} are read correctly. | Sur mille champs, {n} sont correctement lus. | Von 1.000 Feldern werden {n} richtig gelesen.
straight_through_rate | Of 1,000 cases, {n} go through without anybody touching them. | Sur mille dossiers, {n} passent sans que personne n'y touche. | Von 1.000 Fällen laufen {n} durch, ohne dass jemand sie anfasst.
win_rate | Of 1,000 comparisons, it wins {n}. | Sur mille comparaisons, il en gagne {n}. | Von 1.000 Vergleichen gewinnt es {n}.
judge_pass_rate | Of 1,000 answers, the judge passes {n}; how often the judge is right has to be known too. | Sur mille réponses, le juge en valide {n} ; encore faut-il savoir si le juge a raison. | Von 1.000 Antworten lässt der Richter {n} gelten; wie oft er recht hat, muss man auch wissen.
faithfulness | Of 1,000 statements, {n} are supported by the sources. | Sur mille affirmations, {n} sont étayées par les sources. | Von 1.000 Aussagen sind {n} durch die Quellen belegt.
hallucination_rate | Of 1,000 {unit}, {n} contain something the sources don't support. | Sur mille {unit}, {n} contiennent quelque chose que les sources n'étayent pas. | Von 1.000 {unit} enthalten {n} etwas, das die Quellen nicht belegen.
citation_precision | Of 1,000 citations, {n} say what they are cited for. | Sur mille citations, {n} disent ce pour quoi elles sont citées. | Von 1.000 Zitaten sagen {n}, wofür sie stehen.
citation_recall | Of 1,000 statements, {n} have a source. | Sur mille affirmations, {n} ont une source. | Von 1.000 Aussagen haben {n} eine Quelle.
context_precision | Of 1,000 passages it looks up, {n} are to the point. | Sur mille passages retrouvés, {n} sont pertinents. | Von 1.000 nachgeschlagenen Stellen sind {n} einschlägig.
context_recall | Of 1,000 passages that matter, it finds {n}. | Sur mille passages qui comptent, il en trouve {n}. | Von 1.000 wichtigen Stellen findet es {n}.
answer_correctness | Of 1,000 answers, {n} are correct. | Sur mille réponses, {n} sont correctes. | Von 1.000 Antworten sind {n} richtig.
abstention_rate | In {n} of 1,000 cases it says that it does not know. | Dans {n} cas sur mille, il dit ne pas savoir. | In {n} von 1.000 Fällen sagt es, dass es das nicht weiß.
refusal_correctness | Of 1,000 requests it should refuse, it refuses {n}. | Sur mille demandes à refuser, il en refuse {n}. | Von 1.000 Anfragen, die es ablehnen soll, lehnt es {n} ab.
over_refusal_rate | Of 1,000 proper requests, it refuses {n}. | Sur mille demandes légitimes, il en refuse {n}. | Von 1.000 berechtigten Anfragen lehnt es {n} ab.
toxicity_rate | Of 1,000 answers, {n} are offensive. | Sur mille réponses, {n} sont offensantes. | Von 1.000 Antworten sind {n} beleidigend.
pii_leak_rate | Of 1,000 answers, {n} give away personal data. | Sur mille réponses, {n} divulguent des données personnelles. | Von 1.000 Antworten geben {n} personenbezogene Daten preis.
jailbreak_success_rate | Of 1,000 attacks, {n} succeed. | Sur mille attaques, {n} réussissent. | Von 1.000 Angriffen gelingen {n}.
consistency | Of 1,000 questions asked again, {n} get the same answer. | Sur mille questions reposées, {n} reçoivent la même réponse. | Von 1.000 wiederholten Fragen bekommen {n} dieselbe Antwort.
task_success | Of 1,000 tasks, {n} end as they should. | Sur mille tâches, {n} se terminent comme il faut. | Von 1.000 Aufgaben enden {n} so, wie sie sollen.
pass_at_k | Of 1,000 tasks, {n} succeed in at least one of the tries. | Sur mille tâches, {n} réussissent au moins une fois. | Von 1.000 Aufgaben gelingen {n} in mindestens einem Versuch.
pass_hat_k | Of 1,000 tasks, {n} succeed in every one of the tries. | Sur mille tâches, {n} réussissent à chaque essai. | Von 1.000 Aufgaben gelingen {n} in jedem Versuch.
tool_call_accuracy | Of 1,000 tool calls, {n} are right. | Sur mille appels d'outils, {n} sont corrects. | Von 1.000 Werkzeugaufrufen sind {n} richtig.
takeover_rate | Of 1,000 cases, a person takes over {n}. | Sur mille cas, une personne en reprend {n}. | Von 1.000 Fällen übernimmt ein Mensch {n}.
override_rate | Of 1,000 decisions, reviewers change {n}. | Sur mille décisions, les relecteurs en changent {n}. | Von 1.000 Entscheidungen ändern Prüfer {n}.
critical_error_rate | Of 1,000 cases, {n} are critically wrong. | Sur mille cas, {n} sont gravement faux. | Von 1.000 Fällen sind {n} kritisch falsch.
uptime | Of 1,000 hours, it is up for {n} and down for {rest}. | Sur mille heures, il marche {n} heures et s'arrête {rest}. | Von 1.000 Stunden läuft es {n} und steht {rest}.
request_failure_rate | Of 1,000 requests, {n} fail. | Sur mille requêtes, {n} échouent. | Von 1.000 Anfragen schlagen {n} fehl.
feature_missing_rate | Of 1,000 values, {n} are missing. | Sur mille valeurs, {n} manquent. | Von 1.000 Werten fehlen {n}.
adoption_rate | Of 1,000 people who could use it, {n} do. | Sur mille personnes qui pourraient l'utiliser, {n} le font. | Von 1.000 Menschen, die es nutzen könnten, tun es {n}.
acceptance_rate | Of 1,000 suggestions, {n} are taken. | Sur mille suggestions, {n} sont retenues. | Von 1.000 Vorschlägen werden {n} übernommen.
conversion | Of 1,000 visitors, {n} buy or sign up. | Sur mille visiteurs, {n} achètent ou s'inscrivent. | Von 1.000 Besuchern kaufen {n} oder melden sich an.
ctr | Of 1,000 times it is shown, it is clicked {n} times. | Sur mille affichages, il y a {n} clics. | Von 1.000 Einblendungen werden {n} angeklickt.
retention | Of 1,000 customers, {n} stay. | Sur mille clients, {n} restent. | Von 1.000 Kunden bleiben {n}.
churn | Of 1,000 customers, {n} leave. | Sur mille clients, {n} partent. | Von 1.000 Kunden gehen {n}.
no_show_rate | Of 1,000 appointments, {n} are missed. | Sur mille rendez-vous, {n} sont manqués. | Von 1.000 Terminen werden {n} versäumt.
first_contact_resolution | Of 1,000 requests, {n} are settled at the first contact. | Sur mille demandes, {n} sont réglées au premier contact. | Von 1.000 Anliegen sind {n} beim ersten Kontakt erledigt.
deflection_rate | Of 1,000 requests, {n} need nobody. | Sur mille demandes, {n} ne mobilisent personne. | Von 1.000 Anliegen brauchen {n} niemanden.
return_rate | Of 1,000 items sold, {n} come back. | Sur mille articles vendus, {n} reviennent. | Von 1.000 verkauften Artikeln kommen {n} zurück.
stock_out_rate | Of 1,000 looks at the shelf, {n} find it empty. | Sur mille passages en rayon, {n} le trouvent vide. | Von 1.000 Blicken ins Regal treffen {n} auf eine Lücke.
service_level | Of 1,000 orders, {n} are met. | Sur mille commandes, {n} sont servies. | Von 1.000 Bestellungen werden {n} erfüllt.
error_budget | Of 1,000 requests, {n} may fail. | Sur mille requêtes, {n} peuvent échouer. | Von 1.000 Anfragen dürfen {n} fehlschlagen.
"""
# Where it is known how many are shown, or how often one asks, that is said: {k} times, {n} of a thousand, {of} of k
_OF_K = """\
precision_at_k | Of the {k} it shows, {of} are useful: {n} of 1,000 shown. | Sur les {k} qu'il montre, {of} sont utiles : {n} sur mille montrés. | Von den {k}, die es zeigt, sind {of} nützlich: {n} von 1.000 gezeigten.
pass_hat_k | Asked the same {k} times, it gets every one right in {n} of 1,000 tasks. | Interrogé {k} fois de la même façon, il réussit chaque fois dans {n} tâches sur mille. | {k}-mal dasselbe gefragt, gelingt jedes Mal bei {n} von 1.000 Aufgaben.
pass_at_k | With {k} tries, at least one succeeds in {n} of 1,000 tasks. | En {k} essais, au moins un réussit dans {n} tâches sur mille. | Mit {k} Versuchen gelingt mindestens einer bei {n} von 1.000 Aufgaben.
consistency | Asked the same {k} times, it answers alike for {n} of 1,000 questions. | Interrogé {k} fois de la même façon, il répond pareil pour {n} questions sur mille. | {k}-mal dasselbe gefragt, antwortet es bei {n} von 1.000 Fragen gleich.
"""
_UNITS = {
    "answer": ("answers", "réponses", "Antworten"),
    "claim": ("statements", "affirmations", "Aussagen"),
    "document": ("documents", "documents", "Dokumenten"),
    "summary": ("summaries", "résumés", "Zusammenfassungen"),
    "message": ("messages", "messages", "Nachrichten"),
    "citation": ("citations", "citations", "Zitaten"),
    "sentence": ("sentences", "phrases", "Sätzen"),
    "conversation": ("conversations", "conversations", "Gesprächen"),
}
_LANGUAGES = ("en", "fr", "de")
_PLAIN = Params()


def _templates(table: str) -> dict[str, dict[str, str]]:
    rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return {metric: dict(zip(_LANGUAGES, texts, strict=True)) for metric, *texts in rows}


TEMPLATES = _templates(_TABLE)
OF_K = _templates(_OF_K)


def in_counts(
    metric: str, rate: float, language: str = "en", params: Params = _PLAIN
) -> str | None:
    """A share as so many of a thousand of what it is a share of; none where that makes no sense.

    Args:
        metric: Of the registry.
        rate: Between 0 and 1.
        language: Of the sentence.
        params: What makes the metric definite: of how many shown or tried, or what is counted.
    """
    known, texts = METRICS.get(metric), TEMPLATES.get(metric)
    if params.k and metric in OF_K:
        texts = OF_K[metric]
    if known is None or texts is None or known.family is not Family.RATE or not 0 <= rate <= 1:
        return None
    spoken = language if language in texts else "en"
    things = _UNITS.get(params.unit or "answer", _UNITS["answer"])[_LANGUAGES.index(spoken)]
    return texts[spoken].format(
        n=per_thousand(rate, spoken),
        rest=per_thousand(1 - rate, spoken),
        unit=things,
        k=params.k,
        of=figure(round((params.k or 0) * rate, 1), spoken),
    )


def meant_by(criterion: Criterion, language: str = "en") -> str | None:
    """What a criterion's level means in counts, if it is just met."""
    level = criterion.floor
    if level is None or criterion.metric is None or criterion.threshold_type == "count":
        return None
    return in_counts(criterion.metric, level, language, criterion.params)
