"""The plain page as HTML, in every language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard.domain.courses.course import Course
from dashboard.domain.observation import Provenance
from dashboard.integration.plain.matching import Wish, offers
from dashboard.integration.plain.view import PlainView
from dashboard.texts.languages.language import BY_CODE, LANGUAGES
from dashboard.texts.languages.words import Translations, Words
from data.languages.catalogues import words_of_all
from layouts.integration.plain.page import plain_page
from layouts.integration.plain.parts import AdviceLine, PlainParts
from layouts.markup import markup

DAY = date(2026, 11, 30)
COURSES = [
    Course(
        "eltern", "eltern", DAY + timedelta(42), level_from="A1", level_to="B1", place="Familienhaus <Parchim>",
        municipality="13076108", longitude=11.85, latitude=53.43, days=(0, 1), times=((510, 720),), seats=15, taken=7,
        minimum=8, child_care=True, costs="kostenlos", contact="03871 123456, kurse@example.org",
        confirmed_on=DAY, deadline=DAY + timedelta(20), provenance=Provenance.EXAMPLE,
    ),
    Course(
        "lesen", "alphabetisierung", DAY + timedelta(5), level_from="Alpha", level_to="A2", place="Treff",
        municipality="13076060", longitude=11.5, latitude=53.4, minimum=8, taken_hidden=True,
    ),
    Course("voll", "deutsch", DAY, form="online", seats=9, taken=9),
]  # fmt: skip


def parts(words: Words, **changed: object) -> PlainParts:
    view = PlainView(words.language, "13076105", level="a1")
    made = PlainParts(
        words=words,
        view=view,
        homes={"13076105": "Neustadt-Glewe"},
        municipality="13076105",
        offers=offers(COURSES, Wish((11.6, 53.4), "", False), DAY),
        day=DAY,
        after=None,
        advice=[AdviceLine("b1", "Migrationsberatung", "03871 1", "b@example.org", ("de", "uk"), True)],
        map="",
        detailed="/integration",
    )
    return replace(made, **changed)  # type: ignore[arg-type]  # fields of this very class


@pytest.mark.parametrize("code", BY_CODE)
def test_every_language_says_everything_in_its_own_words(code):
    html = markup(plain_page(parts(words_of_all()[code])))
    language = BY_CODE[code]
    assert html.startswith(f'<div class="bl-plain-page" dir="{language.direction}" lang="{language.tag}">')
    assert not re.findall(r"\{\w*\}", html), "no slot is left open"
    assert "Familienhaus &lt;Parchim&gt;" in html
    if code not in ("de", "en"):
        german = ("Beginnt", "Plätze", "Ihre", "Kurse zeigen", "Öffnungszeiten")
        own = re.sub(r'<span[^>]*lang="de".*?</span>', "", html)
        assert [one for one in german if one in own] == []


def test_what_is_not_translated_is_german_by_its_mark_and_the_page_says_so():
    html = markup(plain_page(parts(Words(BY_CODE["ar"], Translations(missing=("Ja",))))))
    assert '<span dir="ltr" lang="de">Deutschkurse in Ihrer Nähe</span>' in html
    assert "Was noch nicht übersetzt ist, steht hier auf Deutsch." in html


def test_a_translation_that_nobody_has_checked_says_so():
    checked = replace(words_of_all()["uk"].translations, unchecked=frozenset())
    sentence = words_of_all()["uk"].say("Diese Übersetzung hat noch niemand geprüft.").filled({})
    assert sentence in markup(plain_page(parts(words_of_all()["uk"])))
    assert sentence not in markup(plain_page(parts(Words(BY_CODE["uk"], checked))))


def test_a_hidden_number_of_people_is_no_number_and_a_public_one_is_counted():
    html = markup(plain_page(parts(words_of_all()["de"])))
    assert "Es fehlt noch 1 Person, damit der Kurs beginnt." in html
    reading = html[html.index('id="kurs-lesen"') :]
    reading = reading[: reading.index("</article>")]
    assert "Noch sind zu wenige angemeldet." in reading
    assert "fehl" not in reading
    assert "Freie Plätze: bitte fragen" in reading


def test_examples_are_said_to_be_invented_and_real_ones_are_not():
    assert "Diese Kurse sind erfunden." in markup(plain_page(parts(words_of_all()["de"])))
    real = offers(COURSES[1:], Wish(), DAY)
    assert "erfunden" not in markup(plain_page(parts(words_of_all()["de"], offers=real)))


def test_nothing_found_says_whom_to_ask():
    none = offers([], Wish(), DAY)
    html = markup(plain_page(parts(words_of_all()["de"], offers=none, advice=[])))
    assert "Gerade gibt es keinen Kurs, der zu Ihnen passt." in html
    assert "Fragen Sie im Rathaus" in html
    untouched = PlainView(BY_CODE["de"])
    empty = markup(plain_page(parts(words_of_all()["de"], offers=none, view=untouched)))
    assert "Gerade kennen wir keine Kurse, die noch beginnen." in empty


def test_every_language_is_one_link_away_with_the_same_answers():
    html = markup(plain_page(parts(words_of_all()["uk"])))
    html = html[html.index("<nav") : html.index("</nav>")]
    for one in LANGUAGES:
        asked = "ansicht=einfach" if one.code == "de" else f"sprache={one.code}"
        link = re.search(rf'<a[^>]*href="/integration\?{asked}[^"]*"', html)
        assert link is not None, one.code
        assert "ort=13076105" in link[0]
        assert "niveau=a1" in link[0]
