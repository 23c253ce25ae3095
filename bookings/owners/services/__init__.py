"""What a service costs on an owner's home, at once, and ordering it."""
