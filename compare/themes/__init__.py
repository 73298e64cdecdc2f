"""Themes over documents: clusters, and the codes of a codebook."""
