"""What coded texts teach the heads of the network, each head in a module of its own."""
