"""What builds our tables and fits our weights: run from the checkout, never by the package."""
