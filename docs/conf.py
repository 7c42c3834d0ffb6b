"""How the documentation is built: sphinx-build -n -W docs docs/_build/html."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

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
autodoc_typehints = "none"
autodoc_preserve_defaults = True
autoclass_content = "class"
add_module_names = False
nitpicky = True

html_theme = "furo"
pygments_dark_style = "github-dark"  # the default underlines names as if they were links
html_title = f"minetreaty {version}"
html_static_path = ["_static"]
html_css_files = ["minetreaty.css"]
html_theme_options = {"navigation_with_keys": True}


def trim(app: Sphinx, doctree: nodes.document) -> None:
    """Takes the empty line from the end of examples: doctest needs it in the source, readers do not."""
    for block in doctree.findall(nodes.literal_block):
        text = block.astext().rstrip("\n")
        block.rawsource = text
        block[:] = [nodes.Text(text)]


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("doctree-read", trim)
