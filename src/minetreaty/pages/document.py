"""HTML as a plain tree. This is the only module that imports an HTML parser, which the extra ``[pages]`` brings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..errors import MissingExtra


class Element:
    """An element of the page: its tag, id and classes, the line where it starts, and what is in it, in order."""

    __slots__ = ("children", "classes", "href", "id", "line", "tag")

    def __init__(self, tag: str, id_: str = "", classes: str = "", href: str = "", line: int = 0) -> None:
        self.tag = tag
        self.id = id_
        self.classes = frozenset(classes.split())
        self.href = href
        self.line = line
        self.children: list[Element | str] = []

    def __iter__(self) -> Iterator[Element]:
        """This element and all elements in it, in the order of the page."""
        pending: list[Element] = [self]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(element.inner)

    def outermost(self, wanted: Callable[[Element], bool]) -> Iterator[Element]:
        """The elements in it that are wanted, in order, without those inside one of them."""
        pending = self.inner
        while pending:
            element = pending.pop()
            if wanted(element):
                yield element
            else:
                pending.extend(element.inner)

    @property
    def inner(self) -> list[Element]:
        """The elements that are its children, the last one first."""
        return [child for child in reversed(self.children) if isinstance(child, Element)]

    @property
    def rows(self) -> list[Element]:
        """The rows of a table, without those of tables inside it."""
        parts = [
            part for child in self.inner[::-1] for part in (child.inner[::-1] if child.tag in _BODIES else [child])
        ]
        return [part for part in parts if part.tag == "tr"]

    def lines(self, *, without: frozenset[str] = frozenset()) -> list[str]:
        """Its text, a line for each line that a browser shows, spaces normalised, empty lines left out.

        Elements with a tag or a class among `without` are left out.
        """
        parts: list[str] = []
        pending: list[Element | str] = [self]
        while pending:
            item = pending.pop()
            if isinstance(item, str):
                parts.append(_SPACES.sub(" ", item))
                continue
            if item.tag in without or item.classes & without:
                continue
            if item.tag in _STARTS_A_LINE:
                parts.append("\n")
                pending.append("\n" if item.tag != "br" else "")
            pending.extend(reversed(item.children))
        text = "".join(part if part == "\n" else part.replace("\n", " ") for part in parts)
        return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """Its text in one line."""
        return " ".join(self.lines(without=without))


_BODIES = frozenset({"thead", "tbody", "tfoot"})

_SPACES = re.compile(r"\s+")

_STARTS_A_LINE = frozenset({"br", "div", "p", "li", "tr", "td", "th", "table", "center"})

_NOT_SHOWN = frozenset({"script", "style", "template", "noscript", "head", "iframe", "select", "option", "textarea"})


def parse(html: str) -> Element:
    """The tree of an HTML text, without scripts, styles, comments and form controls.

    The time is proportional to the length of the text, whatever is in it. Raises `MissingExtra` without the parser.
    """
    try:
        from justhtml import JustHTML
        from justhtml.dom import Element as Node
        from justhtml.dom import Text
    except ImportError as missing:
        message = 'Reading the depositary\'s pages needs justhtml: pip install "minetreaty[pages]".'
        raise MissingExtra(message, extra="pages") from missing
    root = Element("html")
    pending = [
        (child, root)
        for child in reversed(JustHTML(html, sanitize=False, track_node_locations=True).root.children or ())
    ]
    while pending:
        node, parent = pending.pop()
        if isinstance(node, Text):
            parent.children.append(node.data or "")
        elif isinstance(node, Node) and node.name not in _NOT_SHOWN:
            attributes = node.attrs
            element = Element(
                node.name,
                attributes.get("id") or "",
                attributes.get("class") or "",
                attributes.get("href") or "",
                node.origin_line or 0,
            )
            parent.children.append(element)
            pending.extend((child, element) for child in reversed(node.children or ()))
    return root
