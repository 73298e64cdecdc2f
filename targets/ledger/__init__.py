"""The ledger of a plan: every number with a unit, and what it was taken for."""
