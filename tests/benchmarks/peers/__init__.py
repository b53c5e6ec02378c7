"""The others: each writes the same kinds of pages by templates of its own, out of the same corpus."""
