"""What it has to do besides being right: speed, volume, reliability, price, privacy, security."""

from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen
from bot.domain.spec.leaf import carried, unknown


class ServiceNeeds(Frozen):
    """Each as it was said; none has a default."""

    latency: Field = unknown("service.latency", "P-N01")
    throughput: Field = unknown("service.throughput", "P-N01")
    uptime: Field = unknown("service.uptime", "P-N01")
    fallback: Field = unknown("service.fallback", "P-N01")  # what is done while it is down
    cost_per_unit: Field = unknown("service.cost_per_unit", "P-N01")
    privacy: Field = unknown("service.privacy", "P-N01")
    retention: Field = unknown("service.retention", "P-N01")
    security: Field = unknown("service.security", "P-N01")


_NAMES = ("latency", "throughput", "uptime", "cost_per_unit", "privacy", "retention")


def service_needs(statement: ProblemStatement) -> ServiceNeeds:
    """What was said of the service."""
    told = {
        name: carried(statement, f"constraints.{name}", f"service.{name}")
        for name in _NAMES
        if statement.known(f"constraints.{name}")
    }
    return ServiceNeeds().model_copy(update=told)
