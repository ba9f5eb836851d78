package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"briefdeck/internal/evidence"

	"github.com/google/go-cmp/cmp"
)

func TestTheVersionIsTheLastMigration(t *testing.T) {
	names := must(fs.Glob(migrations, "migrations/*.sql"))
	if len(names) != version {
		t.Errorf("version %d, migrations %v", version, names)
	}
	for i, name := range names {
		if !strings.HasPrefix(name, fmt.Sprintf("migrations/%04d_", i+1)) {
			t.Errorf("migration %d is named %s", i+1, name)
		}
	}
}

// firstMigrations is the migrations up to a version, with what that version held.
func firstMigrations(t *testing.T, n int) fs.FS {
	names := must(fs.Glob(migrations, "migrations/*.sql"))
	out := fstest.MapFS{}
	for _, name := range names[:n] {
		out[name] = &fstest.MapFile{Data: must(fs.ReadFile(migrations, name))}
	}
	return out
}

// heldBy is what a library of each version may hold: rows that later ones must keep.
var heldBy = []string{
	heldByDeck + heldByFirst, heldByDeck + heldByFirst + heldBySecond, heldByDeck + heldByFirst + heldBySecond + heldByThird,
	heldByDeck + heldByThird + heldByFourth,
	heldByDeck + heldByThird + heldByFourth + heldByReview,
	heldByDeck + heldByThird + heldByFourth + heldByReview + heldByPer,
	heldByDeck + heldByThird + heldByFourth + heldByReview + heldByPer + heldBySeventh,
	heldByDeck + heldByThird + heldByFourth + heldByReview + heldByPer + heldBySeventh, // the search index is made anew
	heldByDeck + heldByThird + heldByFourth + heldByReview + heldByPer + heldBySeventh + heldByNinth,
	heldByDeck + heldByThird + heldByFourth + heldByReview + heldByPer + heldBySeventh + heldByNinth + heldByTenth,
	heldByDeck + heldByThird + heldByFourth + heldByReview + heldByPer + heldBySeventh + heldByNinth + heldByTenth + heldByEleventh,
	heldByDeck + heldByThird + heldByFourth + heldByReview + heldByPer + heldBySeventh + heldByNinth + heldByTenth + heldByEleventh + heldByTwelfth,
}

const heldByReview = `INSERT INTO review VALUES ('d', '{"accepted":{"growth":"29.8"}}');`

const heldByFirst = `
	INSERT INTO figure VALUES ('f', 'trade-2020', NULL, '1.350', 12, 'USD', 0, 0, '', 'about', '2020', '', '', '', '',
		'duan', '2.2', '', '', 0, 0, '', 0, 'confirmed', NULL, NULL, '');`

const heldBySecond = `
	INSERT INTO picture VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', x'ff');
	INSERT INTO figure VALUES ('g', 'growth', NULL, '29.8', 0, '', 1, 0, '', 'derived', '', '', '', '', '',
		NULL, '', '', '', 0, 0, '', 0, 'confirmed', 'percent-change', 1, '');
	INSERT INTO derivation_input VALUES ('growth', 0, 'trade-2020'), ('growth', 1, 'trade-2020');
	INSERT INTO conflict VALUES ('c', 7, 'trade-2020', 'growth', 'explained', 'Words.');
	INSERT INTO claim VALUES ('l', 'grew', 3, 'fact', 'It grew.', 'duan', '2.2');
	INSERT INTO claim_evidence VALUES ('grew', 0, 'growth');`

const heldByThird = `UPDATE paragraph SET page = 4, depth = 1, mark = '2', cells = '{"table":1,"cells":["a"]}', kind = 'note';`

const heldByFourth = `
	INSERT INTO figure (uid, key, value, scale, currency, percent, points, noun, qualifier, period_from, period_to, as_of, place,
		attribution, source, section, locator, paragraph, quote_start, quote_end, dataset, dataset_row, status, note)
		VALUES ('f', 'trade-2020', '1.350', 12, 'USD', 0, 0, '', 'about', '2020', '', '', '', '',
		'duan', '2.2', '', '', 0, 0, '', 0, 'confirmed', '');
	INSERT INTO claim VALUES ('l', 'grew', 3, 'fact', 'It grew.', 'duan', '2.2');
	INSERT INTO claim_quote (claim, position, source, section, paragraph, quote_start, quote_end) VALUES ('grew', 0, 'duan', '2.2', 'p', 1, 5);
	INSERT INTO evidence_journal VALUES (1, 'Accept 1 figure', 1,
		'{"figure":{"trade-2020":{"status":"candidate"}}}', '{"figure":{"trade-2020":{"status":"confirmed"}}}');`

const heldByPer = `UPDATE figure SET per = 'person';`

const heldByTenth = `INSERT INTO version VALUES ('v', 'd', 'Sent', 'n', 'r', 1, 2, '2026-11-25T09:00:00.000000000Z', x'00');
	UPDATE export SET version = 'Sent';`

const heldBySeventh = `UPDATE figure SET stale = 'gone'; UPDATE claim_quote SET stale = 'gone'; UPDATE revision SET changes = 'some';`

const heldByNinth = `UPDATE source SET imprint = '{"pages":"3"}';`

const heldByEleventh = `INSERT INTO shelved_revision VALUES ('gone', 1, 'duan', 2, 'ab', 'text', 'b.txt', x'62', '', '', '{}');`

const heldByTwelfth = `INSERT INTO block (deck, slide, uid, place, content)
	VALUES ('d', 's', 'c', 'W', '{"id":"c","kind":"recommendation","actions":[{"what":"Count"}]}');`

