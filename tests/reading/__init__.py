"""Of ``content/`` into a site, or into every mistake with its place."""
