-- A library of version 1. People and decks name things by key; a uid names one record
-- for good, in every library. Nothing relies on rowids, so that the same tables can be
-- made in another database. Dates are ISO text to the precision known, '' when unknown;
-- moments are RFC 3339 in UTC with nine decimals, so that they sort as text.

CREATE TABLE source (
	uid         TEXT PRIMARY KEY,
	key         TEXT NOT NULL UNIQUE CHECK (key <> ''),
	kind        TEXT NOT NULL CONSTRAINT source_kind
		CHECK (kind IN ('paper', 'report', 'official', 'news', 'dataset', 'web')),
	title       TEXT NOT NULL,
	authors     TEXT NOT NULL CHECK (json_valid(authors)),
	short       TEXT NOT NULL,
	affiliation TEXT NOT NULL,
	publisher   TEXT NOT NULL,
	published   TEXT NOT NULL,
	url         TEXT NOT NULL,
	doi         TEXT NOT NULL,
	language    TEXT NOT NULL,
	abstract    TEXT NOT NULL,
	keywords    TEXT NOT NULL CHECK (json_valid(keywords)),
	held        INTEGER NOT NULL CHECK (held IN (0, 1)),
	note        TEXT NOT NULL
) STRICT;

-- A revision is never changed. The document of a source is what its last one holds.
CREATE TABLE revision (
	uid    TEXT PRIMARY KEY,
	source TEXT NOT NULL REFERENCES source (key) ON UPDATE CASCADE ON DELETE CASCADE,
	number INTEGER NOT NULL CHECK (number > 0),
	sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
	format TEXT NOT NULL,
	name   TEXT NOT NULL,
	raw    BLOB NOT NULL,
	added  TEXT NOT NULL,
	UNIQUE (source, number)
) STRICT;

CREATE TABLE section (
	revision TEXT NOT NULL REFERENCES revision (uid) ON DELETE CASCADE,
	uid      TEXT NOT NULL,
	position INTEGER NOT NULL,
	number   TEXT NOT NULL,
	title    TEXT NOT NULL,
	level    INTEGER NOT NULL,
	line     INTEGER NOT NULL,
	PRIMARY KEY (revision, uid),
	UNIQUE (revision, position)
) STRICT;

CREATE TABLE paragraph (
	revision TEXT NOT NULL,
	section  TEXT NOT NULL,
	uid      TEXT NOT NULL,
	position INTEGER NOT NULL,
	kind     TEXT NOT NULL CONSTRAINT paragraph_kind
		CHECK (kind IN ('prose', 'list', 'quote', 'code', 'table', 'summary')),
	text     TEXT NOT NULL,
	line     INTEGER NOT NULL,
	PRIMARY KEY (revision, uid),
	UNIQUE (revision, section, position),
	FOREIGN KEY (revision, section) REFERENCES section (revision, uid) ON DELETE CASCADE
) STRICT;

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

CREATE TABLE reference (
	revision  TEXT NOT NULL REFERENCES revision (uid) ON DELETE CASCADE,
	uid       TEXT NOT NULL,
	position  INTEGER NOT NULL,
	number    INTEGER NOT NULL,
	raw       TEXT NOT NULL,
	authors   TEXT NOT NULL CHECK (json_valid(authors)),
	title     TEXT NOT NULL,
	container TEXT NOT NULL,
	year      TEXT NOT NULL,
	volume    TEXT NOT NULL,
	issue     TEXT NOT NULL,
	pages     TEXT NOT NULL,
	doi       TEXT NOT NULL,
	type      TEXT NOT NULL,
	flags     TEXT NOT NULL CHECK (json_valid(flags)),
	note      TEXT NOT NULL,
	line      INTEGER NOT NULL,
	PRIMARY KEY (revision, uid),
	UNIQUE (revision, position)
) STRICT;

