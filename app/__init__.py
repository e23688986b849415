"""The road from what somebody types to the answer they read."""
