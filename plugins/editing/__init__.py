"""What editors run: validation of the content, and a preview of the site."""
