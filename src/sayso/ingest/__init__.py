"""From the world to Report: files, folders, pages, tables. Imports no other room."""
