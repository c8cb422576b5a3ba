"""The drop folder that is watched, and the service that watches it."""
