"""What refusals about decisions and the policy say in French and German, by their English sentence."""

DECIDING: dict[str, tuple[str, str]] = {
    "Guests cannot decide here.": (
        "Les invités ne peuvent pas décider ici.",
        "Gäste können hier nicht entscheiden.",
    ),
    "People of other organisations cannot decide here.": (
        "Les personnes d'autres organisations ne peuvent pas décider ici.",
        "Menschen aus anderen Organisationen können hier nicht entscheiden.",
    ),
    "Only people decide; this came from an app.": (
        "Seules des personnes décident ; ceci vient d'une application.",
        "Nur Menschen entscheiden; das kam von einer App.",
    ),
    "This account is deactivated.": (
        "Ce compte est désactivé.",
        "Dieses Konto ist deaktiviert.",
    ),
    "I cannot tell who you are here.": (
        "Je ne peux pas dire qui vous êtes ici.",
        "Ich kann hier nicht erkennen, wer Sie sind.",
    ),
    "Ask one of the people named on the card.": (
        "Demandez à l'une des personnes nommées sur la carte.",
        "Fragen Sie jemanden, der auf der Karte genannt ist.",
    ),
    "You had a hand in this request, so somebody else has to decide it.": (
        "Vous avez pris part à cette demande ; quelqu'un d'autre doit en décider.",
        "Sie sind an dieser Anfrage beteiligt; jemand anderes muss sie entscheiden.",
    ),
    "The people named on the card can.": (
        "Les personnes nommées sur la carte le peuvent.",
        "Wer auf der Karte genannt ist, kann es.",
    ),
    "This is not yours to decide.": (
        "Ce n'est pas à vous d'en décider.",
        "Das ist nicht Ihre Entscheidung.",
    ),
    "The people named on the card can; you may ask in the thread.": (
        "Les personnes nommées sur la carte le peuvent ; vous pouvez demander dans le fil.",
        "Wer auf der Karte genannt ist, kann es; fragen dürfen Sie im Thread.",
    ),
    "You can reject this, but your approval does not count.": (
        "Vous pouvez refuser ceci, mais votre approbation ne compte pas.",
        "Ablehnen können Sie das, Ihre Genehmigung zählt aber nicht.",
    ),
    "The people named on the card can approve it.": (
        "Les personnes nommées sur la carte peuvent l'approuver.",
        "Wer auf der Karte genannt ist, kann es genehmigen.",
    ),
    "A rejection needs a reason.": (
        "Un refus a besoin d'une raison.",
        "Eine Ablehnung braucht einen Grund.",
    ),
    "Choose one, or say it in your own words.": (
        "Choisissez-en une, ou dites-le avec vos mots.",
        "Wählen Sie einen, oder sagen Sie es in eigenen Worten.",
    ),
    "You cannot approve this as an emergency.": (
        "Vous ne pouvez pas approuver ceci en urgence.",
        "Sie können das nicht als Notfall genehmigen.",
    ),
    "Ask the people the policy names for emergencies.": (
        "Demandez aux personnes que la politique nomme pour les urgences.",
        "Fragen Sie, wen die Richtlinie für Notfälle nennt.",
    ),
    "The time to decide this is over.": (
        "Le temps d'en décider est passé.",
        "Die Zeit, das zu entscheiden, ist vorbei.",
    ),
    "Nothing was approved; ask for a new request.": (
        "Rien n'a été approuvé ; demandez une nouvelle demande.",
        "Nichts wurde genehmigt; lassen Sie neu anfragen.",
    ),
    "This changed after you saw it; nothing was decided.": (
        "Ceci a changé après que vous l'avez vu ; rien n'a été décidé.",
        "Das hat sich geändert, nachdem Sie es gesehen haben; nichts wurde entschieden.",
    ),
    "Look at the newest card and decide there.": (
        "Regardez la carte la plus récente et décidez-y.",
        "Sehen Sie die neueste Karte an, und entscheiden Sie dort.",
    ),
    "Somebody was faster.": (
        "Quelqu'un a été plus rapide.",
        "Jemand war schneller.",
    ),
    "The card shows the present state.": (
        "La carte montre l'état actuel.",
        "Die Karte zeigt den jetzigen Stand.",
    ),
    "Who asked can run exactly this or nothing.": (
        "Qui a demandé peut exécuter exactement ceci, ou rien.",
        "Wer gefragt hat, kann genau das tun oder nichts.",
    ),
    "Reject it, and say in the note what you want instead.": (
        "Refusez, et dites dans la note ce que vous voulez à la place.",
        "Lehnen Sie ab, und sagen Sie in der Notiz, was Sie stattdessen wollen.",
    ),
    "Only the target, the parameters and the amount can be changed, and one must be.": (
        "Seuls la cible, les paramètres et le montant peuvent changer, et l'un d'eux le doit.",
        "Nur Ziel, Parameter und Betrag lassen sich ändern, und eines davon muss es.",
    ),
    "For another action, open another request.": (
        "Pour une autre action, ouvrez une autre demande.",
        "Für eine andere Aktion: eine andere Anfrage.",
    ),
    "This was changed too often.": (
        "Ceci a été modifié trop souvent.",
        "Das wurde zu oft geändert.",
    ),
    "Cancel it and ask anew, with what you want.": (
        "Annulez et demandez de nouveau, avec ce que vous voulez.",
        "Nehmen Sie es zurück, und fragen Sie neu, mit dem, was Sie wollen.",
    ),
    "Nobody could approve what you changed: the people the policy names have a hand in it.": (
        "Personne ne pourrait approuver votre modification : les personnes que la politique nomme y ont part.",
        "Niemand könnte Ihre Änderung genehmigen: wen die Richtlinie nennt, ist daran beteiligt.",
    ),
    "Reject it and say in the note what you want, or have somebody else change it.": (
        "Refusez et dites dans la note ce que vous voulez, ou faites modifier par quelqu'un d'autre.",
        "Lehnen Sie ab und sagen Sie in der Notiz, was Sie wollen, oder lassen Sie es jemand anderen ändern.",
    ),
    "It cannot be handed to that person.": (
        "Cela ne peut pas être remis à cette personne.",
        "An diesen Menschen lässt es sich nicht übergeben.",
    ),
    "Choose somebody the policy names, who has no part in the request.": (
        "Choisissez quelqu'un que la politique nomme et qui n'a pas part à la demande.",
        "Wählen Sie jemanden, den die Richtlinie nennt und der an der Anfrage nicht beteiligt ist.",
    ),
    "Only who asked can take the request back.": (
        "Seule la personne qui a demandé peut retirer la demande.",
        "Nur wer gefragt hat, kann die Anfrage zurücknehmen.",
    ),
    "Only who asked can say that it was done.": (
        "Seule la personne qui a demandé peut dire que c'est fait.",
        "Nur wer gefragt hat, kann sagen, dass es erledigt ist.",
    ),
    "Ask them in the thread.": (
        "Demandez-lui dans le fil.",
        "Fragen Sie im Thread nach.",
    ),
    "This approval was used before.": (
        "Cet accord a déjà été utilisé.",
        "Diese Genehmigung wurde schon genutzt.",
    ),
    "Ask again for another run.": (
        "Demandez à nouveau pour une autre exécution.",
        "Fragen Sie neu für einen weiteren Lauf.",
    ),
    "This approval has run out.": (
        "Cet accord a expiré.",
        "Diese Genehmigung ist abgelaufen.",
    ),
    "Ask again.": (
        "Demandez à nouveau.",
        "Fragen Sie neu.",
    ),
    "This is {}, so nothing may run.": (
        "État actuel : {} ; rien ne peut donc être lancé.",
        "Stand: {}; darum darf nichts laufen.",
    ),
    "You can reject it instead.": (
        "Vous pouvez la refuser à la place.",
        "Sie können sie stattdessen ablehnen.",
    ),
    "This needs a look of its own.": (
        "Ceci demande un regard à part.",
        "Das braucht einen eigenen Blick.",
    ),
    "Open its card and decide there.": (
        "Ouvrez sa carte et décidez-y.",
        "Öffnen Sie die Karte, und entscheiden Sie dort.",
    ),
    "Nobody decided anything else here than the system wanted.": (
        "Personne n'a décidé ici autre chose que ce que le système voulait.",
        "Hier hat niemand etwas anderes entschieden, als das System wollte.",
    ),
    "Cases come from rejections and changes.": (
        "Les cas viennent de refus et de modifications.",
        "Fälle kommen aus Ablehnungen und Änderungen.",
    ),
    "This is not yours to add.": (
        "Ce n'est pas à vous de l'ajouter.",
        "Das können Sie nicht hinzufügen.",
    ),
    "Whoever decides such requests, or owns the spec, can add it.": (
        "Qui décide de telles demandes, ou possède la spécification, peut l'ajouter.",
        "Wer solche Anfragen entscheidet oder die Spezifikation besitzt, kann es.",
    ),
    "Only full members of this workspace can see that.": (
        "Seuls les membres à part entière de cet espace peuvent voir cela.",
        "Nur volle Mitglieder dieses Workspace können das sehen.",
    ),
    "Ask one of them.": ("Demandez à l'un d'eux.", "Fragen Sie jemanden davon."),
    "This workspace has no policy yet.": (
        "Cet espace n'a pas encore de politique.",
        "Dieser Workspace hat noch keine Richtlinie.",
    ),
    "This workspace has no policy yet, so nobody can approve anything.": (
        "Cet espace n'a pas encore de politique ; personne ne peut donc rien approuver.",
        "Dieser Workspace hat noch keine Richtlinie, also kann niemand etwas genehmigen.",
    ),
    "Whoever runs the bot installs the first: `remit policy install`.": (
        "Qui exploite le bot installe la première : `remit policy install`.",
        "Wer den Bot betreibt, richtet die erste ein: `remit policy install`.",
    ),
    "Version {} counts by now; you saw version {}.": (
        "La version {} est en vigueur à présent ; vous aviez vu la version {}.",
        "Inzwischen gilt Version {}; gesehen hatten Sie Version {}.",
    ),
    "Open `/remit policy`: your draft is kept. Look at what it changes now.": (
        "Ouvrez `/remit policy` : votre ébauche est gardée. Regardez ce qu'elle change à présent.",
        "Öffnen Sie `/remit policy`: Ihr Entwurf ist aufgehoben. Sehen Sie, was er jetzt ändert.",
    ),
    "This does what the policy that counts does.": (
        "Cela fait ce que fait la politique en vigueur.",
        "Das tut, was die geltende Richtlinie tut.",
    ),
    "Change something first.": ("Changez d'abord quelque chose.", "Ändern Sie zuerst etwas."),
    "There is no such policy.": (
        "Cette politique n'existe pas.",
        "Diese Richtlinie gibt es nicht.",
    ),
    "Nobody can approve anything.": (
        "Personne ne peut rien approuver.",
        "Niemand kann etwas genehmigen.",
    ),
    "Your draft was proposed or thrown away already.": (
        "Votre ébauche a déjà été proposée ou jetée.",
        "Ihr Entwurf ist schon vorgeschlagen oder verworfen.",
    ),
    "Open `/remit policy` to begin another one.": (
        "Ouvrez `/remit policy` pour en commencer une autre.",
        "Öffnen Sie `/remit policy`, um einen neuen zu beginnen.",
    ),
    "Open `/remit policy` to see the last ones.": (
        "Ouvrez `/remit policy` pour voir les dernières.",
        "Öffnen Sie `/remit policy`, um die letzten zu sehen.",
    ),
    "The policy has no rule called {}.": (
        "La politique n'a pas de règle appelée {}.",
        "Die Richtlinie hat keine Regel namens {}.",
    ),
    "Its rules: {}.": ("Ses règles : {}.", "Ihre Regeln: {}."),
    "I cannot find that roundup.": (
        "Je ne trouve pas ce point.",
        "Ich finde diese Übersicht nicht.",
    ),
    "`remit roundup list` shows which there are.": (
        "`remit roundup list` montre lesquels il y a.",
        "`remit roundup list` zeigt, welche es gibt.",
    ),
    "This is already {}.": (
        "C'est déjà réglé ({}).",
        "Das ist schon entschieden ({}).",
    ),
    "The card shows who decided, and why.": (
        "La carte montre qui a décidé, et pourquoi.",
        "Die Karte zeigt, wer entschieden hat und warum.",
    ),
    "This card has only just been posted.": (
        "Cette carte vient d'être publiée.",
        "Diese Karte ist eben erst erschienen.",
    ),
    "I try again in a moment.": (
        "Je réessaie dans un instant.",
        "Ich versuche es gleich noch einmal.",
    ),
    "The {} is empty.": ("Il n'y a rien d'écrit.", "Da steht nichts."),
    "Write the {} in a sentence.": ("Écrivez-le en une phrase.", "Schreiben Sie es in einem Satz."),
    "I cannot find that request.": (
        "Je ne trouve pas cette demande.",
        "Ich finde diese Anfrage nicht.",
    ),
    "Your home page shows what waits for you.": (
        "Votre page d'accueil montre ce qui vous attend.",
        "Ihre Startseite zeigt, was auf Sie wartet.",
    ),
    "Another policy counts by now.": (
        "Une autre politique est en vigueur à présent.",
        "Inzwischen gilt eine andere Richtlinie.",
    ),
    "Propose your change again, on top of the present policy.": (
        "Proposez de nouveau votre modification, à partir de la politique actuelle.",
        "Schlagen Sie Ihre Änderung noch einmal vor, auf Grundlage der jetzigen Richtlinie.",
    ),
}
