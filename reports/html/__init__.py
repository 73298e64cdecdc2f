"""Pages: rendered as a linked folder, or each as one file."""