CREATE TABLE warning (
	revision TEXT NOT NULL REFERENCES revision (uid) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	line     INTEGER NOT NULL,
	code     TEXT NOT NULL,
	text     TEXT NOT NULL,
	hint     TEXT NOT NULL,
	PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator (
	uid        TEXT PRIMARY KEY,
	key        TEXT NOT NULL UNIQUE CHECK (key <> ''),
	concept    TEXT NOT NULL,
	name       TEXT NOT NULL,
	definition TEXT NOT NULL,
	currency   TEXT NOT NULL,
	percent    INTEGER NOT NULL CHECK (percent IN (0, 1)),
	points     INTEGER NOT NULL CHECK (points IN (0, 1)),
	noun       TEXT NOT NULL,
	scale      INTEGER NOT NULL,
	note       TEXT NOT NULL,
	CONSTRAINT indicator_unit CHECK ((currency <> '') + percent + points + (noun <> '') <= 1)
) STRICT;

-- The value is decimal text with the decimals it was printed with, never a float.
CREATE TABLE figure (
	uid         TEXT PRIMARY KEY,
	key         TEXT NOT NULL UNIQUE CHECK (key <> ''),
	indicator   TEXT REFERENCES indicator (key) ON UPDATE CASCADE,
	value       TEXT NOT NULL CONSTRAINT figure_value
		CHECK (value GLOB '*[0-9]' AND ltrim(value, '-') NOT GLOB '*[^0-9.]*'),
	scale       INTEGER NOT NULL,
	currency    TEXT NOT NULL,
	percent     INTEGER NOT NULL CHECK (percent IN (0, 1)),
	points      INTEGER NOT NULL CHECK (points IN (0, 1)),
	noun        TEXT NOT NULL,
	qualifier   TEXT NOT NULL CONSTRAINT figure_qualifier
		CHECK (qualifier IN ('', 'about', 'at least', 'more than', 'up to', 'projected', 'derived')),
	period_from TEXT NOT NULL,
	period_to   TEXT NOT NULL,
	as_of       TEXT NOT NULL,
	place       TEXT NOT NULL,
	attribution TEXT NOT NULL,
	source      TEXT REFERENCES source (key) ON UPDATE CASCADE,
	section     TEXT NOT NULL,
	locator     TEXT NOT NULL,
	paragraph   TEXT NOT NULL,
	quote_start INTEGER NOT NULL,
	quote_end   INTEGER NOT NULL,
	dataset     TEXT NOT NULL,
	dataset_row INTEGER NOT NULL,
	status      TEXT NOT NULL CONSTRAINT figure_status
		CHECK (status IN ('candidate', 'confirmed', 'disputed', 'superseded', 'rejected')),
	formula     TEXT CONSTRAINT figure_formula
		CHECK (formula IN ('change', 'percent-change', 'annual-growth', 'share', 'sum')),
	decimals    INTEGER,
	note        TEXT NOT NULL,
	CONSTRAINT figure_unit CHECK ((currency <> '') + percent + points + (noun <> '') <= 1),
	CONSTRAINT figure_derivation CHECK ((formula IS NULL) = (decimals IS NULL)),
	CONSTRAINT figure_origin CHECK (formula IS NOT NULL OR source IS NOT NULL)
) STRICT;

CREATE INDEX figure_indicator ON figure (indicator);
CREATE INDEX figure_source ON figure (source);

CREATE TABLE derivation_input (
	figure   TEXT NOT NULL REFERENCES figure (key) ON UPDATE CASCADE ON DELETE CASCADE,
	position INTEGER NOT NULL,
	input    TEXT NOT NULL REFERENCES figure (key) ON UPDATE CASCADE,
	PRIMARY KEY (figure, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX derivation_input_input ON derivation_input (input);

CREATE TABLE conflict (
	uid         TEXT PRIMARY KEY,
	position    INTEGER NOT NULL UNIQUE,
	a           TEXT NOT NULL REFERENCES figure (key) ON UPDATE CASCADE,
	b           TEXT NOT NULL REFERENCES figure (key) ON UPDATE CASCADE,
	state       TEXT NOT NULL CONSTRAINT conflict_state
		CHECK (state IN ('open', 'explained', 'resolved')),
	explanation TEXT NOT NULL,
	UNIQUE (a, b),
	CONSTRAINT conflict_pair CHECK (a <> b)
) STRICT;

CREATE INDEX conflict_b ON conflict (b);

CREATE TABLE claim (
	uid      TEXT PRIMARY KEY,
	key      TEXT NOT NULL UNIQUE CHECK (key <> ''),
	position INTEGER NOT NULL UNIQUE,
	kind     TEXT NOT NULL CONSTRAINT claim_kind
		CHECK (kind IN ('fact', 'interpretation', 'recommendation')),
	text     TEXT NOT NULL,
	source   TEXT NOT NULL REFERENCES source (key) ON UPDATE CASCADE,
	section  TEXT NOT NULL
) STRICT;

CREATE INDEX claim_source ON claim (source);

CREATE TABLE claim_evidence (
	claim    TEXT NOT NULL REFERENCES claim (key) ON UPDATE CASCADE ON DELETE CASCADE,
	position INTEGER NOT NULL,
	figure   TEXT NOT NULL REFERENCES figure (key) ON UPDATE CASCADE,
	PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_evidence_figure ON claim_evidence (figure);

CREATE TABLE place (
	name     TEXT NOT NULL CHECK (name <> ''),
	source   TEXT NOT NULL REFERENCES source (key) ON UPDATE CASCADE,
	position INTEGER NOT NULL UNIQUE,
	iso3     TEXT NOT NULL,
	region   TEXT NOT NULL,
	income   TEXT NOT NULL,
	joined   TEXT NOT NULL,
	departed TEXT NOT NULL,
	note     TEXT NOT NULL,
	PRIMARY KEY (name, source)
) STRICT;

CREATE INDEX place_source ON place (source);

-- The first done steps of a deck's journal stand; those after them can be redone.
CREATE TABLE deck (
	uid      TEXT PRIMARY KEY,
	key      TEXT NOT NULL UNIQUE CHECK (key <> ''),
	position INTEGER NOT NULL UNIQUE,
	meta     TEXT NOT NULL CHECK (json_valid(meta)),
	done     INTEGER NOT NULL CHECK (done >= 0),
	created  TEXT NOT NULL,
	changed  TEXT NOT NULL
) STRICT;

-- Slides stand in the order of their place, a fractional key: a slide that moves
-- changes its own row only. The digest, of the slide with its blocks, tells whether
-- the slide changed without reading it.
CREATE TABLE slide (
	deck   TEXT NOT NULL REFERENCES deck (uid) ON DELETE CASCADE,
	uid    TEXT NOT NULL CHECK (uid <> ''),
	place  TEXT NOT NULL CHECK (place <> ''),
	head   TEXT NOT NULL CHECK (json_valid(head)),
	digest TEXT NOT NULL,
	PRIMARY KEY (deck, uid)
) STRICT;

CREATE INDEX slide_place ON slide (deck, place);

CREATE TABLE block (
	deck    TEXT NOT NULL,
	slide   TEXT NOT NULL,
	uid     TEXT NOT NULL CHECK (uid <> ''),
	place   TEXT NOT NULL CHECK (place <> ''),
	content TEXT NOT NULL CHECK (json_valid(content)),
	kind    TEXT NOT NULL GENERATED ALWAYS AS (content ->> 'kind') CONSTRAINT block_kind
		CHECK (kind IN ('text', 'bullets', 'figures', 'chart', 'table', 'quote', 'image',
			'callout', 'references', 'caveats', 'divider')),
	PRIMARY KEY (deck, slide, uid),
	FOREIGN KEY (deck, slide) REFERENCES slide (deck, uid) ON DELETE CASCADE
) STRICT;

CREATE TABLE journal (
	deck     TEXT NOT NULL REFERENCES deck (uid) ON DELETE CASCADE,
	position INTEGER NOT NULL CHECK (position > 0),
	name     TEXT NOT NULL,
	edit     TEXT NOT NULL CHECK (json_valid(edit)),
	inverse  TEXT NOT NULL CHECK (json_valid(inverse)),
	PRIMARY KEY (deck, position)
) STRICT;

-- An export outlives its deck.
CREATE TABLE export (
	uid      TEXT PRIMARY KEY,
	deck     TEXT NOT NULL,
	title    TEXT NOT NULL,
	output   TEXT NOT NULL CHECK (output <> ''),
	path     TEXT NOT NULL,
	sha256   TEXT NOT NULL,
	revision TEXT NOT NULL,
	pages    INTEGER NOT NULL CHECK (pages >= 0),
	bytes    INTEGER NOT NULL CHECK (bytes >= 0),
	at       TEXT NOT NULL
) STRICT;

CREATE INDEX export_at ON export (at);

CREATE TABLE setting (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE chart_cache (
	key   TEXT PRIMARY KEY,
	svg   BLOB NOT NULL,
	bytes INTEGER NOT NULL,
	added TEXT NOT NULL
) STRICT;

CREATE INDEX chart_cache_added ON chart_cache (added, key, bytes);
