"""What many documents say together: core indicators, and the findings that come first."""
