"""What people are asked about a breach, in English, French and German: what to do, by which rule."""

from dataclasses import dataclass, replace

from bot.domain.breach.course import BreachKind
from bot.domain.criterion.verdict import Reason
from bot.domain.lint.model import Language


@dataclass(frozen=True, slots=True)
class Advice:
    """What is proposed, what happens where people reject it, and the conditions it rests on."""

    approve: str
    reject: str
    conditions: dict[str, str]


@dataclass(frozen=True, slots=True)
class BreachWords:
    """What a language says."""

    if_approved: str
    if_rejected: str
    criterion: str
    measured: str
    made_with: str
    failing: str
    slice: str
    also: str
    rule: str
    more: str
    unknown: str
    a_slice: str
    affected: str
    such_as: str
    holds_again: str
    measured_again: str
    lived_with: str
    overdue_since: str
    ask: str
    back: Advice
    watched: str  # where a rule was broken: no threshold makes that right
    measure: Advice
    as_planned: Advice
    hold: Advice
    overdue: Advice

    def advice(self, kind: BreachKind, reason: Reason) -> Advice:
        """What fits a kind of breach, and why its run does not count where it does not."""
        if kind is BreachKind.VIOLATED:
            return replace(self.back, reject=self.watched)
        if kind is BreachKind.FAILED:
            return self.back
        if kind is BreachKind.MISSING and reason.departs:
            return self.as_planned
        return {
            BreachKind.MISSING: self.measure,
            BreachKind.OVERDUE: self.overdue,
            BreachKind.UNDECIDED: self.hold,
        }[kind]


