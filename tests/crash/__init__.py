"""The bot under kill -9: processes that die at chosen places, and what must hold afterwards."""
