"""policydiff tells a policy researcher what changed between government plans."""
