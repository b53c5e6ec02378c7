"""Measurements: ``inv bench``. They say how long things take on this machine, and pass or fail nothing."""
