"""How the documentation is built: sphinx-build -n -W docs docs/_build/html."""

from __future__ import annotations

import hashlib
import html
import re
from pathlib import Path
from typing import ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from matplotlib import style as styles
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

import minetreaty
from minetreaty import plots

project = "minetreaty"
author = "The minetreaty developers"
copyright = "The minetreaty developers; text and code MIT, data CC0-1.0"
version = release = minetreaty.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autoclass_content = "class"
add_module_names = False
python_maximum_signature_line_length = 72
python_trailing_comma_in_multi_line_signatures = False
nitpicky = True
nitpick_ignore_regex = [  # types of Python and of other libraries, and those of ours that callers neither make nor read
    ("py:class", r"(datetime|dt|collections\.abc|os|pathlib)\.\w+|Axes|DataFrame|(cattrs\.converters\.)?Converter"),
    ("py:class", r"(.*\.)?(Directory|Facts|Frame|Ledger|NumpyDateTime|Standings)"),
]

html_theme = "furo"
pygments_dark_style = "github-dark"  # the default underlines names as if they were links
html_title = f"minetreaty {version}"
html_static_path = ["_static"]
html_css_files = ["minetreaty.css"]
html_copy_source = False
html_theme_options = {
    "navigation_with_keys": True,
    "source_repository": "https://github.com/minetreaty/minetreaty/",
    "source_branch": "main",
    "source_directory": "docs/",
}

EXPLORER = "explorer.html"
"""The page of the explorer on the site. Where the text names it, it is a link."""

_NAME = re.compile(r"(?P<of>mt\.|minetreaty\.|reg\.)?(?P<name>[A-Za-z]\w*(?:\.\w+)?)(?P<call>\(.*\))?", re.DOTALL)


class Sources(SphinxDirective):
    """The documents of one kind, each with its id to link to."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Called where the directive stands."""
        return [
            nodes.definition_list(
                "", *(_entry(source) for source in minetreaty.load().sources if source.kind == self.arguments[0])
            )
        ]


class Picture(SphinxDirective):
    """A picture and the call that draws it, made anew by every build: one for light pages, one for dark ones."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Called where the directive stands."""
        call = self.arguments[0]
        name = hashlib.sha256(call.encode()).hexdigest()[:12]
        folder = Path(self.env.app.outdir, "_images")
        folder.mkdir(parents=True, exist_ok=True)
        pictures: list[nodes.Node] = []
        for look, style in (("light", "default"), ("dark", "dark_background")):
            with styles.context([style, {"figure.facecolor": "none", "axes.facecolor": _PAPER[look]}]):
                figure = eval(call, {"plots": plots, "reg": minetreaty.load()})
                figure.savefig(folder / f"{name}-{look}.png", dpi=150, facecolor=_PAPER[look])
            place = "../" * self.env.docname.count("/") + f"_images/{name}-{look}.png"
            alt = html.escape(self.options["alt"])
            image = f'<p class="only-{look}"><a href="{place}"><img src="{place}" alt="{alt}" loading="lazy"></a></p>'
            pictures.append(nodes.raw("", image, format="html"))
        return [nodes.literal_block(call, call, language="python"), *pictures]


_PAPER = {"light": "#ffffff", "dark": "#131416"}  # the backgrounds of the theme's pages


def _entry(source: minetreaty.Source) -> nodes.definition_list_item:
    title = nodes.reference("", source.title, refuri=source.url) if source.url else nodes.Text(source.title)
    rest = "; ".join(text for text in (source.publisher, source.as_of and f"as of {source.as_of}", source.note) if text)
    text = nodes.paragraph("", "", title, nodes.Text(f". {rest.rstrip('.')}."))
    term = nodes.term("", "", nodes.literal("", source.id), ids=[source.id])
    return nodes.definition_list_item("", term, nodes.definition("", text))


def plain(*about: object) -> tuple[object, object]:
    """Writes values that are defaults as one would make them."""
    signature, returns = about[-2:]
    if isinstance(signature, str):
        signature = signature.replace("StateSet(0: )", "StateSet()").replace("Span(since=None, until=None)", "Span()")
    return signature, returns


def public(*about: object) -> None:
    """Names the public base of an error where it has a private one between."""
    bases = cast(list[type], about[-1])
    bases[:] = [minetreaty.MinetreatyError if base.__name__.startswith("_") else base for base in bases]


def trim(app: Sphinx, doctree: nodes.document) -> None:
    """Takes the empty line from the end of examples: doctest needs it in the source, readers do not."""
    for block in doctree.findall(nodes.literal_block):
        text = block.astext().rstrip("\n")
        block.rawsource = text
        block[:] = [nodes.Text(text)]


def link(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Makes links of the public names in the text: `Standing`, `mt.check(...)`, `reg.count`. Bare small words are not
    names, for many of them are columns and fields.
    """
    objects = {key: found for key, found in app.env.domains.python_domain.objects.items() if found.objtype != "module"}
    kept = [node for kind in (nodes.reference, nodes.title, nodes.term) for node in doctree.findall(kind)]
    inside = [literal for node in kept for literal in node.findall(nodes.literal)]
    for literal in list(doctree.findall(nodes.literal)):
        if literal.astext() == EXPLORER:
            target = "../" * page.count("/") + EXPLORER
            literal.replace_self(nodes.reference("", "", literal.deepcopy(), refuri=target, internal=True))
            continue
        match = _NAME.fullmatch(literal.astext())
        if match is None or literal in inside:
            continue
        if not (match["of"] or match["call"] or match["name"][0].isupper()):
            continue
        key = f"minetreaty.{'Register.' if match['of'] == 'reg.' else ''}{match['name']}"
        if key in objects:
            found = objects[key]
            literal.replace_self(make_refnode(app.builder, page, found.docname, found.node_id, literal.deepcopy(), key))


def write_explorer(app: Sphinx, failed: Exception | None) -> None:
    """Writes the explorer beside the pages of the site."""
    if failed is None and app.builder.format == "html":
        minetreaty.explore(Path(app.outdir, EXPLORER))


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("build-finished", write_explorer)
    app.add_directive("sources", Sources)
    app.add_directive("picture", Picture)
    app.connect("autodoc-process-bases", public)
    app.connect("autodoc-process-signature", plain)
    app.connect("doctree-read", trim)
    app.connect("doctree-resolved", link)
