-- A new revision of a source says what changed, and figures and quotes whose words it no
-- longer holds say so.
ALTER TABLE revision ADD COLUMN changes TEXT NOT NULL DEFAULT '';
ALTER TABLE figure ADD COLUMN stale TEXT NOT NULL DEFAULT '';
ALTER TABLE claim_quote ADD COLUMN stale TEXT NOT NULL DEFAULT '';
