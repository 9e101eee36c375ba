"""The words that explain oversight, in English, French and German."""

from dataclasses import dataclass

from bot.domain.framing.words import table


@dataclass(frozen=True, slots=True)
class OversightWords:
    """What one language says about how people are involved."""

    sentence: str
    and_then: str
    one_step: str
    steps: str
    lowered: str
    never_less: str
    modes: dict[str, str]
    least: dict[str, str]
    reversibility: dict[str, str]
    blast: dict[str, str]
    step_ups: dict[str, str]
    floors: dict[str, str]
    unknown_reversibility: str
    unknown_blast: str


_ENGLISH = OversightWords(
    sentence="{mode}: {reversibility} and {blast}{rest}.",
    and_then=" and ",
    one_step="; one step stricter because {reasons}",
    steps="; {count} steps stricter because {reasons}",
    lowered="; one step looser by a decision that {people} signed",
    never_less="; {least} because {reasons}",
    modes=table(
        """
auto = It acts on its own
notify = It acts and tells somebody
approve = A person approves first
dual_approve = Two people approve first
refuse = A person does it; the system may only prepare it
"""
    ),
    least=table(
        """
approve = never without approval
dual_approve = never without two approvals
refuse = never by the system
"""
    ),
    reversibility=table(
        """
R0 = it changes nothing
R1 = one click undoes it
R2 = undoing it takes effort or an apology
R3 = it cannot be undone
"""
    ),
    blast=table(
        """
B0 = it stays inside
B1 = it reaches one person or record outside
B2 = it reaches many records, a large sum, or one person's livelihood, health or rights
B3 = it reaches everybody, or a sum that no limit set here covers
"""
    ),
    step_ups=table(
        """
low_confidence = its confidence is low or has never been checked
untrusted_content = it reads text from outside and acts outside
new_rollout = it is new
not_passed = its evaluation has not passed
drift_alarm = a drift alarm is open
"""
    ),
    floors=table(
        """
effect_on_person = it weighs on a person
high_impact = it touches an area where mistakes weigh on people
special_category = sensitive data leaves the system
cap_reached = the limit for today or this hour is reached
payee_change = it changes who is paid
prohibited = the law may forbid it, until Legal says otherwise in writing
"""
    ),
    unknown_reversibility="nobody said whether it can be undone, so it counts as final",
    unknown_blast="nobody said whom it reaches, so it counts as many",
)
_FRENCH = OversightWords(
    sentence="{mode} : {reversibility} et {blast}{rest}.",
    and_then=" et ",
    one_step=" ; un cran plus strict car {reasons}",
    steps=" ; {count} crans plus strict car {reasons}",
    lowered=" ; un cran plus souple par une décision signée de {people}",
    never_less=" ; {least} car {reasons}",
    modes=table(
        """
auto = Le système agit seul
notify = Le système agit et prévient quelqu'un
approve = Une personne approuve d'abord
dual_approve = Deux personnes approuvent d'abord
refuse = Une personne le fait ; le système peut seulement le préparer
"""
    ),
    least=table(
        """
approve = jamais sans approbation
dual_approve = jamais sans deux approbations
refuse = jamais par le système
"""
    ),
    reversibility=table(
        """
R0 = cela ne change rien
R1 = un clic l'annule
R2 = l'annuler demande un effort ou des excuses
R3 = c'est irréversible
"""
    ),
    blast=table(
        """
B0 = cela reste interne
B1 = cela touche une personne ou un dossier à l'extérieur
B2 = cela touche de nombreux dossiers, une grosse somme, ou les moyens de vivre, la santé ou les droits d'une personne
B3 = cela touche tout le monde, ou une somme qu'aucune limite fixée ici ne couvre
"""
    ),
    step_ups=table(
        """
low_confidence = sa confiance est faible ou n'a jamais été vérifiée
untrusted_content = il lit du texte venu de l'extérieur et agit à l'extérieur
new_rollout = c'est nouveau
not_passed = son évaluation n'est pas réussie
drift_alarm = une alerte de dérive est ouverte
"""
    ),
    floors=table(
        """
effect_on_person = cela pèse sur une personne
high_impact = cela touche un domaine où une erreur pèse sur des personnes
special_category = des données sensibles quittent le système
cap_reached = la limite du jour ou de l'heure est atteinte
payee_change = cela change qui est payé
prohibited = la loi l'interdit peut-être, tant que le service juridique ne dit pas le contraire par écrit
"""
    ),
    unknown_reversibility="personne n'a dit si c'est annulable, donc cela compte comme définitif",
    unknown_blast="personne n'a dit qui est touché, donc cela compte comme beaucoup de monde",
)
_GERMAN = OversightWords(
    sentence="{mode}: {reversibility}, und {blast}{rest}.",
    and_then=" und ",
    one_step="; eine Stufe strenger, denn {reasons}",
    steps="; {count} Stufen strenger, denn {reasons}",
    lowered="; eine Stufe lockerer durch eine Entscheidung, die {people} unterschrieben haben",
    never_less="; {least}, denn {reasons}",
    modes=table(
        """
auto = Das System handelt allein
notify = Das System handelt und sagt jemandem Bescheid
approve = Ein Mensch stimmt vorher zu
dual_approve = Zwei Menschen stimmen vorher zu
refuse = Ein Mensch tut es; das System darf es nur vorbereiten
"""
    ),
    least=table(
        """
approve = nie ohne Zustimmung
dual_approve = nie ohne zwei Zustimmungen
refuse = nie durch das System
"""
    ),
    reversibility=table(
        """
R0 = es ändert nichts
R1 = ein Klick macht es rückgängig
R2 = es rückgängig zu machen kostet Mühe oder eine Entschuldigung
R3 = es lässt sich nicht rückgängig machen
"""
    ),
    blast=table(
        """
B0 = es bleibt im Haus
B1 = es betrifft einen Menschen oder Vorgang draußen
B2 = es betrifft viele Vorgänge, eine große Summe oder Auskommen, Gesundheit oder Rechte eines Menschen
B3 = es betrifft alle oder eine Summe, die keine hier gesetzte Grenze abdeckt
"""
    ),
    step_ups=table(
        """
low_confidence = seine Sicherheit ist gering oder nie geprüft worden
untrusted_content = es liest Text von außen und wirkt nach außen
new_rollout = es ist neu
not_passed = seine Prüfung ist nicht bestanden
drift_alarm = ein Drift-Alarm ist offen
"""
    ),
    floors=table(
        """
effect_on_person = es belastet einen Menschen
high_impact = es berührt ein Gebiet, in dem Fehler Menschen belasten
special_category = sensible Daten verlassen das System
cap_reached = die Grenze für heute oder diese Stunde ist erreicht
payee_change = es ändert, wer bezahlt wird
prohibited = das Gesetz verbietet es vielleicht, solange die Rechtsabteilung nicht schriftlich anderes sagt
"""
    ),
    unknown_reversibility="niemand hat gesagt, ob es rückgängig zu machen ist, also zählt es als endgültig",
    unknown_blast="niemand hat gesagt, wen es betrifft, also zählt es als viele",
)
OVERSIGHT_WORDS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}
