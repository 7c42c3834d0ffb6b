"""How the documentation is built: sphinx-build -n -W docs docs/_build/html."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

import minetreaty

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
    ("py:class", r"(datetime|dt|collections\.abc|os|pathlib)\.\w+|Axes|DataFrame|Frame|Facts|Ledger|.*\.Directory"),
]

html_theme = "furo"
pygments_dark_style = "github-dark"  # the default underlines names as if they were links
html_title = f"minetreaty {version}"
html_static_path = ["_static"]
html_css_files = ["minetreaty.css"]
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}

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
    for literal in list(doctree.findall(nodes.literal)):
        match = _NAME.fullmatch(literal.astext())
        if match is None or isinstance(literal.parent, (nodes.reference, nodes.title, nodes.term)):
            continue
        if not (match["of"] or match["call"] or match["name"][0].isupper()):
            continue
        key = f"minetreaty.{'Register.' if match['of'] == 'reg.' else ''}{match['name']}"
        if key in objects:
            found = objects[key]
            literal.replace_self(make_refnode(app.builder, page, found.docname, found.node_id, literal.deepcopy(), key))


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.add_directive("sources", Sources)
    app.connect("autodoc-process-signature", plain)
    app.connect("doctree-read", trim)
    app.connect("doctree-resolved", link)
