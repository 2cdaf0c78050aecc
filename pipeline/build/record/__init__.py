"""The record of the last build into a folder, in the store: an index, which is all that a build with nothing to do
reads, and a text for each leaflet, which is read where something of it has changed."""
