"""Citations: what they name, and that each form is well-formed."""

import json
import pickle
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty.citing import AUTHOR, TITLE, URL, escaped
from minetreaty.errors import UnknownConvention
from minetreaty.model.sources import Source, SourceKind

ROOT = Path(__file__).parent.parent
REG = mt.load()
EDITION = REG.edition
EST = REG.acts("APMBC", state="EST", kind="withdrawal")[0]

# Of the JSON schema of CSL input data (Citation Style Language 1.0.2): the entries used here with their types.
CSL = {
    "id": str,
    "type": str,
    "title": str,
    "container-title": str,
    "author": list,
    "issued": dict,
    "version": str,
    "publisher": str,
    "URL": str,
    "note": str,
    "custom": dict,
}
CSL_TYPES = {"article-newspaper", "dataset", "document", "entry", "treaty", "webpage"}

CITED: dict[str, Any] = {
    "register": REG,
    "edition": EDITION,
    "act": EST,
    "undated act": next(act for act in REG.undated("APMBC") if act.state == "LBN"),
    "standing": REG.standing("EST", "APMBC", on="2025-12-26"),
    "open standing": REG.standing("LBN", "APMBC", on="2026-04-15"),
    "explanation": REG.explain("EST", "APMBC", on="2025-12-26"),
    "history": REG.history("EST", "APMBC"),
    "transition": REG.changes("APMBC", since="2025-12-27")[0],
    "count as known": REG.count("contracting_states", "APMBC", on="2006-07-15", known_on="2006-07-15"),
    "prohibition": REG.prohibited("POL", "use", on="2026-03-01"),
    "prohibition of a weapon": REG.prohibited("POL", "use", on="2026-03-01", weapon="anti-personnel mines"),
    "figure": REG.figures("stockpiled_mines_destroyed")[0],
    "figure of a State": next(item for item in REG.figures("mines_retained") if item.state),
    "count": REG.count("states_parties", "APMBC", on="2026-04-14"),
    "brief": REG.brief("APMBC", on="2025-12-26"),
    "obligation": REG.obligations("AFG", "APMBC", on="2026-04-14")[0],
    "obligations": REG.obligations("AFG", "APMBC", on="2026-04-14"),
    "profile": REG.profile("USA", on="2026-02-03"),
    "matrix": REG.matrix(on="2026-02-03"),
    "source": REG.source("untc-apmbc-2026-02-03"),
    "source without address": REG.source("assumed"),
    "convention": REG.convention("APMBC"),
    "convention without registration": evolve(REG.convention("APMBC"), registration="", adopted_at=""),
}


def fields(bibtex: str) -> dict[str, str]:
    """The fields of one entry of BibTeX, read as BibTeX does: by counting braces."""
    head, _, body = bibtex.partition(",")
    found = {"key": head.removeprefix("@misc{")}
    place = 0
    for name in re.finditer(r"\n  (\w+) = ", body):
        if name.start() < place:
            continue
        place = name.end()
        depth, end = 0, place
        while not (depth == 0 and body[end] in ",\n"):
            depth += {"{": 1, "}": -1}.get(body[end], 0)
            assert depth >= 0
            end += 1
        found[name[1]] = body[place:end]
        place = end
    assert body[place:].strip() == "}"
    return found


@pytest.mark.parametrize("name", CITED)
def test_every_citation_has_its_three_forms_and_the_edition(name: str) -> None:
    citation = mt.cite(CITED[name])
    assert isinstance(citation, mt.Citation)
    assert str(citation) == citation.text
    assert "\n" not in citation.text and citation.text.endswith(".")
    assert (citation.version, citation.sha256) == (EDITION.version, EDITION.sha256)
    for form in (citation.text, citation.bibtex, json.dumps(citation.csl_json)):
        assert EDITION.sha256 in form
        assert EDITION.version in form


@pytest.mark.parametrize("name", CITED)
def test_csl_json_keeps_to_its_schema(name: str) -> None:
    item = mt.cite(CITED[name]).csl_json
    assert {key: type(value) for key, value in item.items()} == {key: CSL[key] for key in item}
    assert item["type"] in CSL_TYPES
    assert item["custom"] == {"edition": EDITION.version, "sha256": EDITION.sha256}
    assert all(set(author) == {"literal"} for author in item.get("author", []))
    for parts in item.get("issued", {}).get("date-parts", []):
        assert 1 <= len(parts) <= 3 and all(type(part) is int for part in parts)


