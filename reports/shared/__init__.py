"""What several kinds of output use: translations, addresses, diffs, selections."""
