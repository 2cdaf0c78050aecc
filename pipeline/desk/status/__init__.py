"""Where each leaflet stands: who looks after it, who has signed, when it is due, and what waits for whom."""
