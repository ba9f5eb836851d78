-- Versions of decks: the deck as it stood with the evidence that it printed, as one
-- compressed text. They go with their deck.
CREATE TABLE version (
	uid      TEXT PRIMARY KEY,
	deck     TEXT NOT NULL REFERENCES deck (uid) ON DELETE CASCADE,
	name     TEXT NOT NULL CHECK (name <> ''),
	note     TEXT NOT NULL,
	revision TEXT NOT NULL,
	slides   INTEGER NOT NULL CHECK (slides >= 0),
	figures  INTEGER NOT NULL CHECK (figures >= 0),
	at       TEXT NOT NULL,
	content  BLOB NOT NULL,
	UNIQUE (deck, name)
) STRICT;

-- An export names the version that it was made from, when there is one.
ALTER TABLE export ADD COLUMN version TEXT NOT NULL DEFAULT '';
