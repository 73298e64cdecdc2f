"""Saved web pages to lines."""
