"""Migrations, run by ``storage.migrating``. Written by hand: a test tells when tables and migrations differ."""
