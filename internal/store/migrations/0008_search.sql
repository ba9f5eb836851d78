-- The search index, derived from the rest: it can be emptied and made again at any
-- time. Its terms are made by the program, never by the database.

-- What can be found, by its number in the index: a paragraph or reference is owned by
-- its revision, a slide by its deck; figures, claims, sources and decks stand alone.
CREATE TABLE search_doc (
	kind  TEXT NOT NULL,
	doc   INTEGER NOT NULL,
	owner TEXT NOT NULL,
	uid   TEXT NOT NULL,
	PRIMARY KEY (kind, doc)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_doc_of ON search_doc (kind, owner, uid);

-- Numbers that a segment still holds and that no longer count.
CREATE TABLE search_gone (
	kind TEXT NOT NULL,
	doc  INTEGER NOT NULL,
	PRIMARY KEY (kind, doc)
) STRICT, WITHOUT ROWID;

-- Segments never change; those of a kind hold ascending numbers.
CREATE TABLE search_segment (
	id        INTEGER PRIMARY KEY,
	kind      TEXT NOT NULL,
	first_doc INTEGER NOT NULL,
	last_doc  INTEGER NOT NULL,
	docs      INTEGER NOT NULL,
	words     INTEGER NOT NULL,
	bytes     INTEGER NOT NULL
) STRICT;

CREATE INDEX search_segment_kind ON search_segment (kind, first_doc);

CREATE TABLE search_page (
	segment  INTEGER NOT NULL,
	term     BLOB NOT NULL,
	postings BLOB NOT NULL,
	places   BLOB NOT NULL,
	PRIMARY KEY (segment, term)
) STRICT;

-- What changed since the index was last brought up to date. Triggers note it, which are
-- made when a library is opened and taken away while it migrates. A record may be noted
-- twice: an upsert would not let a trigger ignore a conflict.
CREATE TABLE search_todo (
	kind  TEXT NOT NULL,
	owner TEXT NOT NULL,
	uid   TEXT NOT NULL
) STRICT;

-- Which version of the index stands, and how far making it has come: all of the kinds
-- before kind, and of that one all up to owner and uid. kind is '' when it is whole.
CREATE TABLE search_state (
	only    INTEGER PRIMARY KEY CHECK (only = 1),
	version INTEGER NOT NULL,
	kind    TEXT NOT NULL,
	owner   TEXT NOT NULL,
	uid     TEXT NOT NULL,
	done    INTEGER NOT NULL,
	total   INTEGER NOT NULL
) STRICT;

INSERT INTO search_state VALUES (1, 0, '', '', '', 0, 0);