@pytest.mark.parametrize("name", CITED)
def test_bibtex_is_balanced_and_says_the_same(name: str) -> None:
    citation = mt.cite(CITED[name])
    item, entry = citation.csl_json, fields(citation.bibtex)
    assert citation.bibtex.startswith("@misc{") and citation.bibtex.endswith("\n}\n")
    assert entry["key"] == item["id"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", item["id"])
    assert entry["title"] == f"{{{{{escaped(item['title'])}}}}}"
    assert ("url" in entry) == ("URL" in item)


def test_an_act_is_cited_with_its_sources() -> None:
    citation = mt.cite(EST)
    assert "“Estonia: withdrawal, 2025-06-27, Anti-Personnel Mine Ban Convention”" in citation.text
    address = "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XXVI-5&chapter=26&clang=_en"
    assert "Sources: United Nations Treaty Collection (depositary)" in citation.text and address in citation.text
    assert citation.csl_json["type"] == "entry"
    assert citation.csl_json["container-title"] == TITLE
    assert r"src=TREATY\&mtdsg\_no=XXVI-5\&chapter=26\&clang=\_en" in citation.bibtex
    # the sources that print the day of effect are named too
    assert set(EST.effect_sources) - set(EST.sources) == set() or REG.source(EST.effect_sources[0]).url in citation.text


def test_titles_name_the_answer() -> None:
    def title(name: str) -> str:
        return str(mt.cite(CITED[name]).csl_json["title"])

    ban = "Anti-Personnel Mine Ban Convention"
    assert title("register") == title("edition") == TITLE
    assert title("undated act") == f"Lebanon: accession, 2026, day not known, {ban}"
    assert title("standing") == f"Estonia and the {ban} on 2025-12-26: withdrawing"
    assert title("open standing").endswith("2026-04-15: undetermined (possible: outside, contracting)")
    assert title("explanation") == f"{title('standing')}, with reasons"
    assert title("history") == f"Estonia and the {ban}: history"
    assert title("transition") == f"Estonia and the {ban}: withdrawing to withdrawn on 2025-12-27 (Art. 20(3))"
    assert title("count") == f"{ban}, States Parties on 2026-04-14: 161"
    assert title("count as known") == f"{ban}, contracting States on 2006-07-15, as known on 2006-07-15: 151"
    assert title("prohibition") == "Poland: what the treaties say about use on 2026-03-01"
    assert title("prohibition of a weapon").endswith("about use of anti-personnel mines on 2026-03-01")
    assert title("figure").startswith("stockpiled mines destroyed, States Parties, cumulative, 2003-02-27: almost 30 ")
    assert title("figure of a State").startswith(
        f"mines retained, {REG.state(CITED['figure of a State'].state).name}, "
    )
    assert title("brief") == f"{ban} on 2025-12-26: brief"
    assert title("obligation").startswith(f"Afghanistan and the {ban} on 2026-04-14: ")
    assert title("obligations") == f"Afghanistan and the {ban} on 2026-04-14: obligations"
    assert title("profile") == "United States under every convention on 2026-02-03"
    assert title("matrix") == "Every State under every convention on 2026-02-03"


def test_the_day_of_knowledge_is_named() -> None:
    known = REG.standing("EST", "APMBC", on="2025-12-26", known_on="2025-06-01")
    assert "on 2025-12-26, as known on 2025-06-01: party" in mt.cite(known).text
    assert (
        "2025-12-26, as known on 2025-06-01: brief"
        in mt.cite(REG.brief("APMBC", on="2025-12-26", known_on="2025-06-01")).text
    )


def test_a_source_is_cited_as_itself() -> None:
    citation = mt.cite(REG.source("untc-apmbc-2026-02-03"))
    item, entry = citation.csl_json, fields(citation.bibtex)
    assert (item["type"], item["id"]) == ("webpage", "untc-apmbc-2026-02-03")
    assert item["issued"] == {"date-parts": [[2026, 2, 3]]}
    assert (entry["year"], entry["month"]) == ("{2026}", "feb")
    assert (
        entry["url"]
        == "{https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XXVI-5&chapter=26&clang=_en}"
    )
    assert citation.text.startswith("United Nations Treaty Collection (depositary), Status of treaties")


@pytest.mark.parametrize(
    ("kind", "url", "form"),
    [
        (SourceKind.PRESS, "https://example.org", "article-newspaper"),
        (SourceKind.DATASET, "https://example.org", "dataset"),
        (SourceKind.UN, "", "document"),
        (SourceKind.NGO, "https://example.org", "webpage"),
    ],
)
def test_sources_have_their_type(kind: SourceKind, url: str, form: str) -> None:
    assert mt.cite(Source(id="x", title="t", publisher="p", url=url, kind=kind)).csl_json["type"] == form


@pytest.mark.parametrize(
    ("as_of", "issued", "dated"),
    [
        ("2014", {"date-parts": [[2014]]}, {"year": "{2014}"}),
        ("2014-09", {"date-parts": [[2014, 9]]}, {"year": "{2014}", "month": "sep"}),
        ("about 2014", {"literal": "about 2014"}, {}),
    ],
)
def test_dates_are_as_far_as_known(as_of: str, issued: dict[str, Any], dated: dict[str, str]) -> None:
    citation = mt.cite(Source(id="x", title="t", publisher="p", as_of=as_of, kind=SourceKind.NGO))
    assert citation.csl_json["issued"] == issued
    entry = fields(citation.bibtex)
    assert {name: entry[name] for name in ("year", "month") if name in entry} == dated


def test_a_convention_is_cited_as_a_treaty() -> None:
    citation = mt.cite(REG.convention("APMBC"))
    assert citation.csl_json["type"] == "treaty"
    assert "Oslo, 1997-09-18, No. 35597, UNTS vol. 2056, p. 211; as read for minetreaty" in citation.text
    assert "Destruction, 1997-09-18; as read" in mt.cite(CITED["convention without registration"]).text


def test_a_verdict_is_cited() -> None:
    from minetreaty.claims.checks import check
    from minetreaty.claims.kinds import StatusClaim

    claim = StatusClaim(state="EST", on="2025-12-26", published="2025-12-26")
    verdict = check(claim)
    citation = mt.cite(verdict)
    assert citation.csl_json["title"] == f"{verdict.outcome}: {claim}"
    assert all(str(source) in citation.text for source in verdict.sources)


def test_hypotheses_are_told_from_the_record() -> None:
    notice = mt.Act(state="FRA", convention="APMBC", kind="withdrawal", date="2026-03-01")
    assumed = REG.deposit(notice)
    citation = mt.cite(assumed.standing("FRA", "APMBC", on="2026-04-01"), register=assumed)
    assert citation.sha256 == assumed.edition.sha256 != EDITION.sha256
    assert f"derived from the edition with sha256 {EDITION.sha256}" in citation.text
    assert "Assumed for the sake of argument" in citation.text
    assert mt.cite(assumed).csl_json["id"] != mt.cite(REG).csl_json["id"]
    assert ", as known on 2020-01-01, derived from" in mt.cite(REG.as_known("2020-01-01")).text


def test_different_answers_have_different_keys() -> None:
    keys = [
        mt.cite(x).csl_json["id"] for name, x in CITED.items() if name not in ("edition",) and "convention" not in name
    ]
    assert len(set(keys)) == len(keys)
    assert mt.cite(EST).csl_json["id"] == mt.cite(EST).csl_json["id"]


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("50 % & $3 #1 a_b", r"50 \% \& \$3 \#1 a\_b"),
        ("{x}", r"\textbraceleft{}x\textbraceright{}"),
        ("}{", r"\textbraceright{}\textbraceleft{}"),
        (
            "a\\b ~ ^ < | >",
            r"a\textbackslash{}b \textasciitilde{} \textasciicircum{} \textless{} \textbar{} \textgreater{}",
        ),
        ("Côte d'Ivoire,\n  Türkiye “x”", "Côte d'Ivoire, Türkiye “x”"),
    ],
)
def test_bibtex_is_escaped(text: str, latex: str) -> None:
    assert escaped(text) == latex
    source = Source(id="x", title=text, publisher=text, url="https://example.org/{a}\\b c", kind=SourceKind.NGO)
    entry = fields(mt.cite(source).bibtex)
    assert entry["title"] == entry["author"] == f"{{{{{latex}}}}}"
    assert entry["url"] == "{https://example.org/%7Ba%7D%5Cb%20c}"


