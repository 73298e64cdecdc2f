"""The sentences that a reader should see first, and the caveats."""
