"""The form in which editors write without a text editor: Decap CMS, made from the schema and served by the preview.

``config`` says which fields there are, ``server`` runs what writes commits into the repository, ``files`` are what a
browser asks for below ``/admin/``.
"""
