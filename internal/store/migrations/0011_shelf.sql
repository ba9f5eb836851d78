-- Revisions that a step of the evidence took out, or that taking a step back took out:
-- they come again when the step is walked the other way, and go for good with the step.
CREATE TABLE shelved_revision (
	uid     TEXT PRIMARY KEY,
	step    INTEGER NOT NULL REFERENCES evidence_journal (position) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	source  TEXT NOT NULL,
	number  INTEGER NOT NULL CHECK (number > 0),
	sha256  TEXT NOT NULL,
	format  TEXT NOT NULL,
	name    TEXT NOT NULL,
	raw     BLOB NOT NULL,
	added   TEXT NOT NULL,
	changes TEXT NOT NULL,
	content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

CREATE INDEX shelved_revision_step ON shelved_revision (step);
