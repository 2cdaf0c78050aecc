"""The short editions: a few sections of a leaflet on one sheet of paper, that say where the whole is."""
