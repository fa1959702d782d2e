"""What the law asks here, with its source; or the reason why nobody can say. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from brazier.rules import deciding
from brazier.rules.law import Law, Place
from brazier.terms import Wrong


@dataclass(frozen=True, slots=True)
class Told:
    """The answer of one rule. confidence: A where a published source was read, B where somebody should read the
    text itself, C where it is not certain, empty without an answer; reaches: what was read of a law that is fought
    over ends there, if that day is past; refused: why it gives none; then there are no outputs and no source."""

    rule: str
    outputs: Mapping[str, object]
    citation: str = ""
    url: str = ""
    checked: date | None = None
    confidence: str = ""
    is_contested: bool = False
    reaches: date | None = None
    warnings: tuple[str, ...] = ()
    refused: Wrong | None = None


def place_of(law: Law, jurisdiction: str) -> Place | None:
    """The pack of what a campaign says of whose law holds; None if it says nothing, or nobody wrote that pack."""
    return next((p for p in law.places.values() if jurisdiction and p.campaign == jurisdiction), None)


def ask(law: Law, place: Place, rule: str, *, as_of: date, inputs: Mapping[str, object]) -> Told:
    """One rule, asked with these inputs."""
    try:
        found = deciding.decide(law, rule=rule, place=place.code, as_of=as_of, inputs=inputs)
    except Wrong as error:
        return Told(rule, {}, refused=error)
    value = found.value
    return Told(
        rule,
        found.outputs,
        value.citation,
        value.url,
        value.checked,
        value.confidence,
        value.status == "contested",
        value.reaches if value.reaches and max(found.day, as_of) > value.reaches else None,
        found.warnings,
    )
