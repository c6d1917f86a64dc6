"""What a test's pages may break on: the errors that it provokes, each by its words, and no other."""

from __future__ import annotations

from dataclasses import dataclass, field

from bench.stage import Watch


@dataclass(slots=True)
class ExpectantWatch(Watch):
    """A watch that knows which errors a test provokes."""

    expected: list[tuple[str, ...]] = field(default_factory=list)

    def expect(self, *words: str) -> None:
        """An error that holds all these words has to come, at any time until the pages are closed."""
        self.expected.append(words)

    def unexpected(self) -> list[str]:
        """Errors that no expectation names."""
        return [one for one in self.errors if not any(_holds(one, words) for words in self.expected)]

    def missing(self) -> list[tuple[str, ...]]:
        """Expectations that no error has met."""
        return [words for words in self.expected if not any(_holds(one, words) for one in self.errors)]


def _holds(error: str, words: tuple[str, ...]) -> bool:
    return all(word in error for word in words)
