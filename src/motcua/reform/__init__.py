"""Plans, training and what an office states for a period."""
