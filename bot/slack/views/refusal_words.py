"""What refusals say in French and in German, by their English sentence; a gap is any word in it."""

import re

from bot.domain.errors import RemitError
from bot.slack.views.refusal_words_database import DATABASE
from bot.slack.views.refusal_words_deciding import DECIDING
from bot.slack.views.refusal_words_drift import DRIFT
from bot.slack.views.refusal_words_forms import FORMS
from bot.slack.views.refusal_words_limits import LIMITS
from bot.slack.views.refusal_words_results import RESULTS
from bot.slack.views.refusal_words_schedule import SCHEDULES
from bot.slack.views.refusal_words_warnings import WARNINGS

FRENCH, GERMAN = "fr", "de"
_SENTENCES: dict[str, tuple[str, str]] = {
    "This spec is retired, and nothing in it changes any more.": (
        "Cette spec est retirée, et plus rien n'y change.",
        "Diese Spec ist außer Kraft, und nichts in ihr ändert sich mehr.",
    ),
    "Say in the thread what is new about the goal, then draft the spec again from its card.": (
        "Dites dans le fil ce qui est nouveau dans l'objectif, puis rédigez la spec de nouveau depuis sa carte.",
        "Sagen Sie im Thread, was am Ziel neu ist, und entwerfen Sie die Spec dann neu über dessen Karte.",
    ),
    "I cannot find that draft, or it is not yours to see.": (
        "Je ne trouve pas cette ébauche, ou vous n'y avez pas accès.",
        "Ich finde diesen Entwurf nicht, oder er ist nicht für Sie sichtbar.",
    ),
    "Type /remit list to see your drafts.": (
        "Tapez /remit list pour voir vos ébauches.",
        "Tippen Sie /remit list, um Ihre Entwürfe zu sehen.",
    ),
    "I cannot find that draft.": (
        "Je ne trouve pas cette ébauche.",
        "Ich finde diesen Entwurf nicht.",
    ),
    "Use `/remit list` to see yours.": (
        "Tapez `/remit list` pour voir les vôtres.",
        "Tippen Sie `/remit list`, um Ihre zu sehen.",
    ),
    "This question is settled by now.": (
        "Cette question est réglée entre-temps.",
        "Diese Frage ist inzwischen geklärt.",
    ),
    "The draft in the thread shows what is still open.": (
        "L'ébauche dans le fil montre ce qui reste ouvert.",
        "Der Entwurf im Thread zeigt, was noch offen ist.",
    ),
    "This question has been settled in the meantime.": (
        "Cette question a été réglée entre-temps.",
        "Diese Frage wurde inzwischen geklärt.",
    ),
    "The newest card in the thread shows what is still open.": (
        "La carte la plus récente du fil montre ce qui reste ouvert.",
        "Die neueste Karte im Thread zeigt, was noch offen ist.",
    ),
    "Somebody changed the same part while you were editing. Nothing was saved.": (
        "Quelqu'un a changé la même partie pendant que vous la modifiiez. Rien n'a été enregistré.",
        (
            "Jemand hat denselben Teil geändert, während Sie ihn bearbeitet haben. Nichts wurde "
            "gespeichert."
        ),
    ),
    "Open Edit again: it shows the present text. You wrote:": (
        "Ouvrez Modifier encore une fois : le texte actuel s'y trouve. Vous aviez écrit :",
        "Öffnen Sie Bearbeiten noch einmal: Es zeigt den jetzigen Text. Sie hatten geschrieben:",
    ),
    "There is no such version.": (
        "Cette version n'existe pas.",
        "Diese Version gibt es nicht.",
    ),
    "Open What changed? again.": (
        "Ouvrez encore une fois Qu'est-ce qui a changé ?",
        "Öffnen Sie Was hat sich geändert? noch einmal.",
    ),
    "Whatever people had said in version {} stands in the draft already.": (
        "Tout ce qui était dit dans la version {} figure déjà dans l'ébauche.",
        "Alles, was in Version {} gesagt war, steht schon im Entwurf.",
    ),
    "What I assumed then follows from the thread: reply there to change it.": (
        "Ce que je supposais alors découle du fil : répondez-y pour le changer.",
        "Was ich damals angenommen habe, folgt aus dem Thread: Antworten Sie dort, um es zu ändern.",
    ),
    "There is nothing of yours to undo in this draft.": (
        "Il n'y a rien de vous à annuler dans cette ébauche.",
        "In diesem Entwurf gibt es nichts von Ihnen zurückzunehmen.",
    ),
    "Undo takes back what you said or entered yourself; the goal this began with you can edit in the "
    "thread.": (
        (
            "Annuler reprend ce que vous avez dit ou saisi vous-même ; l'objectif du début se modifie "
            "dans le fil."
        ),
        (
            "Rückgängig nimmt zurück, was Sie selbst gesagt oder eingegeben haben; das Ziel am Anfang "
            "bearbeiten Sie im Thread."
        ),
    ),
    "This thread has no problem statement yet.": (
        "Ce fil n'a pas encore d'énoncé du problème.",
        "Dieser Thread hat noch keine Problembeschreibung.",
    ),
    "Mention me with the goal, and I will draft one.": (
        "Mentionnez-moi avec l'objectif, et j'en rédigerai un.",
        "Erwähnen Sie mich mit dem Ziel, und ich entwerfe eine.",
    ),
    "There is no goal to frame yet.": (
        "Il n'y a pas encore d'objectif à cadrer.",
        "Es gibt noch kein Ziel zu klären.",
    ),
    "Write it after the command, as in `/remit new fewer missed visits`.": (
        "Écrivez-le après la commande, comme dans `/remit new moins de rendez-vous manqués`.",
        "Schreiben Sie es hinter den Befehl, wie in `/remit new weniger versäumte Termine`.",
    ),
    "This answer was given already.": (
        "Cette réponse a déjà été donnée.",
        "Diese Antwort wurde schon gegeben.",
    ),
    "The card in the thread shows what stands now.": (
        "La carte du fil montre ce qui vaut maintenant.",
        "Die Karte im Thread zeigt, was jetzt gilt.",
    ),
    "This one needs a reason in writing.": (
        "Celui-ci demande une raison par écrit.",
        "Dieses braucht eine schriftliche Begründung.",
    ),
    "Say who from Legal or Compliance looked at it, and why it does not apply.": (
        (
            "Dites qui, du service juridique ou de la conformité, l'a examiné, et pourquoi il ne "
            "s'applique pas."
        ),
        "Sagen Sie, wer aus Recht oder Compliance es geprüft hat, und warum es nicht zutrifft.",
    ),
    "Say who looked at it, and why it does not apply.": (
        "Dites qui l'a examiné, et pourquoi il ne s'applique pas.",
        "Sagen Sie, wer es geprüft hat, und warum es nicht zutrifft.",
    ),
    "This risk is no longer suspected.": (
        "Ce risque n'est plus soupçonné.",
        "Dieses Risiko wird nicht mehr vermutet.",
    ),
    "Open Read all: it shows which are.": (
        "Ouvrez Tout lire : on y voit lesquels le sont.",
        "Öffnen Sie Alles lesen: Dort steht, welche es sind.",
    ),
    "This thread has no spec yet.": (
        "Ce fil n'a pas encore de spec.",
        "Dieser Thread hat noch keine Spec.",
    ),
    "Press Draft a spec under the problem statement first.": (
        "Touchez d'abord Rédiger une spec sous l'énoncé du problème.",
        "Drücken Sie zuerst Spec entwerfen unter der Problembeschreibung.",
    ),
    "I cannot find that spec, or it is not yours to see.": (
        "Je ne trouve pas cette spec, ou vous n'y avez pas accès.",
        "Ich finde diese Spec nicht, oder sie ist nicht für Sie sichtbar.",
    ),
    "Type /remit list to see your specs.": (
        "Tapez /remit list pour voir vos specs.",
        "Tippen Sie /remit list, um Ihre Specs zu sehen.",
    ),
    "I cannot find that spec.": (
        "Je ne trouve pas cette spec.",
        "Ich finde diese Spec nicht.",
    ),
    "This button belongs to a card I no longer understand.": (
        "Ce bouton appartient à une carte que je ne comprends plus.",
        "Diese Taste gehört zu einer Karte, die ich nicht mehr verstehe.",
    ),
    "Type `/remit list` to find the current one.": (
        "Tapez `/remit list` pour trouver l'actuelle.",
        "Tippen Sie `/remit list`, um die jetzige zu finden.",
    ),
    "Slack does not answer me right now.": (
        "Slack ne me répond pas pour l'instant.",
        "Slack antwortet mir gerade nicht.",
    ),
    "Try again in a few minutes.": (
        "Réessayez dans quelques minutes.",
        "Versuchen Sie es in ein paar Minuten noch einmal.",
    ),
    "I am not in that channel, so I can neither read nor answer there.": (
        "Je ne suis pas dans ce canal, je ne peux donc ni y lire ni y répondre.",
        "Ich bin nicht in diesem Kanal und kann dort weder lesen noch antworten.",
    ),
    "Invite me with /invite @Remit and try again.": (
        "Invitez-moi avec /invite @Remit et réessayez.",
        "Laden Sie mich mit /invite @Remit ein, und versuchen Sie es noch einmal.",
    ),
    "You have no drafts yet, so there is no history.": (
        "Vous n'avez pas encore d'ébauche, il n'y a donc pas d'historique.",
        "Sie haben noch keine Entwürfe, darum gibt es keinen Verlauf.",
    ),
    "Tell me a goal in your own words to start one: /remit new.": (
        "Dites-moi un objectif avec vos propres mots pour commencer : /remit new.",
        "Nennen Sie mir ein Ziel in Ihren eigenen Worten, um anzufangen: /remit new.",
    ),
    "There is no such section.": (
        "Cette section n'existe pas.",
        "Diesen Abschnitt gibt es nicht.",
    ),
    "Open Edit again and pick one from the list.": (
        "Ouvrez Modifier encore une fois et choisissez-en une dans la liste.",
        "Öffnen Sie Bearbeiten noch einmal, und wählen Sie einen aus der Liste.",
    ),
    "Some fields need another look.": (
        "Certains champs sont à revoir.",
        "Einige Felder brauchen noch einen Blick.",
    ),
    "They are marked in the form.": (
        "Ils sont marqués dans le formulaire.",
        "Sie sind im Formular gekennzeichnet.",
    ),
    "Say what to assume, who finds out, and by when.": (
        "Dites ce qu'il faut supposer, qui se renseigne, et pour quand.",
        "Sagen Sie, was angenommen wird, wer es klärt und bis wann.",
    ),
    "There is no answer yet.": (
        "Il n'y a pas encore de réponse.",
        "Es gibt noch keine Antwort.",
    ),
    "Write an answer, or close this form and press Don't know.": (
        "Écrivez une réponse, ou fermez ce formulaire et touchez Je ne sais pas.",
        "Schreiben Sie eine Antwort, oder schließen Sie das Formular und drücken Sie Weiß nicht.",
    ),
    "No risk is suspected here.": (
        "Aucun risque n'est soupçonné ici.",
        "Hier wird kein Risiko vermutet.",
    ),
    "I look again whenever somebody writes.": (
        "Je regarde à nouveau chaque fois que quelqu'un écrit.",
        "Ich sehe jedes Mal nach, wenn jemand schreibt.",
    ),
    "Something is missing.": ("Il manque quelque chose.", "Etwas fehlt."),
    "Say which risk, and whether it applies.": (
        "Dites quel risque, et s'il s'applique.",
        "Sagen Sie, welches Risiko, und ob es zutrifft.",
    ),
    "There is no goal yet.": ("Il n'y a pas encore d'objectif.", "Es gibt noch kein Ziel."),
    "Write a sentence or two about what should get better.": (
        "Écrivez une phrase ou deux sur ce qui doit s'améliorer.",
        "Schreiben Sie ein, zwei Sätze darüber, was besser werden soll.",
    ),
    "This draft changed while you were working on it.": (
        "Cette ébauche a changé pendant que vous y travailliez.",
        "Dieser Entwurf hat sich geändert, während Sie daran gearbeitet haben.",
    ),
    "Look at the newest version and try again.": (
        "Regardez la version la plus récente et réessayez.",
        "Sehen Sie sich die neueste Version an, und versuchen Sie es noch einmal.",
    ),
    "Type /remit help to see what I understand.": (
        "Tapez /remit help pour voir ce que je comprends.",
        "Tippen Sie /remit help, um zu sehen, was ich verstehe.",
    ),
    "I could not answer in your thread: Slack refuses it ({}).": (
        "Je n'ai pas pu répondre dans votre fil : Slack le refuse ({}).",
        "Ich konnte in Ihrem Thread nicht antworten: Slack lehnt es ab ({}).",
    ),
    "If I am not in that channel, invite me with /invite @Remit. Your draft is kept; /remit list "
    "shows it.": (
        (
            "Si je ne suis pas dans ce canal, invitez-moi avec /invite @Remit. Votre ébauche est "
            "conservée ; /remit list la montre."
        ),
        (
            "Wenn ich nicht in diesem Kanal bin, laden Sie mich mit /invite @Remit ein. Ihr Entwurf ist "
            "aufbewahrt; /remit list zeigt ihn."
        ),
    ),
}
_ALL = {**_SENTENCES, **DECIDING, **DATABASE, **DRIFT, **FORMS, **LIMITS, **RESULTS, **SCHEDULES, **WARNINGS}  # fmt: skip
_PLACE = {FRENCH: 0, GERMAN: 1}
_WITH_GAPS = {
    re.compile(re.escape(sentence).replace(re.escape("{}"), "(.{1,400})")): sentence
    for sentence in _ALL
    if "{}" in sentence
}


def beside_field(error: RemitError, language: str) -> str:
    """What is wrong and what to do, in the 150 characters that Slack shows beside a field."""
    told = (refusal(one, language) for one in (error.message, error.next_step))
    return " ".join(filter(None, told))[:150].rstrip()


def refusal(sentence: str, language: str) -> str:
    """A sentence of a refusal in a language; as it is where the language has none."""
    place = _PLACE.get(language)
    if place is None:
        return sentence
    if sentence in _ALL:
        return _ALL[sentence][place]
    for pattern, english in _WITH_GAPS.items():
        if found := pattern.fullmatch(sentence):
            told = _ALL[english][place]
            for word in found.groups():  # the gaps stand in the same order in every language
                told = told.replace("{}", word, 1)
            return told
    return sentence
