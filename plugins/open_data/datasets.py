"""Which data sets there are, in the order in which they are offered."""

from plugins.open_data.cities import CITIES, CONSORTIA
from plugins.open_data.events import EVENTS
from plugins.open_data.programme import FIGURES, TOPICS, TRACKS
from plugins.open_data.reading_matter import DOCUMENTS, NEWS, SOLUTIONS

DATASETS = (CITIES, CONSORTIA, EVENTS, NEWS, FIGURES, TOPICS, TRACKS, SOLUTIONS, DOCUMENTS)
