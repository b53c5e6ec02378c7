"""A thing's permanent id as a URI, the same in every language and format and for ever."""

TAG_AUTHORITY = "innovativesofia.bg,2020"
"""Who gives out the ids, and since when (RFC 4151); it never changes, wherever the site stands."""


def tag_uri(identity: str) -> str:
    """The id as a tag URI (RFC 4151 §2.1)."""
    return f"tag:{TAG_AUTHORITY}:{identity}"
