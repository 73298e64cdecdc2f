"""Targets over years and along the levels of government."""
