"""What comparison yields: the types of its results."""
