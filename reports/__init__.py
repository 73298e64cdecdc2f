"""Stage 6: any result → HTML, XLSX, CSV, JSON."""