def test_a_figure_is_cited_with_its_sources_and_in_words_where_it_has_no_number() -> None:
    assert REG.source(CITED["figure"].sources[0]).title in mt.cite(CITED["figure"]).text
    words = evolve(CITED["figure"], value=None, text="tens of millions", as_of=None)
    assert "cumulative: almost tens of millions" in mt.cite(words).text


def test_keys_keep_the_letters_under_accents() -> None:
    assert mt.cite(REG.standing("CIV", "APMBC")).csl_json["id"].startswith("minetreaty-cote-d-ivoire-and-the-")
    assert mt.cite(REG.standing("TUR", "APMBC")).csl_json["id"].startswith("minetreaty-turkiye-and-the-")


def test_an_announcement_is_cited_as_one_with_its_sources() -> None:
    said = next(item for item in REG.announcements("LVA", "APMBC") if item.kind == "parliament_approval")
    found = mt.cite(said)
    assert "Latvia: parliament approval (announcement), 2025-04-16, Anti-Personnel Mine Ban Convention" in found.text
    assert REG.source(said.sources[0]).title in found.text
    body = next(item for item in REG.announcements() if item.body)
    assert f"{body.body}: " in mt.cite(body).text


def test_what_has_no_citation_is_refused() -> None:
    with pytest.raises(TypeError, match="A dict cannot be cited"):
        mt.cite({})
    with pytest.raises(UnknownConvention):
        mt.cite(mt.Act(state="FRA", convention="ATT", kind="signature", date="2013-06-03"))


def test_citations_are_values() -> None:
    citation = mt.cite(EST)
    assert citation == mt.cite(EST) and hash(citation) == hash(mt.cite(EST))
    assert pickle.loads(pickle.dumps(citation)) == citation
    item = citation.csl_json
    item["title"] = "changed"
    assert citation.csl_json["title"] != "changed"
    assert repr(citation).startswith("<Citation The minetreaty developers, “Estonia")


def test_author_and_address_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["authors"] == [{"name": AUTHOR}]
    assert project["urls"]["Homepage"] == URL
