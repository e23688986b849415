# Files that take a while to make.

refusal-files-busy = ⚠ Many files are being made just now. Ask again in half a minute.
