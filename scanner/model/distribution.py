"""What cardscan is called among packages."""

from __future__ import annotations

DISTRIBUTION = "cardscan-offline"
"""The name of the command belongs to a stranger there."""
