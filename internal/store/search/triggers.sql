-- What a write changes is noted by these triggers and indexed at the end of its
-- transaction, so that no statement can forget the index.

CREATE TRIGGER IF NOT EXISTS search_paragraph_new AFTER INSERT ON paragraph BEGIN
	INSERT INTO search_todo VALUES ('paragraph', new.revision, new.uid); END;
CREATE TRIGGER IF NOT EXISTS search_paragraph_set AFTER UPDATE OF text ON paragraph BEGIN
	INSERT INTO search_todo VALUES ('paragraph', new.revision, new.uid); END;
CREATE TRIGGER IF NOT EXISTS search_paragraph_gone AFTER DELETE ON paragraph BEGIN
	INSERT INTO search_todo VALUES ('paragraph', old.revision, old.uid); END;

CREATE TRIGGER IF NOT EXISTS search_reference_new AFTER INSERT ON reference BEGIN
	INSERT INTO search_todo VALUES ('reference', new.revision, new.uid); END;
CREATE TRIGGER IF NOT EXISTS search_reference_set AFTER UPDATE ON reference BEGIN
	INSERT INTO search_todo VALUES ('reference', new.revision, new.uid); END;
CREATE TRIGGER IF NOT EXISTS search_reference_gone AFTER DELETE ON reference BEGIN
	INSERT INTO search_todo VALUES ('reference', old.revision, old.uid); END;

-- Only the last revision of a source can be found.
CREATE TRIGGER IF NOT EXISTS search_revision_new AFTER INSERT ON revision BEGIN
	INSERT INTO search_todo SELECT 'paragraph', p.revision, p.uid
		FROM revision v JOIN paragraph p ON p.revision = v.uid WHERE v.source = new.source;
	INSERT INTO search_todo SELECT 'reference', r.revision, r.uid
		FROM revision v JOIN reference r ON r.revision = v.uid WHERE v.source = new.source; END;
CREATE TRIGGER IF NOT EXISTS search_revision_gone AFTER DELETE ON revision BEGIN
	INSERT INTO search_todo SELECT 'paragraph', p.revision, p.uid
		FROM revision v JOIN paragraph p ON p.revision = v.uid WHERE v.source = old.source;
	INSERT INTO search_todo SELECT 'reference', r.revision, r.uid
		FROM revision v JOIN reference r ON r.revision = v.uid WHERE v.source = old.source; END;

CREATE TRIGGER IF NOT EXISTS search_figure_new AFTER INSERT ON figure BEGIN
	INSERT INTO search_todo VALUES ('figure', '', new.key); END;
CREATE TRIGGER IF NOT EXISTS search_figure_set AFTER UPDATE ON figure BEGIN
	INSERT INTO search_todo VALUES ('figure', '', old.key);
	INSERT INTO search_todo VALUES ('figure', '', new.key); END;
CREATE TRIGGER IF NOT EXISTS search_figure_gone AFTER DELETE ON figure BEGIN
	INSERT INTO search_todo VALUES ('figure', '', old.key); END;
CREATE TRIGGER IF NOT EXISTS search_indicator_set AFTER UPDATE OF key, name, concept ON indicator BEGIN
	INSERT INTO search_todo SELECT 'figure', '', key FROM figure WHERE indicator = new.key; END;

CREATE TRIGGER IF NOT EXISTS search_claim_new AFTER INSERT ON claim BEGIN
	INSERT INTO search_todo VALUES ('claim', '', new.key); END;
CREATE TRIGGER IF NOT EXISTS search_claim_set AFTER UPDATE ON claim BEGIN
	INSERT INTO search_todo VALUES ('claim', '', old.key);
	INSERT INTO search_todo VALUES ('claim', '', new.key); END;
CREATE TRIGGER IF NOT EXISTS search_claim_gone AFTER DELETE ON claim BEGIN
	INSERT INTO search_todo VALUES ('claim', '', old.key); END;

CREATE TRIGGER IF NOT EXISTS search_source_new AFTER INSERT ON source BEGIN
	INSERT INTO search_todo VALUES ('source', '', new.key); END;
CREATE TRIGGER IF NOT EXISTS search_source_set AFTER UPDATE ON source BEGIN
	INSERT INTO search_todo VALUES ('source', '', old.key);
	INSERT INTO search_todo VALUES ('source', '', new.key); END;
CREATE TRIGGER IF NOT EXISTS search_source_key AFTER UPDATE OF key ON source WHEN old.key <> new.key BEGIN
	INSERT INTO search_todo SELECT 'paragraph', p.revision, p.uid
		FROM revision v JOIN paragraph p ON p.revision = v.uid WHERE v.source IN (old.key, new.key);
	INSERT INTO search_todo SELECT 'reference', r.revision, r.uid
		FROM revision v JOIN reference r ON r.revision = v.uid WHERE v.source IN (old.key, new.key); END;
CREATE TRIGGER IF NOT EXISTS search_source_gone AFTER DELETE ON source BEGIN
	INSERT INTO search_todo VALUES ('source', '', old.key); END;

CREATE TRIGGER IF NOT EXISTS search_slide_new AFTER INSERT ON slide BEGIN
	INSERT INTO search_todo VALUES ('slide', new.deck, new.uid); END;
CREATE TRIGGER IF NOT EXISTS search_slide_set AFTER UPDATE OF head ON slide BEGIN
	INSERT INTO search_todo VALUES ('slide', new.deck, new.uid); END;
CREATE TRIGGER IF NOT EXISTS search_slide_gone AFTER DELETE ON slide BEGIN
	INSERT INTO search_todo VALUES ('slide', old.deck, old.uid); END;
CREATE TRIGGER IF NOT EXISTS search_block_new AFTER INSERT ON block BEGIN
	INSERT INTO search_todo VALUES ('slide', new.deck, new.slide); END;
CREATE TRIGGER IF NOT EXISTS search_block_set AFTER UPDATE OF content ON block BEGIN
	INSERT INTO search_todo VALUES ('slide', new.deck, new.slide); END;
CREATE TRIGGER IF NOT EXISTS search_block_gone AFTER DELETE ON block BEGIN
	INSERT INTO search_todo VALUES ('slide', old.deck, old.slide); END;

CREATE TRIGGER IF NOT EXISTS search_deck_new AFTER INSERT ON deck BEGIN
	INSERT INTO search_todo VALUES ('deck', '', new.key); END;
CREATE TRIGGER IF NOT EXISTS search_deck_set AFTER UPDATE OF key, meta ON deck WHEN old.meta <> new.meta OR old.key <> new.key BEGIN
	INSERT INTO search_todo VALUES ('deck', '', old.key);
	INSERT INTO search_todo VALUES ('deck', '', new.key);
	INSERT INTO search_todo SELECT 'slide', deck, uid FROM slide WHERE deck = new.uid AND old.key <> new.key; END;
CREATE TRIGGER IF NOT EXISTS search_deck_language AFTER UPDATE OF meta ON deck WHEN old.meta ->> 'language' IS NOT new.meta ->> 'language' BEGIN
	INSERT INTO search_todo SELECT 'slide', deck, uid FROM slide WHERE deck = new.uid; END;
CREATE TRIGGER IF NOT EXISTS search_deck_gone AFTER DELETE ON deck BEGIN
	INSERT INTO search_todo VALUES ('deck', '', old.key); END;
