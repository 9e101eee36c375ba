"""Whether words are in their place: a stranger's reading is stated only in a field's own words.

A true quote does not say which field it belongs to. So that nobody can file words where they give
rights or set limits, what a language model calls stated has to say so in the words of that field.
"""

import re
import unicodedata
from functools import lru_cache

from bot.domain.conversation.model import Message, Transcript
from bot.domain.provenance import Quote

# Beginnings of words, in three languages; one of them stands in whatever states such a fact.
_WORDS = """
owner = own, accountab, responsib, in charge, head, lead, decid, sign, call, boss, final say, my, mine, \
responsab, pilot, tranch, porte, verantwort, leit, entscheid, zustandig, chef, unterschr, hut
business_goal.sponsor = sponsor, budget, pay, paid, fund, back, money, financ, commandit, paie, \
soutien, zahl, bezahl, finanz, geld, auftraggeb
business_goal.value_of_target = worth, save, saving, gain, lose, loss, earn, revenue, cost, valeur, vaut, \
gagn, econom, rapport, perd, cout, wert, spar, verlier, bring, kost, umsatz
constraints.budget = budget, spend, cost, pay, paid, fund, money, invest, approv, afford, depens, cout, \
paie, enveloppe, invest, financ, ausgeb, kost, zahl, bezahl, geld, genehm, eur, €, $, £, chf, usd, gbp
constraints.cost_per_unit = per, each, a piece, cent, cost, an answer, par, chaque, pro, je, kost, cout, €, $, £
constraints.latency = second, sec, ms, millis, minute, fast, quick, wait, latenc, respon, real time, \
real-time, instant, slow, temps, rapid, attend, delai, attente, sekunde, schnell, warten, antwort, sofort, stunde, hour, heure
constraints.throughput = per, an hour, a day, a minute, a second, at once, parallel, peak, simultan, par, \
pointe, heure, jour, pro, gleichzeitig, spitze, stunde, tag
constraints.uptime = uptime, avail, down, outage, night, hours, around the clock, 24, sla, weekend, disponib, panne, \
nuit, verfugbar, ausfall, nacht, wochenende, rund um die uhr
constraints.residency = eu, europe, germany, france, switzerland, country, cloud, region, server, data cent, \
on-prem, premise, leave, stay, host, abroad, local, our own, ue, pays, serveur, heberg, rest, quitt, suisse, \
allemagne, chez nous, land, schweiz, bleib, verlass, rechenzentr, haus, ausland
constraints.retention = keep, kept, delet, retain, retention, store, erase, day, week, month, year, conserv, gard, \
supprim, effac, jour, mois, ans, aufbewahr, losch, speicher, tag, woche, monat, jahr
constraints.regulatory = law, act, legal, regul, gdpr, dsgvo, rgpd, directive, audit, complian, works council, \
norm, iso, standard, rule, require, authorit, ordinance, permit, licen, loi, reglement, autorit, conform, cse, \
gesetz, vorschrift, verordnung, behord, betriebsrat, aufsicht, pflicht, richtlinie
constraints.team = people, person, engineer, scientist, analyst, developer, team, fte, hire, intern, student, \
we are, we have, nobody, alone, personne, ingenieur, equipe, developp, stagiaire, seul, leute, person, entwickler, \
mitarbeit, kolleg, niemand, allein, werkstudent
task.approvers = approv, sign, ok, okay, confirm, yes, human, person, people, decid, check, review, ask, allow, releas, \
goes to, go to, team, manager, must see, valid, accord, demand, passe, humain, oui, genehm, freig, freizug, bestat, \
unterschr, entscheid, pruf, zustimm, frag, mensch, ja, geht an
task.caps = not more, no more, at most, max, up to, limit, cap, under, below, only, than, never, over, above, ceiling, \
plus de, jusqu, plafond, moins, seulement, depass, hochst, mehr als, bis zu, bis, grenze, nicht uber, unter, ober, \
deckel, nur, nie
task.undo = undo, undone, back, revers, cancel, revok, final, correct, restor, until, annul, reven, retour, corrig, \
defini, irrevers, rattrap, ruckgang, zuruck, storn, widerruf, endgult, korrig, umkehr, weg ist weg, gone
task.refusals = never, not, must, refus, declin, no , nothing, only, don't, jamais, pas, rien, ne , interdit, refus, \
aucun, nie, nicht, kein, ablehn, verboten, tabu, niemals, darf
task.sources_of_truth = truth, source, polic, handbook, wiki, manual, sharepoint, confluence, document, database, \
official, law, catalog, intranet, rule, guideline, folder, drive, truth, verit, manuel, base, reglement, dossier, \
procedur, handbuch, quelle, richtlinie, ordner, katalog, datenbank, laufwerk, gesetz, vorschrift
metrics.benchmarks = competitor, benchmark, industry, vendor, others, average, market, paper, study, published, concurren, \
marche, secteur, moyenne, etude, editeur, wettbewerb, branche, markt, anbieter, studie, durchschnitt, konkurren
data.rights = right, allow, consent, agree, contract, may we, may not, may use, privacy, gdpr, dpo, permission, \
licen, legal, purpose, droit, autoris, consent, contrat, rgpd, dpo, cnil, accord, finalit, recht, erlaub, \
einwillig, vertrag, darf, durf, dsgvo, datenschutz, zustimm, zweck, lizenz
data.labelling = label, annotat, tag, mark, classif, code, read, rate, etiquet, annot, class, note, kennzeich, markier, \
bewert, einordn, zuordn
data.quality_answers = bias, missing, incomplete, collect, enter, typed, by hand, wrong, error, dirty, clean, quality, \
gap, only, duplicat, biais, manqu, saisi, erreur, propre, qualit, doublon, verzerr, fehl, erfasst, eingetipp, handisch, \
luck, sauber, doppelt, nur
data.volume = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, hundred, thousand, million, dozen, year, month, cent, mille, an, mois, \
hundert, tausend, jahr, monat, dutzend
user_problem.frequency = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, every, each, daily, weekly, once, twice, time, often, a day, a week, \
chaque, tous, toutes, fois, souvent, jede, taglich, wochentlich, mal, oft
business_goal.definition = mean, count, defin, is when, call it, if , once , as soon as, =, only, includ, exclud, signifie, \
compte, c'est, quand, des que, si , heisst, gilt, zahl, bedeut, wenn, sobald, gemeint, als
task.acceptable_failure = wrong, error, miss, fail, mistake, out of, tolera, fine, accept, live with, ok, in a, per, up to, \
rate, erreur, fausse, rat, sur, accept, vivre avec, falsch, fehl, von, toler, leben, akzept, verkraft
task.actions = book, cancel, send, refund, clos, repl, creat, mov, pay, order, updat, call, writ, answer, mail, text, rout, \
assign, block, stop, chang, delet, post, remind, schedul, transfer, open, sort, fill, envo, annul, rembours, reserv, repon, \
ferm, cre, command, rappel, bloqu, transf, deplac, ecri, appel, buch, storn, send, schick, erstatt, antwort, schliess, anleg, \
bestell, erinner, sperr, verschieb, schreib, ruf, zuweis
data.changes = chang, new, switch, migrat, since, replac, before, format, nouveau, nouvel, depuis, remplac, avant, neu, \
seit, wechsel, umstell, umgestell, ersetz, vorher
"""
_END = re.compile(r"[.!?]+(?=\s)|\n")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """Compile them when first needed."""
    return {
        path: re.compile("|".join(_beginning(word) for word in words.split(",")))
        for path, _, words in (line.partition(" = ") for line in _WORDS.strip().splitlines())
    }


def _beginning(word: str) -> str:
    beginning = word.strip()
    return (r"\b" if beginning[0].isalnum() else "") + re.escape(beginning)


def worded() -> frozenset[str]:
    """Return the fields that are stated only in their own words."""
    return frozenset(_patterns())


def in_place(path: str, words: str) -> bool:
    """Whether words say what a field asks for; of fields that give no rights, any words do."""
    pattern = _patterns().get(path)
    return pattern is None or pattern.search(_plain(words)) is not None


def around(quote: Quote, transcript: Transcript) -> str:
    """The sentence of a quote, and what it answers: a question put right before, or by a form."""
    before: Message | None = None
    for message in transcript:
        if message.id == quote.message_id:
            asked = before.text if before is not None and "?" in before.text else ""
            return f"{_sentence(message.text, quote)} {asked}"
        before = message
    return quote.text


def _sentence(text: str, quote: Quote) -> str:
    ends = [match.end() for match in _END.finditer(text)]
    start = max((end for end in ends if end <= quote.start), default=0)
    end = min((end for end in ends if end >= quote.end), default=len(text))
    return text[start:end]


def _plain(words: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
