"""Wording of the page of data to take away, its catalogue, files and snippets."""

from __future__ import annotations

from collections.abc import Mapping

OPEN_DATA: Mapping[str, Mapping[str, str]] = {
    "de": {
        "open_data_theme_bildungslandkarte": "Bildungslandkarte",
        "open_data_theme_strategie": "Strategie",
        "open_data_set_einrichtungen": "Einrichtungen der Bildungslandkarte",
        "open_data_about_einrichtungen": "Kitas, Schulen und andere Bildungsorte mit Anschrift, Lage, Träger und Öffnungszeiten. Kindertagespflege steht nur als Zahl je Gemeinde da.",
        "open_data_set_einzugsbereiche": "Einzugsbereiche der Schulen",
        "open_data_about_einzugsbereiche": "Zu welcher Schule welche Flächen, Gemeinden und Ortsteile gehören, je Schuljahr.",
        "open_data_set_erreichbarkeit": "Wege zu Einrichtungen",
        "open_data_about_erreichbarkeit": "Eine Modellrechnung: wie weit und wie lange der Weg zur nächsten Einrichtung einer Art ist, für jede bewohnte Rasterzelle von einem Quadratkilometer oder je Gebiet. Weniger als drei Kinder sind nicht genannt.",
        "open_data_set_kurse": "Deutsch- und Integrationskurse",
        "open_data_about_kurse": "Kurse, die laufen oder kommen, mit Ort, Träger, Niveau, Terminen und freien Plätzen.",
        "open_data_set_warteliste": "Wartelisten der Kurse",
        "open_data_about_warteliste": "Wie viele Menschen auf einen Kurs warten, je Kursart und Gemeinde. Eine oder zwei Personen stehen ohne Zahl da.",
        "open_data_set_massnahmen": "Maßnahmen der Bildungsstrategie",
        "open_data_about_massnahmen": "Was getan wird, wer dafür zuständig ist, bis wann und zu welchem Ziel.",
    },
    "en": {
        "open_data_theme_bildungslandkarte": "Education map",
        "open_data_theme_strategie": "Strategy",
        "open_data_set_einrichtungen": "Institutions of the education map",
        "open_data_about_einrichtungen": "Day care centres, schools and other places of education with address, position, operator and opening hours. Childminders are only given as a number for each municipality.",
        "open_data_set_einzugsbereiche": "Catchment areas of schools",
        "open_data_about_einzugsbereiche": "Which areas, municipalities and localities belong to which school, by school year.",
        "open_data_set_erreichbarkeit": "Ways to institutions",
        "open_data_about_erreichbarkeit": "A model: how far and how long the way to the nearest institution of a kind is, for each inhabited grid cell of one square kilometre or by area. Fewer than three children are not given.",
        "open_data_set_kurse": "German and integration courses",
        "open_data_about_kurse": "Courses that are running or to come, with place, provider, level, dates and free seats.",
        "open_data_set_warteliste": "Waiting lists of courses",
        "open_data_about_warteliste": "How many people wait for a course, by kind of course and municipality. One or two persons are given without a number.",
        "open_data_set_massnahmen": "Actions of the education strategy",
        "open_data_about_massnahmen": "What is done, who is responsible, until when and for which aim.",
    },
}
