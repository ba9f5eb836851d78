-- Tables of options and recommendations are kinds of block. SQLite cannot change a
-- check, so the table is made anew.
ALTER TABLE block RENAME TO old_block;

CREATE TABLE block (
	deck    TEXT NOT NULL,
	slide   TEXT NOT NULL,
	uid     TEXT NOT NULL CHECK (uid <> ''),
	place   TEXT NOT NULL CHECK (place <> ''),
	content TEXT NOT NULL CHECK (json_valid(content)),
	kind    TEXT NOT NULL GENERATED ALWAYS AS (content ->> 'kind') CONSTRAINT block_kind
		CHECK (kind IN ('text', 'bullets', 'figures', 'chart', 'table', 'quote', 'image',
			'callout', 'references', 'caveats', 'divider', 'options', 'recommendation')),
	PRIMARY KEY (deck, slide, uid),
	FOREIGN KEY (deck, slide) REFERENCES slide (deck, uid) ON DELETE CASCADE
) STRICT;

INSERT INTO block (deck, slide, uid, place, content) SELECT deck, slide, uid, place, content FROM old_block;

DROP TABLE old_block;
