"""Cards written by hand as text: what stands where on cards as people in many countries have them made."""
