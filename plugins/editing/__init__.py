"""What editors run: new things and imports, validation of the content, a preview of the site, publishing on time."""