const heldByDeck = `INSERT INTO source (uid, key, kind, title, authors, short, affiliation, publisher, published, url, doi, language, abstract, keywords, held, note) VALUES ('u', 'duan', 'paper', 'A paper', '["Duan"]', 'Duan', '', '', '2022', '', '', 'en', '', '[]', 1, '');
	INSERT INTO revision (uid, source, number, sha256, format, name, raw, added) VALUES ('r', 'duan', 1, '0123456789012345678901234567890123456789012345678901234567890123', 'text', 'a.txt', x'61', '');
	INSERT INTO section (revision, uid, position, number, title, level, line) VALUES ('r', 's', 0, '2.2', 'Trade', 1, 9);
	INSERT INTO paragraph (revision, section, uid, position, kind, text, line) VALUES ('r', 's', 'p', 0, 'prose', 'It grew.', 10);
	INSERT INTO citation VALUES ('r', 'p', 0, 2, 2, 7);
	INSERT INTO deck VALUES ('d', 'brief', 1, '{"title":"A brief"}', 0, '2022-01-01T00:00:00.000000000Z', '2022-01-01T00:00:00.000000000Z');
	INSERT INTO slide VALUES ('d', 's', 'V', '{"id":"s","layout":"title","title":"First"}', '');
	INSERT INTO block (deck, slide, uid, place, content) VALUES ('d', 's', 'b', 'V', '{"id":"b","kind":"text","text":"Words"}');
	INSERT INTO journal VALUES ('d', 1, 'Edit document details', '{"kind":"set-meta","edit":{"meta":{"title":"A brief"}}}',
		'{"kind":"set-meta","edit":{"meta":{"title":""}}}');`

func TestALibraryOfEveryVersionOpens(t *testing.T) {
	for n := 1; n <= version; n++ {
		t.Run(fmt.Sprintf("version %d", n), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "old.briefdeck")
			old := emptyDatabase(t, path)
			noError(t, migrate(t.Context(), old, firstMigrations(t, n)))
			_, err := old.Exec(heldBy[n-1])
			noError(t, errors.Join(err, old.Close()))

			db := must(Open(t.Context(), path))
			t.Cleanup(func() { noError(t, db.Close()) })
			intact(t, db)
			book := must(db.Book(t.Context()))
			if f := book.Figures["trade-2020"]; f.Value.String() != "1.35" || f.Decimals() != 3 {
				t.Errorf("the figure is %v", f)
			}
			p := must(db.Document(t.Context(), "duan")).Sections[0].Paragraphs[0]
			if p.Text != "It grew." || p.Line != 10 || len(p.Citations) != 1 || p.Citations[0].Number != 7 {
				t.Errorf("the paragraph is %+v", p)
			}
			if n == 2 || n == 3 {
				keptRelations(t, book)
			}
			d, h, err := db.Deck(t.Context(), "brief")
			noError(t, err)
			if d.Slides[0].Blocks[0].Text != "Words" || h.CanRedo() != "Edit document details" {
				t.Errorf("the deck is %+v, %+v", d, h)
			}
		})
	}
}

// keptRelations checks what heldBySecond holds beside the figure.
func keptRelations(t *testing.T, b *evidence.Book) {
	t.Helper()
	got := []any{b.Figures["growth"].Derivation, b.Conflicts, b.Claims}
	want := []any{
		&evidence.Derivation{Formula: evidence.PercentChange, Inputs: []string{"trade-2020", "trade-2020"}, Decimals: 1},
		[]evidence.Conflict{{ID: "c", A: "trade-2020", B: "growth", State: evidence.Explained, Explanation: "Words."}},
		[]evidence.Claim{{ID: "l", Key: "grew", Kind: evidence.Fact, Text: "It grew.", Source: "duan", Section: "2.2", Figures: []string{"growth"}}},
	}
	if diff := cmp.Diff(want, got, whole); diff != "" {
		t.Error(diff)
	}
}

func emptyDatabase(t *testing.T, path string) *sql.DB {
	db := must(sql.Open("sqlite3", dsn(path, url.Values{"mode": {"rwc"}, "_journal_mode": {"WAL"}, "_txlock": {"immediate"}})))
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestAMigrationIsMadeWholeOrNotAtAll(t *testing.T) {
	db := emptyDatabase(t, filepath.Join(t.TempDir(), "x.briefdeck"))
	steps := fstest.MapFS{
		"migrations/0001_a.sql": {Data: []byte(`CREATE TABLE a (x TEXT) STRICT`)},
		"migrations/0002_b.sql": {Data: []byte(`CREATE TABLE b (x TEXT) STRICT; INSERT INTO nothing VALUES (1)`)},
	}
	if err := migrate(t.Context(), db, steps); err == nil || !strings.Contains(err.Error(), "0002_b.sql") {
		t.Fatalf("got %v", err)
	}
	var at, mark, tables int
	noError(t, db.QueryRow(`PRAGMA user_version`).Scan(&at))
	noError(t, db.QueryRow(`PRAGMA application_id`).Scan(&mark))
	noError(t, db.QueryRow(`SELECT count(*) FROM sqlite_schema WHERE type = 'table'`).Scan(&tables))
	if at != 1 || mark != applicationID || tables != 1 {
		t.Errorf("version %d, mark %x, %d tables", at, mark, tables)
	}
	steps["migrations/0002_b.sql"].Data = []byte(`CREATE TABLE b (x TEXT) STRICT`)
	noError(t, migrate(t.Context(), db, steps))
	noError(t, db.QueryRow(`PRAGMA user_version`).Scan(&at))
	if at != 2 {
		t.Errorf("version %d", at)
	}
	delete(steps, "migrations/0002_b.sql")
	if err := migrate(t.Context(), db, steps); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v", err)
	}
}
