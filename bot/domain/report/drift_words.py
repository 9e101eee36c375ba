"""What a summary says about looks at data, in English, French and German."""

from dataclasses import dataclass

from bot.domain.lint.model import Language


@dataclass(frozen=True, slots=True)
class LookWords:
    """What a language says."""

    about: str
    calm: str
    trouble: str
    still: str
    back: str
    slices: str
    one_slice: str
    no_labels: str
    some_labels: str
    unread_labels: str
    short: str
    key_like: str
    repeated: str
    next: str
    rest: str
    reference: str
    now: str


_WORDS: dict[Language, LookWords] = {
    "en": LookWords(
        about="{name}, {first} to {last}, {rows} {rows:row|rows}",
        calm="{name}: nothing that needs a look in {rows} {rows:row|rows}.",
        trouble="Nothing could be compared. {why}",
        still="Still: {column}, {told}.",
        back="As the reference again: {names}.",
        slices="Most of all in {slices}.",
        one_slice="{column} = {value} (PSI {psi})",
        no_labels="Not known yet: whether results suffered. {rows:The only row has no|None of these {rows} rows has a} label so far.",
        some_labels="Not known yet for all: {labelled} of {rows} {rows:row|rows} {labelled:has|have} a label so far.",
        unread_labels="The labels could not be read, so whether results suffered is not known. {why}",
        short="Too few rows to tell for {n} {n:column|columns}; {rows} more would be needed.",
        key_like="Not compared: {names}. Nearly every value is another one, as in a key. Declare it as one, and it is not mentioned again.",
        repeated="{share} of the rows are equal to an earlier one; they look like more evidence than they are.",
        next="Next: {step}",
        rest="{n} more {n:column|columns} moved.",
        reference="reference",
        now="now",
    ),
    "fr": LookWords(
        about="{name}, du {first} au {last}, {rows} {rows:ligne|lignes}",
        calm="{name} : rien à examiner dans {rows} {rows:ligne|lignes}.",
        trouble="Rien n'a pu être comparé. {why}",
        still="Toujours : {column}, {told}.",
        back="De nouveau comme la référence : {names}.",
        slices="Surtout dans {slices}.",
        one_slice="{column} = {value} (PSI {psi})",
        no_labels="On ne sait pas encore si les résultats en souffrent. {rows:La seule ligne n'a pas|Aucune de ces {rows} lignes n'a} d'étiquette à ce jour.",
        some_labels="Pas encore connu pour toutes : {labelled} {labelled:ligne|lignes} sur {rows} {labelled:a|ont} une étiquette à ce jour.",
        unread_labels="Les étiquettes n'ont pas pu être lues ; on ne sait donc pas si les résultats en souffrent. {why}",
        short="Trop peu de lignes pour {n} {n:colonne|colonnes} ; il en faudrait {rows} de plus.",
        key_like="Non comparé : {names}. Presque chaque valeur est différente, comme dans une clé. Déclarez-la comme telle, et elle n'est plus mentionnée.",
        repeated="{share} des lignes sont égales à une précédente ; elles semblent prouver plus qu'elles ne prouvent.",
        next="Prochaine étape : {step}",
        rest="{n} {n:autre colonne a|autres colonnes ont} bougé.",
        reference="référence",
        now="à présent",
    ),
    "de": LookWords(
        about="{name}, {first} bis {last}, {rows} {rows:Zeile|Zeilen}",
        calm="{name}: nichts Auffälliges in {rows} {rows:Zeile|Zeilen}.",
        trouble="Nichts konnte verglichen werden. {why}",
        still="Weiterhin: {column}, {told}.",
        back="Wieder wie die Referenz: {names}.",
        slices="Am meisten in {slices}.",
        one_slice="{column} = {value} (PSI {psi})",
        no_labels="Noch nicht bekannt: ob die Ergebnisse gelitten haben. {rows:Die einzige Zeile hat bisher kein|Keine dieser {rows} Zeilen hat bisher ein} Label.",
        some_labels="Noch nicht für alle bekannt: {labelled} von {rows} {rows:Zeile|Zeilen} {labelled:hat|haben} bisher ein Label.",
        unread_labels="Die Labels konnten nicht gelesen werden; ob die Ergebnisse gelitten haben, ist darum nicht bekannt. {why}",
        short="Zu wenige Zeilen für {n} {n:Spalte|Spalten}; {rows} mehr {rows:wäre|wären} nötig.",
        key_like="Nicht verglichen: {names}. Fast jeder Wert ist ein anderer, wie bei einem Schlüssel. Geben Sie ihn als solchen an, dann wird er nicht mehr erwähnt.",
        repeated="{share} der Zeilen gleichen einer früheren; sie sehen nach mehr Belegen aus, als sie sind.",
        next="Als Nächstes: {step}",
        rest="{n} weitere {n:Spalte hat|Spalten haben} sich bewegt.",
        reference="Referenz",
        now="jetzt",
    ),
}


def look_words(language: Language) -> LookWords:
    """The words of a language."""
    return _WORDS[language]
