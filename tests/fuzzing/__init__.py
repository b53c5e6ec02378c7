"""What strangers may write, tried out: front matter, texts, dates, rules, pages and tables to import, the form.

Each of ``targets/`` takes bytes and asks the same of whatever they say: the site is clean, or every problem has its
place; nothing is raised, nothing outside is touched, every file of the site parses, nothing acts in a page that is not
ours. ``test_properties.py`` has hypothesis write the bytes, ``python -m tests.fuzzing`` has atheris do it, guided by
the coverage of our code and of what reads for it; what either finds becomes a file in ``cases/``.
"""
