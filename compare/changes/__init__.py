"""What changed inside a link, by type: numbers, time limits, modal words, bodies, duties."""
