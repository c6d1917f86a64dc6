"""What is an operator's own: decided by keys that an invitation has named, never by what a request says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dashboard.staff.invitations.operators import operator_key


@dataclass(frozen=True, slots=True)
class Grant:
    """One institution that an account may edit: the operator as the entry spelled it then, who has granted it, and
    when. `invitation` is the number of the invitation that did."""

    institution: str
    name: str
    carrier: str
    granted_by: str
    granted_at: datetime
    invitation: int


@dataclass(frozen=True, slots=True)
class Holding:
    """All grants of an account, by key of the institution. What belongs to an institution or to an operator, such as
    a course, asks `owns` or `owns_of`."""

    grants: Mapping[str, Grant] = field(default_factory=dict)

    def owns(self, institution: str, former: Iterable[str] = ()) -> bool:
        """Whether an institution is the account's own, under its key or one of its former keys."""
        return not self.grants.keys().isdisjoint((institution, *former))

    def owns_of(self, carrier: str) -> bool:
        """Whether the account was invited for an operator of this spelling, whatever its capitals and legal form."""
        key = operator_key(carrier)
        return bool(key) and any(operator_key(one.carrier) == key for one in self.grants.values())
