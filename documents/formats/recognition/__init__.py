"""Text recognition on this machine: the engine, and what it read before."""
