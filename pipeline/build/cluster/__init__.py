"""Work on a cluster (Dask): batches of jobs, the workers that do them, and what becomes of those that are lost."""
