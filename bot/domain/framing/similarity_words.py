"""What goals are about, by concept: the words English, French and German have for each.

Everything is compared without case and accents; a word here stands for all its endings.
"""

import re

_IN_COMPOUNDS = 9  # letters of a word that is the same inside a longer one, as in German
_TABLE = """
no_show = no-show, noshow, missed appointment, miss their appointment, miss appointment, verpasste termin, terminausfall, terminausfaell, ausgefallene termin, nicht wahrgenommen, rendez-vous manque, absences aux rendez-vous, lapins
staff_turnover = staff turnover, employee turnover, employee attrition, fluktuation, rotation du personnel
churn = churn, attrition, abwander, kundigung, kundigen, resiliation, desabonnement, cancel their, subscribers cancel, customers cancel, customers leave, customer loss
returns = return rate, returns, returned, retoure, rucksendung, taux de retour, retours
stock_out = stock-out, stockout, out of stock, out-of-stock, empty shel, shelves are empty, fehlbestand, fehlbestaend, fehlmenge, leere regale, rupture
food_waste = food waste, throw away, thrown away, lebensmittelabfall, lebensmittelabfaell, lebensmittelverschwendung, weggeworfen, wegwerf, verderb, abschriften, gaspillage, invendus
downtime = downtime, stillstand, stillstaend, breakdown, machine failure, maschinenausfall, panne, arrets non planifies, arrets imprevus
scrap = scrap, ausschuss, rebut, defect, nacharbeit
late_payment = late payment, paid late, pay late, zahlungsverzug, zahlungsausfall, retard de paiement, impaye
late_delivery = late deliver, late shipment, deliveries come late, verspatete lieferung, lieferverspatung, lieferungen kommen zu spat, livraisons en retard, retards de livraison
fraud = fraud, betrug, fraude
misrouted = misrout, wrong team, wrong department, right team, fehlgeleitet, falsch zugeordnet, richtige team, mauvaise equipe, bonne equipe, route, routing, weiterleiten, aiguill
complaint = complaint, beschwerde, reklamation, reclamation, plainte
waiting = waiting time, wait too long, response time, antwortzeit, wartezeit, reaktionszeit, temps d'attente, temps de reponse, delai de reponse
handling_time = handling time, bearbeitungszeit, bearbeitungsdauer, durchlaufzeit, temps de traitement, delai de traitement
reading = typing, type them, read, extract, auslesen, abtippen, extrahieren, lire, saisie, extraire
invoice = invoice, rechnung, facture
delivery_note = delivery note, lieferschein, bon de livraison
contract = contract, vertrag, vertraeg, contrat
ticket = ticket, support request, supportanfrage
conversion = conversion, abschlussquote, click rate, klickrate, taux de clic
satisfaction = satisfaction, zufriedenheit, nps
demand = demand, forecast, prognos, prevision, bedarf, absatz, over-order, order quantit
energy = energy, energie, strom, electricit
chatbot = chatbot, answer questions, fragen beantworten, repondre aux questions
summary = summar, zusammenfass, resum
revenue = revenue, umsatz, sales, chiffre d'affaires
margin = margin, marge
leads = leads, prospects
claims = insurance claim, schadenfall, schadenmeldung, sinistre, claim
card_payment = card payment, kartenzahlung, paiement par carte
sick_leave = sick leave, krankenstand, absenteisme
overtime = overtime, uberstunden, heures supplementaires
latency = latency, latenz, latence
parcel = parcel, paket, colis, shipment, sendung, envoi
damage = damage, beschadig, endommag
delivery = deliver, lieferung, liefer, livraison
press = presses, pressen, presse
hiring = hiring, applicant, bewerb, recrutement, candidat
maintenance = maintenance, wartung, entretien
customer = customer, client, kunde, kundin, subscriber, abonne
patient = patient
appointment = appointment, termin, rendez-vous, booked slot, booking, buchung
employee = employee, mitarbeiter, employe, salarie
dentist = dental, zahnarzt, dentaire, dentist
"""
# They say where something happens, or how; alone they make no two goals alike.
SLIGHT = frozenset(
    {
        "customer",
        "patient",
        "appointment",
        "employee",
        "delivery",
        "reading",
        "ticket",
        "parcel",
        "handling_time",
    }
)
COMMON = frozenset({"team", "day", "month", "time", "cost", "order", "product", "shop", "stor"})
STOPWORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "are",
        "our",
        "too",
        "many",
        "much",
        "more",
        "less",
        "few",
        "fewer",
        "lower",
        "reduce",
        "cut",
        "decrease",
        "get",
        "down",
        "raise",
        "increase",
        "improve",
        "better",
        "faster",
        "earlier",
        "early",
        "high",
        "rate",
        "share",
        "number",
        "want",
        "wants",
        "would",
        "like",
        "can",
        "could",
        "unplanned",
        "about",
        "question",
        "questions",
        "answer",
        "answers",
        "with",
        "from",
        "into",
        "that",
        "this",
        "they",
        "them",
        "who",
        "will",
        "won't",
        "not",
        "come",
        "comes",
        "cost",
        "costs",
        "lose",
        "losing",
        "money",
        "today",
        "now",
        "per",
        "each",
        "every",
        "until",
        "end",
        "automatically",
        "automatic",
        "automated",
        "predict",
        "detect",
        "know",
        "see",
        "find",
        "have",
        "has",
        "imprevus",
        "question",
        "questions",
        "reponse",
        "des",
        "les",
        "une",
        "pour",
        "par",
        "avec",
        "dans",
        "sur",
        "trop",
        "plus",
        "moins",
        "reduire",
        "diminuer",
        "baisser",
        "augmenter",
        "ameliorer",
        "taux",
        "nombre",
        "est",
        "sont",
        "nos",
        "notre",
        "que",
        "qui",
        "aujourd",
        "hui",
        "vise",
        "veux",
        "voulons",
        "fin",
        "automatiquement",
        "predire",
        "detecter",
        "ungeplante",
        "ungeplanten",
        "frage",
        "fragen",
        "antwort",
        "der",
        "die",
        "das",
        "den",
        "und",
        "wir",
        "unser",
        "unsere",
        "fur",
        "mit",
        "von",
        "auf",
        "aus",
        "bei",
        "zu",
        "zum",
        "zur",
        "weniger",
        "mehr",
        "senken",
        "verringern",
        "reduzieren",
        "erhohen",
        "steigern",
        "verbessern",
        "verlieren",
        "viel",
        "viele",
        "geld",
        "durch",
        "heute",
        "ziel",
        "liegt",
        "quote",
        "rate",
        "anteil",
        "automatisch",
        "vorhersagen",
        "erkennen",
        "fruher",
        "fruhzeitig",
        "werden",
        "wird",
        "ist",
        "sind",
        "soll",
        "sollen",
        "wollen",
        "mochte",
        "bis",
        "ende",
    ]
)


def _pattern(names: str) -> re.Pattern[str]:
    words = sorted((name.strip() for name in names.split(",")), key=len, reverse=True)
    anywhere = [re.escape(word) for word in words if len(word) >= _IN_COMPOUNDS]
    starting = rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})\w*"
    inside = rf"\w*(?:{'|'.join(anywhere)})\w*" if anywhere else None
    return re.compile(f"{starting}|{inside}" if inside else starting)


CONCEPTS: dict[str, re.Pattern[str]] = {
    key.strip(): _pattern(names)
    for key, names in (line.split("=", 1) for line in _TABLE.strip().splitlines())
}
