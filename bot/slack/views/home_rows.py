"""One line for each thing that is somebody's, in the language of whoever reads the list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.conversation.thread import Thread
from bot.domain.framing.version import StatementVersion
from bot.domain.spec.version import SpecVersion, ToSign
from bot.slack.actions import Action, Press
from bot.slack.blocks import Block, button, section
from bot.slack.text import Data, Markup, joined, linked, markup
from bot.slack.views.framing.part import kind_sentence, title_of
from bot.slack.views.framing.question import asked
from bot.slack.views.home_words import home_word
from bot.slack.views.word import spec_status_word, status_word

TITLE = 140
Permalink = Callable[[str, str, str], str | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """How statements, specs and signatures are listed for one reader."""

    language: str
    newest: Mapping[str, int]  # in which version the statement of each spec is now
    permalink: Permalink

    def statement(self, version: StatementVersion) -> Block:
        """What it is, where it stands, and the way to open it."""
        statement, language = version.statement, self.language
        count = len(asked(version))
        questions = home_word("question" if count == 1 else "questions", language)
        standing = (
            questions.format(count=count) if count else status_word(statement.status, language)
        )
        kind = kind_sentence(statement.is_ml, statement.kind, statement.not_ml_subkind, language)
        text = markup(
            "*{title}*\n{kind} {standing} · {version}{thread}",
            title=title_of(statement),
            kind=Data(kind),
            standing=Data(_begun(standing)),
            version=Data(home_word("version", language).format(version=version.version)),
            thread=self._thread(version.place),
            limit=TITLE,
        )
        press = Press(version.id, version.version).encode()
        spoken = home_word("open_one", language).format(title=title_of(statement).value)
        opens = button(home_word("open", language), Action.SHOW.at(), press, spoken=Data(spoken))
        return section(text, accessory=opens)

    def spec(self, version: SpecVersion) -> Block:
        """Where it stands, what is open, what it was made from, and the way to export it."""
        spec, language = version.spec, self.language
        blocking = sum(item.blocking for item in spec.open_items)
        open_items = home_word("open_items", language)
        text = markup(
            "*{title}*\n{status} · {open} · {version} {made}{thread}",
            title=Data(spec.title),
            status=Data(_begun(spec_status_word(spec.status, language))),
            open=Data(open_items.format(count=len(spec.open_items), blocking=blocking)),
            version=Data(home_word("version", language).format(version=version.version)),
            made=Data(self._made_from(version)),
            thread=self._thread(version.place),
            limit=TITLE,
        )
        press = Press(version.id, version.version).encode()
        spoken = Data(home_word("export_one", language).format(title=spec.title))
        export = button(
            home_word("export", language), Action.SPEC_EXPORT.at(), press, spoken=spoken
        )
        return section(text, accessory=export)

    def to_sign(self, one: ToSign) -> Block:
        """What is to be signed, and the thread in which that is done."""
        what = home_word("less", self.language).format(row=one.row)
        version = home_word("version", self.language).format(version=one.spec.version)
        return section(
            markup(
                "*{title}*\n{what}{thread}",
                title=Data(one.spec.spec.title),
                what=Data(what if one.row else version),
                thread=self._thread(one.spec.place),
                limit=TITLE,
            )
        )

    def _thread(self, place: Thread) -> Markup:
        """A link to the message a statement began with."""
        address = self.permalink(place.channel, place.thread, place.thread)
        told = Data(home_word("thread", self.language))
        return joined("", [Markup(" · "), linked(address, told)]) if address else Markup("")

    def _made_from(self, version: SpecVersion) -> str:
        made_from = version.problem_statement_version
        now = self.newest.get(version.problem_statement, made_from)
        told = home_word("from", self.language).format(version=made_from)
        return told + (home_word("moved", self.language).format(now=now) if now > made_from else "")


def _begun(sentence: str) -> str:
    """With a capital, and the rest as it is: German nouns keep theirs."""
    return sentence[:1].upper() + sentence[1:]
