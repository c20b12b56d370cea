"""One comparison a file: each looks at one side of two claims and gives one Reason."""
