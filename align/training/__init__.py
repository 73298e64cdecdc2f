"""Fit and measure the weights of the aligner; tools of its developers, not in the wheel."""
