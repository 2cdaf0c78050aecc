"""A store that others share: a folder or an address, of which nothing is believed that is not signed."""
