"""The process that works on jobs for the app: `python -m callbacks.staff.jobs.worker`. As `data.staff.jobs.worker`, and
its previews say which sentences readers would read otherwise."""

from __future__ import annotations

import sys
from collections.abc import Collection

from dashboard.staff.versions.preview import ChangedSentence
from data.repository import Repository
from data.staff.jobs.worker import main


def look(before: Repository, after: Repository, changed: Collection[str]) -> tuple[ChangedSentence, ...]:
    """See `changed_sentences`; what draws pages is loaded for a preview alone."""
    from callbacks.staff.preview.sentences import changed_sentences  # noqa: PLC0415

    return changed_sentences(before, after, changed)


if __name__ == "__main__":
    sys.exit(main(look))
