-- Paragraphs keep what office files and PDFs tell: the cells of a table's row, notes
-- and pictures as kinds of their own, the depth of list items, and pages. SQLite cannot
-- change a check, so both tables are made anew; the old ones step aside first, since
-- dropping one would delete what refers to it.
ALTER TABLE section ADD COLUMN page INTEGER NOT NULL DEFAULT 0;

ALTER TABLE citation RENAME TO old_citation;
ALTER TABLE paragraph RENAME TO old_paragraph;

CREATE TABLE paragraph (
	revision TEXT NOT NULL,
	section  TEXT NOT NULL,
	uid      TEXT NOT NULL,
	position INTEGER NOT NULL,
	kind     TEXT NOT NULL CONSTRAINT paragraph_kind
		CHECK (kind IN ('prose', 'list', 'quote', 'code', 'table', 'note', 'image', 'summary')),
	text     TEXT NOT NULL,
	line     INTEGER NOT NULL,
	page     INTEGER NOT NULL DEFAULT 0,
	depth    INTEGER NOT NULL DEFAULT 0,
	mark     TEXT NOT NULL DEFAULT '',
	cells    TEXT CHECK (cells IS NULL OR json_valid(cells)),
	PRIMARY KEY (revision, uid),
	UNIQUE (revision, section, position),
	FOREIGN KEY (revision, section) REFERENCES section (revision, uid) ON DELETE CASCADE
) STRICT;

INSERT INTO paragraph (revision, section, uid, position, kind, text, line)
	SELECT revision, section, uid, position, kind, text, line FROM old_paragraph;

CREATE TABLE citation (
	revision   TEXT NOT NULL,
	paragraph  TEXT NOT NULL,
	position   INTEGER NOT NULL,
	span_start INTEGER NOT NULL,
	span_end   INTEGER NOT NULL,
	number     INTEGER NOT NULL,
	PRIMARY KEY (revision, paragraph, position),
	FOREIGN KEY (revision, paragraph) REFERENCES paragraph (revision, uid) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO citation SELECT revision, paragraph, position, span_start, span_end, number FROM old_citation;

DROP TABLE old_citation;
DROP TABLE old_paragraph;
