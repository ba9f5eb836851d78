-- What one of a unit is for: US$ per person.
ALTER TABLE indicator ADD COLUMN per TEXT NOT NULL DEFAULT '';
ALTER TABLE figure ADD COLUMN per TEXT NOT NULL DEFAULT '';
