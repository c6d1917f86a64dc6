"""Addresses that a course can be asked under, out of what its provider wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from dashboard.domain.courses.course import Course

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<![\d\w])(?:\+49|0)[\d\s/()-]{4,24}\d")


@dataclass(frozen=True, slots=True)
class Reachable:
    """Addresses for links (`tel:`, `mailto:`, `https:`), empty where there are none."""

    telephone: str = ""
    mail: str = ""
    web: str = ""


def reachable(course: Course) -> Reachable:
    """What `contact` and `web` of a course hold; anything but a telephone number, a mail address and a web address is
    no link."""
    mail = _MAIL.search(course.contact)
    rest = course.contact.replace(mail[0], " ") if mail else course.contact
    number = _NUMBER.search(rest)
    digits = re.sub(r"[^\d+]", "", number[0].replace("(0)", "")) if number else ""
    return Reachable(
        f"tel:{digits}" if digits else "",
        f"mailto:{quote(mail[0], safe='@+')}" if mail else "",
        course.web if urlsplit(course.web).scheme in ("http", "https") else "",
    )
