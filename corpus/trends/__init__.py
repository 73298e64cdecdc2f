"""Series, escalation and policy fields over a store."""
