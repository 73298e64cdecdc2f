"""The data that the scripts of the pages load."""
