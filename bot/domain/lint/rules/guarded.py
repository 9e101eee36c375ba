"""Document rules on what must not go wrong: refusals, oversight, risks, secrets."""

import re
from collections.abc import Iterator

from bot.domain.framing.flag import HIGH_IMPACT
from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.lint.rules.staffed import legal_without_part
from bot.domain.lint.subject import Fault, Subject, mode_of, told
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import fold
from bot.domain.spec.section import Enforcement

_TESTS = 3  # of each refusal
_APPROVES = re.compile(
    r"(?<!\w)(?:approve[sd]?|approval|go ahead|proceeds?|executes?|accept(?:ed|s)?|allow(?:ed|s)?"
    r"|genehmigt|freigegeben|angenommen|ausgeführt|approuvée?|acceptée?|exécutée?|validée?)(?!\w)"
)
_REQUESTER = re.compile(
    r"(?<!\w)(?:requester|whoever asked|the person who asked|author|demandeur|demandeuse|auteur"
    r"|antragsteller\w*|anforderer|ersteller\w*)(?!\w)"
)
_CONFIDENCE = re.compile(
    r"(?<!\w)(?:confidence|probability|certainty|score|confiance|probabilité|konfidenz|sicherheit"
    r"|wahrscheinlichkeit)(?:\s+\w+){0,4}\s+(?:is\s+|est\s+)?(?:below|above|under|over|less than"
    r"|more than|at least|at most|inférieure?|supérieure?|unter|über|mindestens|höchstens|[<>≤≥]=?)"
)
_CALIBRATED = re.compile(r"calibrat|calibr[ée]|kalibri")


def refusals_with_tests(subject: Subject) -> Iterator[Fault]:
    """A language model or an agent without refusals, or with refusals that have under three tests.

    Why: what it must decline is found out by the first customer who tries.

    - Better: each excluded request with the reply, the team that helps, and three cases to test.
    """
    if subject.spec.kind not in LANGUAGE_MODEL_KINDS:
        return
    if not subject.spec.refusals:
        yield Fault("refusals", "none")
    for refusal in subject.spec.refusals:
        known = sum(bool(told(case)) for case in refusal.test_cases)
        if known < _TESTS:
            yield Fault(
                f"refusals.{refusal.id}",
                "tests",
                excerpt=told(refusal.condition),
                values={"known": str(known), "needed": str(_TESTS)},
            )


def action_without_row(subject: Subject) -> Iterator[Fault]:
    """The system acts, and no action is listed with the people it needs.

    Why: what is not listed is decided by whoever writes the tool call.

    - Better: one oversight row per action, with its limit, its approvers and its way back.
    """
    automation = told(subject.spec.intended_use.automation)
    acts = automation in {"act", "act_with_approval"} or subject.spec.kind is Kind.AGENT_ACTIONS
    if acts and not subject.spec.oversight:
        yield Fault("oversight")


def weaker_than_policy(subject: Subject) -> Iterator[Fault]:
    """An action has less oversight than its effects ask for, without a signed decision.

    Why: how final an action is does not change because somebody is in a hurry.

    - Better: the computed mode, or a decision signed by two people with the evidence for it.
    """
    for row in subject.spec.oversight:
        least = row.computed.mode if row.computed else row.floor
        signed = row.computed is not None and bool(row.computed.lowered_by)
        decided = any(row.id in (entry.id, entry.question) for entry in subject.spec.decision_log)
        if row.mode and least and row.mode.rank < least.rank and not (signed or decided):
            yield Fault(
                f"oversight.{row.id}.mode",
                excerpt=told(row.action),
                values={"mode": row.mode.value, "least": least.value},
            )


def silence_approves(subject: Subject) -> Iterator[Fault]:
    """Nobody answers and it happens anyway, or it waits for ever.

    Why: people are on holiday when it matters. Silence may hold or deny, never approve.

    - Better: answer within `<time?>`, else ask `<whom?>`, else deny.
    """
    for row in subject.spec.oversight:
        outcome = fold(told(row.timeout_outcome))
        if outcome and _APPROVES.search(outcome):
            yield Fault(f"oversight.{row.id}.timeout_outcome", "approves", excerpt=outcome)
        waits = row.mode in {OversightMode.APPROVE, OversightMode.DUAL_APPROVE}
        if waits and not (told(row.respond_within) or told(row.escalate_to)):
            yield Fault(f"oversight.{row.id}", "waits", excerpt=told(row.action))


