"""Pictures as bytes: what an author's file is, or why it cannot be shown, and the files that are made of it."""
