"""What is done in homes: services ordered, the visits that fulfil them, and what they cost."""
