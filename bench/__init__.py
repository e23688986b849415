"""The measurements behind docs/benchmarks.md: Linli against bots that do nothing, on one machine in one run."""
