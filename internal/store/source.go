package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"unicode"

	"briefdeck/internal/source"
)

const sourceColumns = `uid, key, kind, title, authors, short, affiliation, publisher, published,
	url, doi, language, abstract, keywords, held, note, imprint`

// sourceFields is a source's fields in the order of sourceColumns, for both ways.
func sourceFields(s *source.Source) []any {
	return []any{
		&s.ID, &s.Key, &s.Kind, &s.Title,
		list[string]{&s.Authors},
		&s.Short, &s.Affiliation, &s.Publisher, &s.Published,
		&s.URL, &s.DOI, &s.Language, &s.Abstract,
		list[string]{&s.Keywords},
		&s.Held, &s.Note,
		maybe[source.Imprint]{&s.Imprint},
	}
}

// Sources lists the held and cited sources by title, without their texts.
func (db *DB) Sources(ctx context.Context) (out []source.Source, err error) {
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		out, err = readSources(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	return out, nil
}

// readSources reads all sources; the titles sort without regard to Latin capitals.
func readSources(ctx context.Context, tx *sql.Tx) ([]source.Source, error) {
	const q = `SELECT ` + sourceColumns + ` FROM source ORDER BY lower(title), key`
	return collect(sourceFields)(tx.QueryContext(ctx, q))
}

// readSource reads a source by key, or returns source.ErrNotFound.
func readSource(ctx context.Context, tx *sql.Tx, key string) (s source.Source, err error) {
	const q = `SELECT ` + sourceColumns + ` FROM source WHERE key = ?`
	err = one(tx.QueryRowContext(ctx, q, key), source.ErrNotFound, sourceFields(&s)...)
	return s, err
}

// putSource adds a source, or replaces the one of that key, whose id stays.
func putSource(ctx context.Context, tx *sql.Tx, s source.Source) error {
	const taken = `SELECT count(*) FROM source WHERE uid = ?`
	const q = `INSERT INTO source (` + sourceColumns + `)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, title = excluded.title,
			authors = excluded.authors, short = excluded.short, affiliation = excluded.affiliation,
			publisher = excluded.publisher, published = excluded.published, url = excluded.url,
			doi = excluded.doi, language = excluded.language, abstract = excluded.abstract,
			keywords = excluded.keywords, held = excluded.held, note = excluded.note,
			imprint = coalesce(excluded.imprint, imprint)`
	id, err := freeID(ctx, tx, taken, s.ID)
	if err != nil {
		return err
	}
	s.ID = id
	if err := exec(ctx, tx, q, sourceFields(&s)...); err != nil {
		return fmt.Errorf("add source %q: %w", s.Key, err)
	}
	return nil
}

// freeID returns id, or a fresh one when it is empty or when taken, a query that
// counts the rows of an id, finds another record of that id.
func freeID(ctx context.Context, tx *sql.Tx, taken string, id source.ID) (source.ID, error) {
	if id == "" {
		return source.NewID(), nil
	}
	var n int
	if err := one(tx.QueryRowContext(ctx, taken, id), nil, &n); err != nil || n == 0 {
		return id, err
	}
	return source.NewID(), nil
}

// freeKey returns key, or key with the lowest number after it, from 2, that taken, a
// query that counts the rows of a key, does not find.
func freeKey(ctx context.Context, tx *sql.Tx, taken, key string) (string, error) {
	try := key
	for n := 2; ; n++ {
		var rows int
		if err := one(tx.QueryRowContext(ctx, taken, try), nil, &rows); err != nil || rows == 0 {
			return try, err
		}
		try = fmt.Sprintf("%s-%d", key, n)
	}
}

// longestSlug is how many letters of a title make a key.
const longestSlug = 40

// slug makes a key of a title: its letters and digits in lower case, with hyphens
// between the words. fallback stands for a title without any.
func slug(title, fallback string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	out := []rune(strings.Join(words, "-"))
	if len(out) > longestSlug {
		out = out[:longestSlug]
	}
	if s := strings.Trim(string(out), "-"); s != "" {
		return s
	}
	return fallback
}