_ENGLISH = BreachWords(
    if_approved="1 if approved",
    if_rejected="2 if rejected",
    criterion="criterion",
    measured="measured on",
    made_with="made with",
    failing="cases that went wrong",
    slice="weakest slice",
    also="3 nobody measured either",
    rule="rule",
    more="and {n} more",
    unknown="not known",
    a_slice="the slice it fails on",
    affected="{failed} of {n} {n:case|cases} went wrong in the run that began it.",
    such_as="Among them: {cases}.",
    holds_again="“{title}” holds again, so nothing is left to decide. {sentence}",
    measured_again="“{title}” is measured again. {sentence}",
    lived_with="{by} lives with “{title}” until {until}, by the version that was signed: {reason}",
    overdue_since="Nobody has measured this since {day}. It is to be measured every {days:day|{days} days}, so {missing} {missing:measurement is|measurements are} missing. What was found then: {sentence}",
    ask="Remit does not know: ask",
    back=Advice(
        approve="Go back to the version before, or stop it, now; tell people afterwards.",
        reject="It goes on. First raise the threshold, then have people check every case, then switch off {slice}.",
        conditions={
            "a rule that must never be broken was": "{violated}",
            "a critical criterion failed on fresh data": "{failed}",
            "severe incident, cap exceeded twice, stop signal": "{ask}",
        },
    ),
    watched="It goes on. First have people check every case, then switch off {slice}.",
    measure=Advice(
        approve="Repair where the data comes from and measure again; release and retrain nothing until then.",
        reject="It goes on without anybody knowing whether the criterion holds.",
        conditions={
            "the data raises an alarm": "yes",
            "labels say": "nothing, this run does not count",
            "retrain": "never on broken data",
        },
    ),
    as_planned=Advice(
        approve="Measure again with what the plan names, or change the plan; release nothing until then.",
        reject="It goes on without anybody knowing whether the criterion holds.",
        conditions={
            "the data raises an alarm": "{ask}",
            "labels say": "nothing, this run is not of what was planned",
            "retrain": "never without a run that counts",
        },
    ),
    hold=Advice(
        approve="Hold the release, have people check more, and collect cases until it is decided.",
        reject="It goes on as it is, with a criterion neither shown nor refuted.",
        conditions={
            "all critical criteria are shown": "{critical_shown} of {critical}",
            "no rule that must never be broken was": "{unbroken}",
            "the others are shown, or lived with until a day": "{others_shown} of {others} shown, {waived} lived with",
            "cases still missing for this one": "{needed}",
            "no worse than the version before, people keep up with checking, going back was rehearsed": "{ask}",
        },
    ),
    overdue=Advice(
        approve="Measure now and bring the file to the spec's thread; release nothing until then.",
        reject="It goes on unmeasured. Say in the thread until when somebody lives with that.",
        conditions={
            "measurements missing in a row": "{missing}",
            "the data raises an alarm": "there is none: {ask}",
            "labels say": "nothing newer than {day}",
            "retrain": "never without a measurement",
        },
    ),
)
_FRENCH = BreachWords(
    if_approved="1 si approuvé",
    if_rejected="2 si refusé",
    criterion="critère",
    measured="mesuré le",
    made_with="fait avec",
    failing="cas en erreur",
    slice="groupe le plus faible",
    also="3 non mesurés non plus",
    rule="règle",
    more="et {n} de plus",
    unknown="inconnu",
    a_slice="le groupe qui échoue",
    affected="{failed} cas sur {n} {failed:était|étaient} faux dans la mesure qui l'a révélé.",
    such_as="Parmi eux : {cases}.",
    holds_again="« {title} » est de nouveau tenu : il n'y a plus rien à décider. {sentence}",
    measured_again="« {title} » est de nouveau mesuré. {sentence}",
    lived_with="{by} accepte « {title} » jusqu'au {until}, selon la version signée : {reason}",
    overdue_since="Personne ne l'a mesuré depuis le {day}. Il devrait l'être {days:chaque jour|tous les {days} jours} : {missing} {missing:mesure manque|mesures manquent}. Ce qui avait été trouvé : {sentence}",
    ask="Remit l'ignore : demander",
    back=Advice(
        approve="Revenir à la version précédente, ou arrêter, tout de suite ; prévenir ensuite.",
        reject="Cela continue. D'abord relever le seuil, puis faire vérifier chaque cas, puis couper {slice}.",
        conditions={
            "une règle à ne jamais enfreindre l'a été": "{violated}",
            "un critère critique a échoué sur des données récentes": "{failed}",
            "incident grave, plafond dépassé deux fois, signal d'arrêt": "{ask}",
        },
    ),
    watched="Cela continue. D'abord faire vérifier chaque cas, puis couper {slice}.",
    measure=Advice(
        approve="Réparer la source des données et mesurer de nouveau ; ne rien publier ni réentraîner d'ici là.",
        reject="Cela continue sans que personne sache si le critère est tenu.",
        conditions={
            "les données déclenchent une alerte": "oui",
            "les étiquettes disent": "rien, cette mesure ne compte pas",
            "réentraîner": "jamais sur des données abîmées",
        },
    ),
    as_planned=Advice(
        approve="Mesurer de nouveau avec ce que nomme le plan, ou changer le plan ; ne rien publier d'ici là.",
        reject="Cela continue sans que personne sache si le critère est tenu.",
        conditions={
            "les données déclenchent une alerte": "{ask}",
            "les étiquettes disent": "rien, cette mesure n'est pas celle qui était prévue",
            "réentraîner": "jamais sans une mesure qui compte",
        },
    ),
    hold=Advice(
        approve="Suspendre la publication, faire vérifier davantage, et réunir des cas jusqu'à ce que ce soit tranché.",
        reject="Cela continue, avec un critère ni démontré ni réfuté.",
        conditions={
            "tous les critères critiques sont démontrés": "{critical_shown} sur {critical}",
            "aucune règle à ne jamais enfreindre ne l'a été": "{unbroken}",
            "les autres sont démontrés, ou acceptés jusqu'à une date": "{others_shown} sur {others} démontrés, {waived} acceptés",
            "cas encore manquants pour celui-ci": "{needed}",
            "pas pire que la version précédente, les vérifications suivent, le retour a été répété": "{ask}",
        },
    ),
    overdue=Advice(
        approve="Mesurer maintenant et déposer le fichier dans le fil de la spécification ; ne rien publier d'ici là.",
        reject="Cela continue sans mesure. Dire dans le fil jusqu'à quand quelqu'un l'accepte.",
        conditions={
            "mesures manquantes de suite": "{missing}",
            "les données déclenchent une alerte": "il n'y en a pas : {ask}",
            "les étiquettes disent": "rien depuis le {day}",
            "réentraîner": "jamais sans mesure",
        },
    ),
)
_GERMAN = BreachWords(
    if_approved="1 wenn genehmigt",
    if_rejected="2 wenn abgelehnt",
    criterion="Kriterium",
    measured="gemessen am",
    made_with="gemacht mit",
    failing="falsche Fälle",
    slice="schwächste Gruppe",
    also="3 ebenso wenig gemessen",
    rule="Regel",
    more="und {n} weitere",
    unknown="nicht bekannt",
    a_slice="die Gruppe, in der es scheitert",
    affected="{failed} von {n} {n:Fall war|Fällen {failed:war|waren}} falsch in der Messung, mit der es begann.",
    such_as="Darunter: {cases}.",
    holds_again="„{title}“ gilt wieder, es gibt nichts mehr zu entscheiden. {sentence}",
    measured_again="„{title}“ wird wieder gemessen. {sentence}",
    lived_with="{by} lebt bis {until} mit „{title}“, nach der Fassung, die unterschrieben ist: {reason}",
    overdue_since="Seit dem {day} hat das niemand gemessen. Es soll {days:jeden Tag|alle {days} Tage} gemessen werden; {missing} {missing:Messung fehlt|Messungen fehlen}. Was damals gefunden wurde: {sentence}",
    ask="weiß Remit nicht: nachfragen",
    back=Advice(
        approve="Jetzt zur vorigen Version zurück, oder anhalten; danach Bescheid geben.",
        reject="Es läuft weiter. Zuerst die Schwelle anheben, dann jeden Fall prüfen lassen, dann abschalten: {slice}.",
        conditions={
            "eine Regel wurde verletzt, die nie verletzt sein darf": "{violated}",
            "ein kritisches Kriterium ist mit neuen Daten durchgefallen": "{failed}",
            "schwerer Vorfall, Obergrenze zweimal überschritten, Haltesignal": "{ask}",
        },
    ),
    watched="Es läuft weiter. Zuerst jeden Fall prüfen lassen, dann abschalten: {slice}.",
    measure=Advice(
        approve="Die Herkunft der Daten reparieren und neu messen; bis dahin nichts freigeben und nichts neu trainieren.",
        reject="Es läuft weiter, ohne dass jemand weiß, ob das Kriterium gilt.",
        conditions={
            "die Daten schlagen Alarm": "ja",
            "die Labels sagen": "nichts, diese Messung zählt nicht",
            "neu trainieren": "nie mit kaputten Daten",
        },
    ),
    as_planned=Advice(
        approve="Mit dem neu messen, was der Plan nennt, oder den Plan ändern; bis dahin nichts freigeben.",
        reject="Es läuft weiter, ohne dass jemand weiß, ob das Kriterium gilt.",
        conditions={
            "die Daten schlagen Alarm": "{ask}",
            "die Labels sagen": "nichts, diese Messung ist nicht die geplante",
            "neu trainieren": "nie ohne eine Messung, die zählt",
        },
    ),
    hold=Advice(
        approve="Die Freigabe anhalten, mehr prüfen lassen und Fälle sammeln, bis es entschieden ist.",
        reject="Es läuft weiter, mit einem Kriterium, das weder gezeigt noch widerlegt ist.",
        conditions={
            "alle kritischen Kriterien sind gezeigt": "{critical_shown} von {critical}",
            "keine Regel ist verletzt, die nie verletzt sein darf": "{unbroken}",
            "die übrigen sind gezeigt, oder jemand lebt bis zu einem Tag damit": "{others_shown} von {others} gezeigt, mit {waived} lebt jemand",
            "noch fehlende Fälle für dieses": "{needed}",
            "nicht schlechter als die vorige Version, das Prüfen kommt nach, der Rückweg ist geübt": "{ask}",
        },
    ),
    overdue=Advice(
        approve="Jetzt messen und die Datei in den Thread der Spezifikation legen; bis dahin nichts freigeben.",
        reject="Es läuft ungemessen weiter. Im Thread sagen, bis wann jemand damit lebt.",
        conditions={
            "fehlende Messungen in Folge": "{missing}",
            "die Daten schlagen Alarm": "es gibt keine: {ask}",
            "die Labels sagen": "nichts nach dem {day}",
            "neu trainieren": "nie ohne Messung",
        },
    ),
)
_WORDS: dict[Language, BreachWords] = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}
YES_NO: dict[Language, tuple[str, str]] = {
    "en": ("yes", "no"),
    "fr": ("oui", "non"),
    "de": ("ja", "nein"),
}


def breach_words(language: Language) -> BreachWords:
    """The words of a language."""
    return _WORDS[language]
