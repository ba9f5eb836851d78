-- What a list of references says of a work, so that it can be written again: a JSON object.
ALTER TABLE source ADD COLUMN imprint TEXT;
