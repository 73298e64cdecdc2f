"""The folder of a report: checked, written beside, exchanged, nothing of the user lost."""
