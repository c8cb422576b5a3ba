"""How it is judged: features and their weights, the joint choice, how sure a value is."""
