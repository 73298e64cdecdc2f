"""Pictures of the pages: one module draws SVG, the others say what is to be seen."""
