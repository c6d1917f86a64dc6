"""The process that works on jobs: `python -m data.staff.jobs.worker`. It ends when nothing waits any more.

It is no child that dies with the app: closing the app lets a job end. One works at a time, whoever started it.
"""

from __future__ import annotations

import logging
import os
import sys

from dashboard.errors import MonitorError
from dashboard.log_lines import begin
from dashboard.setting_table import parsed
from dashboard.settings import RawSettings
from data.staff.jobs.job_queue import JobQueue
from data.staff.jobs.job_store import JobStore, jobs_url
from data.staff.jobs.worker_lock import only_worker
from data.staff.jobs.working import name_interrupted, work_on
from data.staff.versions.trial import Look

LOG = logging.getLogger("bildungslupe")


def work(settings: RawSettings, look: Look | None = None) -> None:
    """Waits for its turn, names what died before it, and works until nothing waits. Raises StoreError.

    Whoever asks for a job while the lock is held leaves it to this process: it looks once more after letting go. `look`
    compares what readers read, for previews.
    """
    url = jobs_url(settings.raw_database_url)
    store = JobStore(settings.raw_database_url)
    queue = JobQueue(url, lambda token: work_on(settings, store, token, look))
    try:
        while True:
            with only_worker(url):
                name_interrupted(settings, store)
                waiting = queue.waiting()
                for one in store.open_jobs():
                    if one.token not in waiting:  # its process died between taking it and beginning it
                        queue.put(one.token)
                while queue.run_next():
                    pass
            if not queue.waiting():
                return
    finally:
        queue.close()
        store.close()


def main(look: Look | None = None) -> int:
    """The exit status: 1 where the stores could not be worked on."""
    try:
        begin("WARNING", str(parsed(os.environ, "LOG_FORMAT")))
        work(RawSettings.from_environment(os.environ), look)
    except MonitorError as error:
        LOG.error("Aufträge: %s", error.message)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
