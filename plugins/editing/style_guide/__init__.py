"""The style guide: every component of the theme with its parameters and examples, the tokens, the type.

It is made out of the theme and ``components/*.yaml`` in it, shown by the preview, read by the tests, never published.
"""
