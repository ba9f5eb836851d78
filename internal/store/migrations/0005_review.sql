-- What the author of a deck decided about its findings. A deck without a row has
-- decided nothing yet.
CREATE TABLE review (
	deck    TEXT PRIMARY KEY REFERENCES deck (uid) ON DELETE CASCADE,
	content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
