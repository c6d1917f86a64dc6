"""What the page says of courses, overlaps and gaps, in sentences that are true by the counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard import formats
from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import SECRET_BELOW
from dashboard.indicators.courses.offer import CourseOffer
from dashboard.indicators.courses.sites import CourseSite, WaitingSite
from dashboard.indicators.wording.numbers import in_words
from dashboard.integration.gaps import CourseGap
from dashboard.integration.overlaps import Overlap
from dashboard.texts import say

_MONTH = 3  # letters of a month's short English name


def kind_name(code: str, lang: str) -> str:
    """The name of a kind of course."""
    return say(lang, f"course_kind_{code}")


def short_day(day: date, lang: str, today: date | None = None) -> str:
    """`11.1.` or `11 Jan`; with its year where that is not the present or the next one."""
    year = f"{formats.SPACE}{day.year}" if today and not 0 <= day.year - today.year <= 1 else ""
    if lang == "de":
        return f"{day.day}.{day.month}.{year.strip(formats.SPACE)}"
    month = formats.day(day, "en").replace(formats.SPACE, " ").split()[1][:_MONTH]
    return f"{day.day}{formats.SPACE}{month}{year}"


def days_words(days: int, lang: str) -> str:
    """`1 Tag`, `14 Tage`."""
    return (
        say(lang, "courses_days_one")
        if days == 1
        else say(lang, "courses_days", count=formats.number(days, 0, lang))
    )


def weeks_words(weeks: float, lang: str) -> str:
    """`9 Wochen`, `7,5 Wochen`."""
    whole = float(formats.rounded(weeks, 1))
    written = formats.number(whole, 0 if whole.is_integer() else 1, lang)
    return say(lang, "courses_weeks_one") if whole == 1 else say(lang, "courses_weeks", count=written)


def km_words(km: float, lang: str) -> str:
    """`24 km`; below 10 with a decimal."""
    written = formats.number(km, 0 if formats.rounded(km, 0) >= 10 else 1, lang)
    return f"{written}{formats.SPACE}km"


def taken_words(course: Course, lang: str) -> str:
    """`4 von 16`, `weniger als 3 von 16`, or that nobody says."""
    if course.taken_hidden:
        taken = say(lang, "courses_taken_hidden")
    elif course.taken is None:
        return say(lang, "courses_taken_unknown")
    else:
        taken = formats.number(course.taken, 0, lang)
    if course.seats is None:
        return say(lang, "courses_taken", taken=taken)
    return say(lang, "courses_taken_of", taken=taken, seats=formats.number(course.seats, 0, lang))


def missing_words(missing: int, lang: str) -> str:
    """`es fehlen 6`, `es fehlt 1`."""
    if missing == 1:
        return say(lang, "courses_missing_one")
    return say(lang, "courses_missing", count=formats.number(missing, 0, lang))


def state_words(course: Course, today: date, lang: str) -> str:
    """What follows the number of people: what is missing, what is free, or that it is full; empty where
    nobody knows."""
    if course.status_on(today) != "running" and course.is_below_minimum and course.minimum:
        if course.taken_hidden:
            least = formats.number(course.minimum - (SECRET_BELOW - 1), 0, lang)
            return say(lang, "courses_missing_least", count=least)
        return missing_words(course.minimum - (course.taken or 0), lang)
    if course.status_on(today) == "full" or course.free == 0:
        return say(lang, "courses_full")
    return (
        "" if course.free is None else say(lang, "courses_free", count=formats.number(course.free, 0, lang))
    )


def when_words(course: Course, today: date, lang: str) -> str:
    """`ab 11.1.`, `läuft bis 26.2.`."""
    if course.status_on(today) != "running":
        return say(lang, "courses_from", day=short_day(course.start, lang, today))
    if course.end is None:
        return say(lang, "courses_runs")
    return say(lang, "courses_until", day=short_day(course.end, lang, today))


def levels_words(course: Course) -> str:
    """`A1 bis B1` as `A1–B1`; one level alone; empty where not stated."""
    if course.level_from == course.level_to:
        return course.level_from
    return f"{course.level_from}{formats.DASH}{course.level_to}"


def course_name(course: Course, where: str, lang: str) -> str:
    """ "Allgemeiner Integrationskurs A1–B1 in Hagenow"; of a course online, or where no place is known, without one."""
    name, levels = course.title or kind_name(course.kind, lang), levels_words(course)
    named = f"{name} {levels}" if levels and levels not in name else name
    if course.form == "online":
        return say(lang, "search_course_online", name=named)
    return say(lang, "search_course_in", name=named, place=where) if where else named


def overlap_title(one: Overlap, lang: str) -> str:
    """ "Alphabetisierung: drei Kurse in Hagenow"."""
    towns = formats.listed(
        list(dict.fromkeys(site.town for site in one.sites if site.town)), say(lang, "and")
    )
    count = in_words(len(one.sites), lang)
    return say(lang, "overlap_title", kind=kind_name(one.kind, lang), count=count, towns=towns)


def overlap_sentences(one: Overlap, lang: str) -> tuple[str, ...]:
    """What is, what would be, where, how far for whom, who could join, and what fits."""
    said = [_registered(one, lang), _gain(one, lang), _stays(one, lang), _ways(one, lang)]
    return tuple(part for part in (*said, _with_waiting(one, lang), *_fits(one, lang)) if part)


def gain_words(one: Overlap, lang: str) -> str:
    """The sentence of the gain alone."""
    return _gain(one, lang)


def _registered(one: Overlap, lang: str) -> str:
    people = formats.listed([_people(site, lang) for site in one.sites], say(lang, "and"))
    needed = sorted({site.course.minimum or 0 for site in one.sites})
    minimum = formats.DASH.join(
        formats.number(number, 0, lang) for number in dict.fromkeys((needed[0], needed[-1]))
    )
    starts = [site.course.start for site in one.sites]
    days = (max(starts) - min(starts)).days
    when = say(lang, "overlap_within", days=_dative(days, lang)) if days else say(lang, "overlap_same_day")
    return say(lang, "overlap_registered", people=people, minimum=minimum, when=when)


def _dative(days: int, lang: str) -> str:
    """ "14 Tagen": behind "innerhalb von"."""
    words = days_words(days, lang)
    return f"{words}n" if lang == "de" and days != 1 else words


def _people(site: CourseSite, lang: str) -> str:
    return (
        say(lang, "courses_taken_hidden")
        if site.course.taken_hidden
        else formats.number(site.people[0], 0, lang)
    )


def _total(low: int, exact: bool, lang: str) -> str:
    count = formats.number(low, 0, lang)
    return count if exact else say(lang, "overlap_people_least", count=count)


def _gain(one: Overlap, lang: str) -> str:
    people = _total(one.people[0], one.exact, lang)
    if one.takes_place:
        return say(lang, "overlap_takes_place", people=people)
    minimum = formats.number(one.host.course.minimum or 0, 0, lang)
    missing = missing_words(one.missing, lang)
    if not one.exact:
        missing = say(lang, "courses_missing_most", count=formats.number(one.missing, 0, lang))
    return say(lang, "overlap_falls_short", people=people, minimum=minimum, missing=missing)


def _stays(one: Overlap, lang: str) -> str:
    course, day = one.host.course, formats.day(one.host.course.start, lang)
    stays = (
        say(lang, "overlap_stays", provider=course.provider, town=one.host.town, day=day)
        if course.provider
        else say(lang, "overlap_stays_town", town=one.host.town, day=day)
    )
    return stays if course.seats is not None else f"{stays} {say(lang, 'overlap_seats_unknown')}"


def _ways(one: Overlap, lang: str) -> str:
    moved = [move for move in one.moves if move.site.town != one.host.town]
    if not moved:
        return say(lang, "overlap_no_way")
    exact = all(move.site.people[0] == move.site.people[1] for move in moved)
    people = (
        formats.number(sum(move.site.people[0] for move in moved), 0, lang)
        if exact
        else say(lang, "overlap_some")
    )
    towns = formats.listed(list(dict.fromkeys(move.site.town for move in moved)), say(lang, "and"))
    km = formats.number(max(move.km for move in moved), 0, lang)
    return say(lang, "overlap_way", people=people, towns=towns, km=km)


def _with_waiting(one: Overlap, lang: str) -> str:
    """Those who wait nearby, as far as the course has seats for them."""
    low, high = one.people
    taken, named = 0, list[str]()
    for waiting, _ in one.waiting:
        count = waiting.queue.waiting or 0
        if one.host.course.seats is None or high + taken + count > one.host.course.seats:
            continue
        taken += count
        named.append(
            say(lang, "overlap_waiting_from", count=formats.number(count, 0, lang), town=waiting.town)
        )
    if not named:
        return ""
    people = _total(low + taken, one.exact, lang)
    return say(lang, "overlap_with_waiting", waiting=formats.listed(named, say(lang, "and")), people=people)


def _fits(one: Overlap, lang: str) -> Iterable[str]:
    for state in ("fits", "differs", "unknown"):
        named = [say(lang, f"overlap_fit_{name}") for name, found in one.fits if found == state]
        if named:
            yield say(lang, f"overlap_{state}", what=formats.listed(named, say(lang, "and")))


def gap_title(one: CourseGap, lang: str) -> str:
    """ "Für junge Menschen fehlt in Sternberg"."""
    return say(lang, "gap_title", kind=kind_name(one.site.queue.kind, lang), town=one.site.town)


def gap_sentences(one: CourseGap, today: date, lang: str) -> tuple[str, ...]:
    """How many wait and how long, where the next start is, and whether a course of their own would take
    place."""
    said = [_waiting(one.site, lang)]
    said.append(
        say(lang, "gap_offer", offer=offer_words(one.offer, today, lang))
        if one.offer
        else say(lang, "gap_no_offer")
    )
    if one.enough and one.least is not None:
        said.append(say(lang, "gap_enough", least=formats.number(one.least, 0, lang)))
    return tuple(said)


def _waiting(site: WaitingSite, lang: str) -> str:
    queue = site.queue
    if queue.waiting is None:
        return say(lang, "gap_hidden")
    count = formats.number(queue.waiting, 0, lang)
    if queue.weeks is None:
        return say(lang, "gap_waiting_unknown", count=count)
    return say(lang, "gap_waiting", count=count, weeks=weeks_words(queue.weeks, lang))


def waiting_words(site: WaitingSite, lang: str) -> str:
    """`14 warten, am längsten 9 Wochen`."""
    queue = site.queue
    if queue.waiting is None:
        return say(lang, "courses_gap_hidden")
    waiting = say(lang, "courses_gap_waiting", count=formats.number(queue.waiting, 0, lang))
    if queue.weeks is None:
        return waiting
    return f"{waiting}, {say(lang, 'courses_gap_weeks', weeks=weeks_words(queue.weeks, lang))}"


def offer_words(offer: CourseOffer, today: date, lang: str) -> str:
    """ "Ludwigslust, 1. Februar 2027, 42 km, 2 frei"."""
    course = offer.site.course
    where = say(lang, "courses_online") if course.form == "online" else offer.site.town
    parts = [where, formats.day(course.start, lang)]
    if offer.km is not None:
        parts.append(km_words(offer.km, lang))
    return ", ".join(part for part in (*parts, state_words(course, today, lang)) if part)
