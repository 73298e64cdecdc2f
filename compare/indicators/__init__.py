"""Whether two indicators are the same: names, units, times, reference quantities."""
