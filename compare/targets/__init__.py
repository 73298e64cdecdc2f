"""What became of each target: pairing, verdicts, explanations."""
