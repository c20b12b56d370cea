"""One comparison a file: two claims in, one Reason out."""
