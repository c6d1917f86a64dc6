"""Accounts of staff: what one is, which names and passwords it may have, who may change whom."""
