"""Wording of findings: sentences that are computed from figures, by what they stand beside."""
