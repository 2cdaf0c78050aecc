"""The desk: what people hand back, put into the source. The only package that writes there."""
