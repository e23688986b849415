"""Migrations, run by ``storage.schema``. Written by hand: a test tells when tables and migrations differ."""
