"""Verbs that requirements are made of, in English, French and German."""

# Verbs that are hardly ever anything else in a requirement.
_ENGLISH = """
accept achieve add adapt allow analyse analyze apply append archive arrive ask assign attach
authenticate avoid become begin block book calculate call capture cease change choose cite
classify clear close collect compare complete compute configure confirm connect consider contain
continue convert create decline decrypt deduct define delete deliver deny deploy detect determine
disable discard display distinguish download drop enable encrypt enforce ensure enter erase
escalate establish evaluate exceed exclude execute expire explain expose extract fail fetch
follow forward fulfil fulfill generate get give grow handle hide identify ignore implement improve
include increase increment indicate inform initiate insert inspect install invoke keep keep know
learn leave let limit load maintain make manage mark measure meet merge minimise minimize
modify move notify obtain offer omit open operate output overwrite parse pause perform persist
predict present preserve prevent print produce prompt protect provide publish reach read receive
recognise recognize recommend reduce refer refuse reject release remain remember remove rename
render replace reply reproduce require respond restart restore resume retain retrieve
revoke roll run save scale select send separate serve set share show specify split stay stop
suggest summarise summarize support suspend switch take tell terminate translate trigger
undo update upload use validate verify warn write write-protect assess avoid carry decide
determine encode flag hand hold lower raise redact route suppress transfer treat wait
"""
# Verbs that are also nouns; they count as verbs only where the words around say so.
_ENGLISH_NOUNS = """
access alert answer audit benchmark cache check chunk copy cost cover cut design draft edit email
end estimate export file filter flow forecast graph group handle import index issue label
lead link list lock log map mask match monitor name need order pass place plan post process
query rank rate record report request reset return review sample score search sort start store
stream test time track view work act balance change display exit log open support trace
"""
_IRREGULAR_THIRD = {"has": "have", "does": "do", "goes": "go", "is": "be", "are": "be"}

ENGLISH_VERBS = frozenset(_ENGLISH.split())
ENGLISH_NOUN_VERBS = frozenset(_ENGLISH_NOUNS.split()) - ENGLISH_VERBS


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "ch", "sh", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


# "sends", "notifies": the forms of a statement that has no modal.
ENGLISH_STATEMENTS = frozenset(_third(verb) for verb in ENGLISH_VERBS) | frozenset(_IRREGULAR_THIRD)
ENGLISH_BE = frozenset({"is", "are", "was", "were", "has", "have", "does", "do", "be"})
_ENGLISH_PARTICIPLES_WORDS = """
built chosen cut done drawn driven found given held hidden kept known left made met paid put
read run seen sent set shown split stored taken told thrown written
"""
ENGLISH_PARTICIPLES = frozenset(_ENGLISH_PARTICIPLES_WORDS.split())

_FRENCH_STATEMENTS_WORDS = """
est sont a ont affiche affichent envoie envoient permet permettent utilise utilisent classe
classent répond répondent enregistre enregistrent reçoit reçoivent fournit fournissent refuse
refusent propose proposent vérifie vérifient détecte détectent génère génèrent contient
contiennent reste restent existe existent calcule calculent transmet transmettent garantit
garantissent traite traitent met mettent fait font prend prennent donne donnent trompe trompent
peut peuvent passe passent signale signalent bloque bloquent supprime suppriment ouvre ouvrent
ferme ferment demande demandent trouve trouvent effectue effectuent charge chargent termine
s'affiche dépasse dépassent atteint atteignent assure assurent gère gèrent
"""
FRENCH_STATEMENTS = frozenset(_FRENCH_STATEMENTS_WORDS.split())
_FRENCH_NOT_INFINITIVES_WORDS = """
premier dernier dossier courrier fichier papier panier atelier métier entier particulier
régulier calendrier chantier clavier fevrier février janvier loisir avenir plaisir soir espoir
pouvoir savoir devoir hier cahier quartier financier hiver fer mer ver utilisateur-ier cher
léger étranger danger manager routeur serveur ajouter-ci
"""
FRENCH_NOT_INFINITIVES = frozenset(_FRENCH_NOT_INFINITIVES_WORDS.split())

_GERMAN_STATEMENTS_WORDS = """
ist sind hat haben wird werden sendet senden zeigt zeigen leitet leiten speichert speichern
enthält enthalten bleibt bleiben nutzt nutzen verwendet verwenden liefert liefern erhält
erhalten prüft prüfen erkennt erkennen gibt geben beginnt beginnen läuft laufen arbeitet
arbeiten verarbeitet verarbeiten erfolgt erfolgen beantwortet öffnet öffnen meldet melden
funktioniert funktionieren antwortet liegt liegen steht stehen kommt kommen bietet bieten
unterstützt unterstützen ermöglicht bestimmt entscheidet entscheiden braucht benötigt sinkt
steigt macht machen nennt nennen führt führen
"""
GERMAN_STATEMENTS = frozenset(_GERMAN_STATEMENTS_WORDS.split())
_GERMAN_INFINITIVES_WORDS = """
protokollieren benachrichtigen senden speichern löschen anzeigen prüfen ablehnen erstellen
weiterleiten exportieren importieren melden informieren sperren freigeben erfassen ausgeben
bereitstellen verarbeiten berechnen übertragen verschlüsseln filtern sortieren aktualisieren
zuordnen zuweisen markieren abbrechen starten beenden warnen dokumentieren erkennen
klassifizieren beantworten antworten vorschlagen anlegen ändern bearbeiten laden öffnen
schließen drucken versenden empfangen einlesen auslesen archivieren anonymisieren maskieren
validieren verhindern begrenzen begründen zitieren zusammenfassen übersetzen verwalten anpassen
bestätigen verwerfen wiederherstellen zurücksetzen eskalieren synchronisieren schützen enthalten
erhöhen verringern setzen schreiben lesen liefern suchen finden verwenden benennen nennen nutzen
testen messen
"""
GERMAN_INFINITIVES = frozenset(_GERMAN_INFINITIVES_WORDS.split())
