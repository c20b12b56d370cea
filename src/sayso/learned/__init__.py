"""The trained reader at work: one file that onnxruntime runs, and what is made of its scores."""
