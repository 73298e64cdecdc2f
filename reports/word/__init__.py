"""Word files: the memo and the 修改对照表."""
