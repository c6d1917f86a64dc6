"""Reads a catalogue node key by key and names file and key of whatever does not fit."""

from __future__ import annotations

from typing import cast

from dashboard.errors import CatalogueError


class Node:
    """A mapping node of a YAML file that is read key by key and knows how to complain."""

    def __init__(self, node: object, file: str, where: str) -> None:
        self.file, self.where = file, where
        if not isinstance(node, dict):
            raise self.error("hier wird eine Liste von Schlüsseln mit Werten erwartet")
        self.node: dict[str, object] = {str(key): value for key, value in node.items()}

    def error(self, cause: str, key: str = "") -> CatalogueError:
        """The error to raise about a key of this node."""
        spot = ".".join(part for part in (self.where, key) if part)
        return CatalogueError(
            f"{self.file}{', Schlüssel ' + spot if spot else ''}: {cause}.", file=self.file, key=spot
        )

    def text(self, key: str, default: str | None = None) -> str:
        """Takes a text out; CatalogueError where it is none, or missing without a default."""
        value = self.node.pop(key, default)
        if not isinstance(value, str):
            raise self.error(
                "fehlt" if value is None else "hier wird Text erwartet (Zahlen in Anführungszeichen)", key
            )
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Takes one text or a list of them out."""
        value = self.node.pop(key, None)
        return default if value is None else self.strings(value, key)

    def strings(self, value: object, key: str) -> tuple[str, ...]:
        """One text or a list of them; CatalogueError for anything else."""
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) for one in listed):
            raise self.error("hier werden Texte erwartet (Zahlen in Anführungszeichen)", key)
        return tuple(cast(list[str], listed))

    def choice(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """Takes one of the allowed words out; CatalogueError for any other."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.error(f"„{value}“ gibt es nicht; möglich sind {', '.join(allowed)}", key)
        return value

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """A key with a text, or a list of texts, per name."""
        inside = self.inside(key)
        return {str(name): inside.strings(value, str(name)) for name, value in inside.node.items()}

    def inside(self, key: str) -> Node:
        """Takes the node below a key out; empty where there is none."""
        value = self.node.pop(key, None)
        return Node({} if value is None else value, self.file, f"{self.where}.{key}" if self.where else key)

    def each(self, key: str) -> list[Node]:
        """Takes the nodes of a list out; CatalogueError where there is none."""
        value = self.node.pop(key, None)
        if not isinstance(value, list) or not value:
            raise self.error("hier wird eine Liste mit mindestens einem Eintrag erwartet", key)
        return [Node(one, self.file, f"{key}[{number}]") for number, one in enumerate(value, start=1)]

    def done(self) -> None:
        """Raises CatalogueError for a key that nobody asked for."""
        if self.node:
            raise self.error("diesen Schlüssel gibt es nicht", str(next(iter(self.node))))
