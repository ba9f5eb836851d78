-- Figures can be per head of a population and say what superseded them; conflicts can be
-- dismissed; claims rest on quotes too; and every change of the evidence is journaled.
-- A constraint cannot be changed in place: figure and what refers to it are made anew.

CREATE TABLE new_figure (
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
		CHECK (formula IN ('change', 'percent-change', 'annual-growth', 'share', 'sum', 'per-capita')),
	decimals    INTEGER,
	explanation TEXT,
	successor   TEXT REFERENCES new_figure (key) ON UPDATE CASCADE,
	note        TEXT NOT NULL,
	CONSTRAINT figure_unit CHECK ((currency <> '') + percent + points + (noun <> '') <= 1),
	CONSTRAINT figure_derivation CHECK ((formula IS NULL) = (decimals IS NULL)),
	CONSTRAINT figure_origin CHECK (formula IS NOT NULL OR source IS NOT NULL),
	CONSTRAINT figure_successor CHECK (successor <> key)
) STRICT;

INSERT INTO new_figure (uid, key, indicator, value, scale, currency, percent, points, noun, qualifier,
		period_from, period_to, as_of, place, attribution, source, section, locator, paragraph,
		quote_start, quote_end, dataset, dataset_row, status, formula, decimals, explanation, note)
	SELECT uid, key, indicator, value, scale, currency, percent, points, noun, qualifier,
		period_from, period_to, as_of, place, attribution, source, section, locator, paragraph,
		quote_start, quote_end, dataset, dataset_row, status, formula, decimals, iif(formula IS NULL, NULL, ''), note
	FROM figure;

CREATE TABLE new_derivation_input (
	figure   TEXT NOT NULL REFERENCES new_figure (key) ON UPDATE CASCADE ON DELETE CASCADE,
	position INTEGER NOT NULL,
	input    TEXT NOT NULL REFERENCES new_figure (key) ON UPDATE CASCADE,
	PRIMARY KEY (figure, position)
) STRICT, WITHOUT ROWID;

INSERT INTO new_derivation_input SELECT figure, position, input FROM derivation_input;

CREATE TABLE new_conflict (
	uid         TEXT PRIMARY KEY,
	position    INTEGER NOT NULL UNIQUE,
	a           TEXT NOT NULL REFERENCES new_figure (key) ON UPDATE CASCADE,
	b           TEXT NOT NULL REFERENCES new_figure (key) ON UPDATE CASCADE,
	state       TEXT NOT NULL CONSTRAINT conflict_state
		CHECK (state IN ('open', 'explained', 'resolved', 'dismissed')),
	explanation TEXT NOT NULL,
	UNIQUE (a, b),
	CONSTRAINT conflict_pair CHECK (a <> b)
) STRICT;

INSERT INTO new_conflict SELECT uid, position, a, b, state, explanation FROM conflict;

CREATE TABLE new_claim_evidence (
	claim    TEXT NOT NULL REFERENCES claim (key) ON UPDATE CASCADE ON DELETE CASCADE,
	position INTEGER NOT NULL,
	figure   TEXT NOT NULL REFERENCES new_figure (key) ON UPDATE CASCADE,
	PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

INSERT INTO new_claim_evidence SELECT claim, position, figure FROM claim_evidence;

DROP TABLE claim_evidence;
DROP TABLE conflict;
DROP TABLE derivation_input;
DROP TABLE figure;
ALTER TABLE new_figure RENAME TO figure;
ALTER TABLE new_derivation_input RENAME TO derivation_input;
ALTER TABLE new_conflict RENAME TO conflict;
ALTER TABLE new_claim_evidence RENAME TO claim_evidence;

CREATE INDEX figure_indicator ON figure (indicator);
CREATE INDEX figure_source ON figure (source);
CREATE INDEX figure_successor ON figure (successor);
CREATE INDEX derivation_input_input ON derivation_input (input);
CREATE INDEX conflict_b ON conflict (b);
CREATE INDEX claim_evidence_figure ON claim_evidence (figure);

CREATE TABLE claim_quote (
	claim       TEXT NOT NULL REFERENCES claim (key) ON UPDATE CASCADE ON DELETE CASCADE,
	position    INTEGER NOT NULL,
	source      TEXT NOT NULL REFERENCES source (key) ON UPDATE CASCADE,
	section     TEXT NOT NULL,
	paragraph   TEXT NOT NULL,
	quote_start INTEGER NOT NULL,
	quote_end   INTEGER NOT NULL,
	PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_quote_source ON claim_quote (source);

-- A step holds the rows that it touched, as they were before and after it. The steps
-- that were undone come after those that stand.
CREATE TABLE evidence_journal (
	position INTEGER PRIMARY KEY CHECK (position > 0),
	name     TEXT NOT NULL CHECK (name <> ''),
	stands   INTEGER NOT NULL CHECK (stands IN (0, 1)),
	undo     TEXT NOT NULL CHECK (json_valid(undo)),
	redo     TEXT NOT NULL CHECK (json_valid(redo))
) STRICT;
