"""Fit the weights of the score anew from a user's verdicts."""