def approves_itself(subject: Subject) -> Iterator[Fault]:
    """Whoever asks may approve, or both approvals of two come from one group.

    Why: two signatures from one desk are one signature.

    - Better: an approver who neither asked nor wrote it; two groups where money or rights move.
    """
    for row in subject.spec.oversight:
        approvers = told(row.approvers)
        if not approvers:
            continue
        if _REQUESTER.search(fold(approvers)):
            yield Fault(f"oversight.{row.id}.approvers", "requester", excerpt=approvers)
        named = row.approvers.value
        groups = (
            named
            if isinstance(named, tuple)
            else re.split(r"\s*(?:,|;| and | und | et )\s*", approvers)
        )
        if mode_of(row) is OversightMode.DUAL_APPROVE and len({fold(g) for g in groups if g}) < 2:  # noqa: PLR2004  # two
            yield Fault(f"oversight.{row.id}.approvers", "dual", excerpt=approvers)


def uncalibrated_gate(subject: Subject) -> Iterator[Fault]:
    """A confidence decides what happens, and nothing shows that the confidence means anything.

    Why: a model that says 90 % is often right in 60 of 100 cases; a limit on such a number gates
    nothing.

    - Better: show on `<how many?>` cases how often it is right when it says so (calibration).
    """
    policy = subject.spec.confidence
    if policy.bands and not (told(policy.evidence) or told(policy.calibrated)):
        yield Fault("confidence.evidence", "policy", excerpt=told(policy.signal))
        return
    everything = " ".join(fold(told(leaf)) for leaf in subject.spec.leaves())
    if _CALIBRATED.search(everything):
        return
    for leaf in subject.prose():
        words = fold(told(leaf))
        match = _CONFIDENCE.search(words)
        if match and any(map(str.isdigit, words[match.end() :])):
            yield Fault(leaf.path, excerpt=told(leaf))


def groups_unwatched(subject: Subject) -> Iterator[Fault]:
    """People are affected, and no group is named that could be treated worse.

    Why: an average that is fine can hide a group for whom it is not.

    - Better: name the groups to look at, or the reason why none can be.
    """
    impact = subject.spec.impact
    touched = bool(told(impact.people)) or bool(subject.flags("F-FAIRNESS", "F-EMPLOYMENT"))
    named = told(impact.groups) or told(subject.spec.fairness.groups)
    if touched and not named and impact.groups.closing is None:
        yield Fault("impact.groups")


def high_risk_unassessed(subject: Subject) -> Iterator[Fault]:
    """It may be high-risk, and there is no impact assessment or nobody who oversees it.

    Why: for such uses the law asks who is affected, how they can object, and who may stop it.

    - Better: write down who is affected and how they object, and name who oversees it.
    """
    flagged = [risk for risk in subject.flagged if risk.flag in HIGH_IMPACT]
    if not flagged:
        return
    impact = subject.spec.impact
    names = ", ".join(sorted({str(risk.flag) for risk in flagged}))
    if not all(told(leaf) for leaf in (impact.people, impact.effect, impact.recourse)):
        yield Fault("impact", "assessment", excerpt=names)
    if not told(subject.spec.owner):
        yield Fault("owner", "overseer", excerpt=names)


def legal_absent(subject: Subject) -> Iterator[Fault]:
    """A risk is flagged, and Legal or Compliance appears nowhere.

    Why: found before launch it is a question, found after launch a case.

    - Better: ask Legal or Compliance, and keep what they said.
    """
    if subject.flagged and not told(subject.spec.impact.legal_review):
        names = ", ".join(sorted({str(risk.flag) for risk in subject.flagged}))
        yield Fault("impact.legal_review", excerpt=names)
    tasks = tuple(legal_without_part(subject))
    if tasks:
        yield Fault("raci", "part", values={"tasks": ", ".join(tasks)})


def data_without_rights(subject: Subject) -> Iterator[Fault]:
    """A data source without an answer on rights, or personal data without a purpose.

    Why: a model trained on data nobody may use has to be thrown away.

    - Better: who allows the use of `<which data?>` for `<which purpose?>`, and until when.
    """
    data = subject.spec.data
    if (told(data.source) or any(told(need.source) for need in data.needs)) and not told(
        data.rights
    ):
        yield Fault("data.rights", "rights", excerpt=told(data.source))
    if subject.flags("F-PERSONAL-DATA", "F-SPECIAL-CATEGORY") and not told(data.privacy):
        yield Fault("data.privacy", "purpose")


def held_by_the_prompt(subject: Subject) -> Iterator[Fault]:
    """An invariant that only the prompt enforces.

    Why: a model follows instructions usually; what must never happen needs a control that always
    does.

    - Better: the tool, the policy engine or the interface refuses it, whatever the model says.
    """
    for guardrail in subject.spec.guardrails:
        if guardrail.enforcement is Enforcement.MODEL:
            yield Fault(f"guardrails.{guardrail.id}", excerpt=told(guardrail.invariant))
