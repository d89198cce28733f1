"""Quality and speed of korus-nlp: `python -m benchmarks.evaluate`, `python -m benchmarks.speed`."""
