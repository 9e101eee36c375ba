"""JUnit XML, as pytest and most runners write it: `pytest --junitxml=results.xml`.

Read by the parser underneath, event by event. A document type is refused before anything in it is
looked at: no entity is ever defined, expanded or fetched.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.errors import UnreadableFileError
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.warning import WarningState
from bot.evidence.bounds import MEBIBYTE, too_large
from bot.evidence.findings import ABOUT, Declared, Findings
from bot.evidence.glimpse import Shape
from bot.evidence.importer import Importer, OpenFile, Sign, shaped
from bot.evidence.values import instant, number, slices, whole

_PROPERTIES = 30
_PARAMETERS = re.compile(r"(?P<test>[^\[]+)\[(?P<case>.+)\]")
_TRUNCATED = frozenset({"no element found", "unclosed token", "unclosed CDATA section"})
_PYTEST = "pytest tests"  # what it calls its root
_AFTERWARDS = "failed on teardown"  # how pytest begins what it says of that
_ENDS = {"failure": CaseState.JUDGED, "error": CaseState.ERRORED, "skipped": CaseState.SKIPPED}


@dataclass(slots=True)
class _Suite:
    """One suite that is open, with what it says of itself and what was counted in it."""

    name: str
    declared: dict[str, int | None]
    cases: int = 0
    inner: int = 0  # suites in it that say their own numbers
    wrong: int = 0  # failures and errors; a case may have several
    left_out: int = 0

    @property
    def said_wrong(self) -> int:
        """How many failures and errors it says it has."""
        return (self.declared["failures"] or 0) + (self.declared["errors"] or 0)

    @property
    def lacks_passes_alone(self) -> bool:
        """Whether all that it says went otherwise is there."""
        return self.wrong >= self.said_wrong and self.left_out >= (self.declared["skipped"] or 0)


@dataclass(slots=True)
class _Events:
    """Follows the events of the parser."""

    found: Findings
    run: int
    depth: int = 0
    quiet: int = 0  # bytes since the last event
    suites: list[_Suite] = field(default_factory=list)
    case: dict[str, str] | None = None
    state: CaseState | None = None
    properties: dict[str, str] = field(default_factory=dict)
    by_pytest: bool = False
    before: str = ""  # the case that failed right before
    again: bool = False  # the case failed, and has a second row for what broke afterwards

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.quiet = 0
        self.depth += 1
        if self.depth > self.found.bounds.depth:
            raise too_large("The XML is nested too deeply", f"{self.found.bounds.depth} levels")
        match name:
            case "testsuites":
                self.by_pytest = attributes.get("name") == _PYTEST
            case "testsuite":
                self._suite(attributes)
            case "testcase":
                self.case, self.state, self.properties = attributes, None, {}
                self.again = False
            case "property" if self.case is not None and len(self.properties) < _PROPERTIES:
                self.properties[attributes.get("name", "")] = attributes.get("value", "")
            case "failure" | "error" | "skipped" if self.case is not None:
                for each in self.suites:
                    each.left_out += name == "skipped"
                    each.wrong += name != "skipped"
                if name == "error" and self.state is None:
                    told = attributes.get("message", "").startswith(_AFTERWARDS)
                    self.again = told and self.before == _named(self.case)
                # One that fails and then breaks while it is cleaned up has failed.
                self.state = self.state or _ENDS[name]

    def _suite(self, attributes: dict[str, str]) -> None:
        counts = ("tests", "failures", "errors", "skipped", "disabled")
        declared = {name: whole(attributes.get(name)) for name in counts}
        if self.suites:
            self.suites[-1].inner += 1
        self.suites.append(_Suite(attributes.get("name") or "tests", declared))
        facts = self.found.facts[self.run]
        facts.made_at = facts.made_at or instant(attributes.get("timestamp"))

    def end(self, name: str) -> None:
        self.quiet = 0
        self.depth -= 1
        if name == "testcase" and self.case is not None:
            if not self.again:
                self._take(self.case)
            self.before = _named(self.case) if self.state is CaseState.JUDGED else ""
            self.case = None
        elif name == "testsuite" and self.suites:
            self._compare(self.suites.pop())

    def _take(self, attributes: dict[str, str]) -> None:
        suite = self.suites[-1].name if self.suites else "tests"
        for each in self.suites:
            each.cases += 1
        where, name = attributes.get("classname", ""), attributes.get("name", "")
        seconds = number(attributes.get("time"))
        state = self.state or CaseState.JUDGED
        groups = slices(self.properties, every=True)
        if match := _PARAMETERS.fullmatch(name):
            groups["test"] = match["test"][:80]
        if where:
            groups["class"] = where[:80]
        checks = [self.found.check(suite)]
        if about := groups.get(ABOUT):
            checks.append(self.found.check(about, part=True))
        for check in dict.fromkeys(checks):  # a suite may be called as the criterion
            self.found.case(
                self.run, check, _named(attributes),
                state=state, passed=self.state is None if state is CaseState.JUDGED else None,
                latency_ms=seconds * 1000 if seconds is not None else None, slices=groups,
            )  # fmt: skip

    def _compare(self, suite: _Suite) -> None:
        tests = suite.declared["tests"]
        if suite.wrong < suite.said_wrong:
            text = f"The suite says {suite.said_wrong} tests failed or broke, and {suite.wrong} are there."
            self.found.warn(
                WarningState.CONTRADICTORY, text, run=self.run, seen=suite.wrong,
                expected=suite.said_wrong,
            )  # fmt: skip
        if tests is None or (tests == 0 and not suite.cases):  # nobody says, or nothing was run
            return
        if suite.inner:
            if suite.cases < tests:
                text = f"The suite says {tests} tests, and {suite.cases} are there."
                self.found.warn(WarningState.MISSING, text, seen=suite.cases, expected=tests)
            return
        if self.by_pytest and 0 < suite.cases < tests and suite.lacks_passes_alone:
            text = (
                f"pytest counts {tests} tests and has rows for {suite.cases}: a subtest that passed has "
                "none. With `parametrize` each case has a row."
            )
            self.found.warn(
                WarningState.LOSSY, text, run=self.run, seen=suite.cases, expected=tests
            )
            tests = suite.cases
        check = self.found.check(suite.name)
        before = self.found.declared(self.run, check)
        rows = tests + ((before.rows or 0) if before else 0)  # several suites may share a name
        self.found.declare(self.run, check, Declared(rows=rows))


def _named(case: dict[str, str]) -> str:
    where, name = case.get("classname", ""), case.get("name", "")
    return f"{where}::{name}" if where else name


def _refuse(*_: object) -> None:
    raise UnreadableFileError(
        "The XML declares a document type; that is refused, as it can name other files.",
        next_step="Write the report without a DOCTYPE.",
    )


def _read(file: OpenFile, found: Findings) -> None:
    parser = expat.ParserCreate()
    events = _Events(found, found.run())
    parser.StartElementHandler = events.start
    parser.EndElementHandler = events.end
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        for block in file.blocks():
            events.quiet += len(block)
            if events.quiet > file.bounds.row:
                raise too_large(
                    "A part of the XML is too large", f"{file.bounds.row // MEBIBYTE} MiB"
                )
            parser.Parse(block, False)  # noqa: FBT003  # the signature of the parser
        parser.Parse(b"", True)  # noqa: FBT003
    except LookupError as error:
        raise UnreadableFileError(
            "The file is not text in UTF-8.", next_step="Save it as UTF-8 and send it again."
        ) from error
    except expat.ExpatError as error:
        told = expat.errors.messages[error.code]
        if told not in _TRUNCATED or not found.rows:
            raise UnreadableFileError(
                f"The XML is damaged in line {error.lineno}: {told}.",
                next_step="Write the report again.",
            ) from error
        found.truncated("The file ends in the middle; what came after is unknown.")
        while events.suites:
            events.end("testsuite")


IMPORTER = Importer(
    Format.JUNIT,
    (
        shaped(Shape.XML),
        Sign(
            "`testsuites` or `testsuite` at its root",
            lambda g: g.root in {"testsuites", "testsuite"},
        ),
    ),
    _read,
)
