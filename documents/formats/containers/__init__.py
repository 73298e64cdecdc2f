"""Containers in which Office files keep their parts: ZIP archives, and those of old files."""
