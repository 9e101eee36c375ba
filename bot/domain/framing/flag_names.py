"""What each risk flag is about, in English, French and German."""

from bot.domain.framing.flag import FLAGS
from bot.domain.framing.words import table

_NAMES: dict[str, dict[str, str]] = {
    "en": FLAGS,
    "fr": table(
        """
F-EMPLOYMENT = embaucher, classer ou licencier des personnes, ou répartir leur travail
F-WORKER-MONITORING = surveiller des personnes au travail
F-CREDIT = la solvabilité
F-INSURANCE-LIFE-HEALTH = le risque ou le prix d'une assurance vie ou santé
F-PUBLIC-BENEFIT = le droit à des aides publiques
F-EDUCATION = l'admission, la notation ou la surveillance d'examens
F-BIOMETRIC = l'identification biométrique
F-EMOTION-RECOGNITION = la lecture des émotions
F-LAW-ENFORCEMENT = les poursuites pénales
F-MIGRATION = la migration et l'asile
F-JUSTICE = les tribunaux et la justice
F-CRITICAL-INFRA = les infrastructures critiques
F-SAFETY = un dommage corporel
F-MEDICAL = le diagnostic, le traitement ou le dossier médical
F-SPECIAL-CATEGORY = la santé, la biométrie, la religion, le syndicat ou l'orientation
F-PERSONAL-DATA = des données personnelles
F-CHILDREN = des enfants
F-SOLELY-AUTOMATED = des décisions sur des personnes sans personne
F-FAIRNESS = des groupes qui pourraient être moins bien traités
F-MONEY-MOVE = des paiements, remboursements ou avoirs
F-REGULATED-FINANCE = le blanchiment, les sanctions ou les règles des marchés
F-FINANCIAL-REPORTING = les comptes publiés
F-IRREVERSIBLE = des actes qui ne s'annulent pas
F-PUBLIC-OUTPUT = des textes qui atteignent des clients ou le public
F-UNTRUSTED-CONTENT = un modèle qui lit des textes de l'extérieur
F-SECURITY-CODE = la sécurité ou le code
F-IP = le droit d'auteur et les licences
F-CROSS-BORDER = où les données peuvent être gardées ou envoyées
F-FEEDBACK-LOOP = un modèle qui façonne ses propres données
F-AUTOMATION-BIAS = des accords donnés en grand nombre
injection_suspected = un texte qui essaie de donner des ordres au bot
F-PROHIBITED-PRACTICE = une pratique que la loi peut interdire
"""
    ),
    "de": table(
        """
F-EMPLOYMENT = Menschen einstellen, einstufen oder entlassen, oder ihre Arbeit verteilen
F-WORKER-MONITORING = Menschen bei der Arbeit überwachen
F-CREDIT = Kreditwürdigkeit
F-INSURANCE-LIFE-HEALTH = Risiko oder Preis von Lebens- und Krankenversicherungen
F-PUBLIC-BENEFIT = Anspruch auf öffentliche Leistungen
F-EDUCATION = Zulassung, Benotung oder Aufsicht bei Prüfungen
F-BIOMETRIC = biometrische Erkennung
F-EMOTION-RECOGNITION = Gefühle erkennen
F-LAW-ENFORCEMENT = Strafverfolgung
F-MIGRATION = Migration und Asyl
F-JUSTICE = Gerichte und Justiz
F-CRITICAL-INFRA = kritische Infrastruktur
F-SAFETY = Schaden an Leib und Leben
F-MEDICAL = Diagnose, Behandlung oder Krankenakten
F-SPECIAL-CATEGORY = Gesundheit, Biometrie, Religion, Gewerkschaft oder Orientierung
F-PERSONAL-DATA = personenbezogene Daten
F-CHILDREN = Kinder
F-SOLELY-AUTOMATED = Entscheidungen über Menschen ohne einen Menschen
F-FAIRNESS = Gruppen, die schlechter behandelt werden könnten
F-MONEY-MOVE = Zahlungen, Erstattungen oder Gutschriften
F-REGULATED-FINANCE = Geldwäsche, Sanktionen oder Verhalten am Markt
F-FINANCIAL-REPORTING = Finanzberichte
F-IRREVERSIBLE = Handlungen, die sich nicht rückgängig machen lassen
F-PUBLIC-OUTPUT = Texte, die Kundschaft oder Öffentlichkeit erreichen
F-UNTRUSTED-CONTENT = ein Modell, das Texte von außen liest
F-SECURITY-CODE = Sicherheit oder Code
F-IP = Urheberrecht und Lizenzen
F-CROSS-BORDER = wo Daten liegen oder wohin sie gehen dürfen
F-FEEDBACK-LOOP = ein Modell, das seine eigenen Daten prägt
F-AUTOMATION-BIAS = Freigaben in großer Zahl
injection_suspected = Text, der dem Bot Anweisungen geben will
F-PROHIBITED-PRACTICE = eine Praxis, die das Gesetz verbieten kann
"""
    ),
}


def flag_words(flag: str, language: str) -> str:
    """What a flag is about, in English where the language has no words for it."""
    return _NAMES.get(language, FLAGS).get(flag) or FLAGS.get(flag, flag)
