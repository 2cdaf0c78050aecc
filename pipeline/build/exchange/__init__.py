"""Exchange of whole folders: a leaflet's new folder is laid out beside the outputs and takes the place of the old one
in one step, under a lock, with a journal that the next command finishes."""
