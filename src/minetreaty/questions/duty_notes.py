"""The sentences about a duty: its extensions, the requests for them and its completion, as far as they are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.implementation import Completion, CompletionKind, Extension, ExtensionRequest, Figure

NO_REPORTS = "Reports are not in our data, so whether they were submitted is not known."

_NOTHING_KNOWN = {
    "": "Our data do not say how it was carried out, or whether there was anything to do.",
    "initial_report": NO_REPORTS,
}
"""The note on a deadline that passed of which nothing is known, by duty; the empty one is for all other duties."""

_SAID = {
    CompletionKind.DECLARED: "Declared complete",
    CompletionKind.LISTED: "Listed as complete",
    CompletionKind.REPORTED: "Reported complete, not declared,",
}


def is_report(duty: str) -> bool:
    """Return whether the duty is to report, which every State Party must do."""
    return _NOTHING_KNOWN.get(duty) == NO_REPORTS


def nothing_to_do(duty: str, figure: Figure | None) -> str:
    """Say that a figure shows that there was nothing to do, or that nothing is known of the duty."""
    if figure is None:
        return _NOTHING_KNOWN.get(duty, _NOTHING_KNOWN[""])
    said = f"{figure.measure.replace('_', ' ')} {figure.as_of}, {figure.amount}"
    return f"According to our data there was nothing to act on: {said} ({', '.join(figure.sources)})."


def without_a_day(extensions: Sequence[Extension]) -> Iterator[str]:
    """Say that the last extension granted runs to a date that is not known."""
    if extensions and extensions[-1].until is None:
        last = extensions[-1]
        asked = f"; the State had asked for {last.requested_until}" if last.requested_until else ""
        doubt = " (unconfirmed)" if last.unconfirmed else ""
        meeting = f" by the {last.meeting}" if last.meeting else ""
        yield f"Extended{meeting}, to a date that is not known{asked}{doubt}."


def requested(request: ExtensionRequest) -> str:
    """Say that an extension was requested, from whom and to which date where that is known."""
    until = f" to {request.until}" if request.until else ""
    meeting = f" from the {request.meeting}" if request.meeting else ""
    return f"An extension{until} was requested{meeting}"


def refused(request: ExtensionRequest) -> str:
    """Say that a request was not granted."""
    return f"{requested(request)} and not granted. {request.note}".rstrip()


def completed(fact: Completion) -> Iterator[str]:
    """Say what is known of a completion, in a sentence or two."""
    between = f"between {fact.not_before} and {fact.by}" if fact.not_before else f"by {fact.by}"
    when = f"on {fact.date}" if fact.date else between
    doubt = " (unconfirmed)" if fact.unconfirmed else ""
    yield f"{_SAID[fact.kind]} {when}{doubt}."
    if fact.note:
        yield fact.note
