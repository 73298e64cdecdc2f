"""Where tasks run: this process, several processes, or a Dask cluster."""
