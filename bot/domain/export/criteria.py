"""The criteria as data: every attribute, the one line, what each lacks and what it takes to show."""

from typing import Any

from bot.domain.criterion.document import attributes
from bot.domain.spec.assumed import assumed_of
from bot.domain.spec.canonical import canonical
from bot.domain.spec.version import SpecVersion

SCHEMA = "remit.criteria"
SCHEMA_VERSION = 1


def criteria_json(version: SpecVersion) -> dict[str, Any]:
    """All acceptance criteria of a version."""
    language = version.spec.language
    criteria = []
    for one in version.spec.acceptance:
        read = canonical(one, language)
        criteria.append(
            {
                "id": one.id,
                "title": one.title,
                **attributes(read.criterion),
                "line": read.line,
                "status": one.threshold.status.value if one.threshold else one.text.status.value,
                "assumed": assumed_of(one, read),
                "missing": [gap.value for gap in read.missing],
                "unread": list(read.unread),
                "advice": read.advice_in(language),
            }
        )
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "spec": version.id,
        "version": version.version,
        "digest": version.digest,
        "criteria": criteria,
    }
