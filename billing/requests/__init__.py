"""Pages on which stays are asked for, and answered."""
