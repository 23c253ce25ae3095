"""What the owner earns: the line behind each figure, by home, by month, in sum."""
