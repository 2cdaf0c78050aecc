"""Steps of the benchmark: what people wait for, a question a module."""
