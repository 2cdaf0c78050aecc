"""What people who look at messages give back: pins, and reviewed sheets. Nothing else writes into the source."""
