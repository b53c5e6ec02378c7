"""The way through the house, in the order of the flow.

Data goes to the right, imports point to the left; ``tests/test_layers.py`` reads the imports and says so.

=================  ======================================================================================
``problem``        one mistake in one place: path, line, column, code, values
``workers``        the same work by as many processes as there are cores
``beside``         where what is being written stands, and how what killed processes left is cleared
``cache``          what builds remember from one to the next
``closed_pipe``    how a command ends whose output nobody reads on
``versions``       what builds depend on beside content and theme: this code, the packages
``domain``         the nouns: articles, cities, events, dates, addresses; imports nothing of ours
``images``         pictures as bytes: what a file is, what is made of it, and the store of what was made
``reading``        ``content/`` into a :class:`~plugins.domain.site.Site`, or into every problem at once
``publishing``     pages and files, one language's edition, rendering, the release
``news`` … ``search``  one feature each: ``views`` say what a page says, ``plan`` says which pages there are
``discovery``      what machines look for: the sitemap, robots.txt, security.txt, redirects
``checks``         the written site into problems: links that lead nowhere
``deploying``      from a release to readers: ready files, headers, servers, verification, the way back
``editing``        what editors run: validation, the import of tables, the preview
=================  ======================================================================================

Only files named ``generator.py`` or ``reader.py`` know Pelican.
"""
