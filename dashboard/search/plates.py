"""Letters of number plates by which people call their district, the former ones among them: Unterscheidungszeichen
after the list of the Kraftfahrt-Bundesamt, for districts of Mecklenburg-Vorpommern and for Bitburg-Prüm."""

from __future__ import annotations

from collections.abc import Mapping

PLATES: Mapping[str, tuple[str, ...]] = {
    "13003": ("HRO",),
    "13004": ("SN",),
    "13071": ("MSE", "AT", "DM", "MC", "MST", "MÜR", "NZ", "RM", "WRN"),
    "13072": ("LRO", "BÜZ", "DBR", "GÜ", "ROS", "TET"),
    "13073": ("VR", "GMN", "HST", "NVP", "RDG", "RÜG"),
    "13074": ("NWM", "GDB", "GVM", "WIS"),
    "13075": ("VG", "ANK", "GW", "PW", "SBG", "UEM", "WLG"),
    "13076": ("LUP", "HGN", "LBZ", "LWL", "PCH", "STB"),
    "07232": ("BIT", "PRÜ"),
}
"""By key of the district."""
