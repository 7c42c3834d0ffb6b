"""A web service that answers with `mt.to_dict`: every answer of the library is JSON in one line.

Run it with ``fastapi dev answers.py``, or as a script to see what it answers.
"""

# needs: fastapi, httpx

from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

import minetreaty as mt

app = FastAPI(title="Who is bound by the treaties on mines and cluster munitions")
register = mt.load()


@app.exception_handler(mt.MinetreatyError)
def refused(request: Request, error: Exception) -> JSONResponse:
    """A question that cannot be answered is not a fault of the service: the message says what to do."""
    return JSONResponse({"detail": str(error)}, status_code=404 if isinstance(error, LookupError) else 422)


@app.get("/standing/{convention}/{state}")
def standing(convention: str, state: str, on: str | None = None) -> Any:
    return mt.to_dict(register.standing(state, convention, on=on))


@app.get("/history/{convention}/{state}")
def history(convention: str, state: str) -> Any:
    return mt.to_dict(register.history(state, convention))


@app.get("/parties/{convention}")
def parties(convention: str, on: str | None = None) -> Any:
    return mt.to_dict(register.parties(convention, on=on))


@app.get("/count/{population}/{convention}")
def count(population: str, convention: str, on: str | None = None) -> Any:
    return mt.to_dict(register.count(population, convention, on=on))


@app.get("/obligations/{convention}/{state}")
def obligations(convention: str, state: str, on: str | None = None) -> Any:
    return mt.to_dict(register.obligations(state, convention, on=on))


@app.get("/check")
def check(text: str, published: str) -> Any:
    claims = mt.claims_in(text, published=published)
    if not claims:
        raise HTTPException(422, "No checkable claim found.")
    return mt.to_dict([mt.check(claim) for claim in claims])


def main() -> None:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the client that tests the service
        from fastapi.testclient import TestClient

        client = TestClient(app)
    for path, shown in (
        ("/standing/APMBC/EST?on=2025-12-26", ("status", "is_party", "in_force_from", "until")),
        ("/history/APMBC/EST", ("convention",)),
        ("/parties/CCM?on=2025-06-16", ("undetermined",)),
        ("/count/states_parties/APMBC?on=2026-11-01", ("number", "at_least", "at_most")),
        ("/obligations/APMBC/AFG", ("left_on",)),
        ("/standing/APMBC/Congo", ("detail",)),
    ):
        answer = client.get(path)
        print(answer.status_code, path, {name: answer.json()[name] for name in shown})
    statement = {"text": "165 countries are party to the Ottawa Convention.", "published": "2025-06-18"}
    answer = client.get("/check", params=statement)
    print(answer.status_code, "/check", [verdict["outcome"] for verdict in answer.json()])


if __name__ == "__main__":
    main()
