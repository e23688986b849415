"""What is kept of Matrix in the data directory."""

SESSION_FILE = "matrix-session.json"
REACTIONS_FILE = "matrix-reactions.jsonl"
KEYS_FILE = "matrix-keys.db"
