"""What is done with interviews: written down, joined, followed up."""
