"""View models: what a page shows, as final strings, classes and anchors."""
