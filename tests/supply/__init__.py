"""What others made and the project runs or ships: licences, digests, a bill of it all, and what is known against it.

The locks (``uv.lock``, each ``package-lock.json``, ``requirements*.txt``) say what that is, each with its digest.
"""
