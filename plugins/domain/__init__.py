"""The nouns of the site: what an article, a city, an event is. Imports nothing of ours."""
