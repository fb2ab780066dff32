"""Working time, tried."""
