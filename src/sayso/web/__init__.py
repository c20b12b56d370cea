"""Pages out of views: templates, styles, small scripts."""
