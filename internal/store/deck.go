package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
)

func deckInfoFields(i *app.DeckInfo) []any {
	return []any{&i.ID, &i.Key, &i.Title, &i.Template, &i.Slides, moment{&i.Changed}}
}

// Decks lists the decks in the order in which they were added.
func (db *DB) Decks(ctx context.Context) (out []app.DeckInfo, err error) {
	const q = `SELECT d.uid, d.key, coalesce(d.meta ->> 'title', ''), coalesce(d.meta ->> 'template', ''),
			(SELECT count(*) FROM slide WHERE deck = d.uid), d.changed
		FROM deck d ORDER BY d.position`
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		out, err = collect(deckInfoFields)(tx.QueryContext(ctx, q))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list decks: %w", err)
	}
	return out, nil
}

// Deck reads a deck and its history by key, or returns deck.ErrNotFound.
func (db *DB) Deck(ctx context.Context, key string) (d *deck.Deck, h *deck.History, err error) {
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		d, h, err = readDeck(ctx, tx, key)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read deck %q: %w", key, err)
	}
	return d, h, nil
}

// readDeck reads a deck with its history. A journal that is shorter than what stands of
// it is damage.
func readDeck(ctx context.Context, tx *sql.Tx, key string) (*deck.Deck, *deck.History, error) {
	const q = `SELECT uid, key, meta, done, coalesce((SELECT content FROM review WHERE deck = uid), '{}') FROM deck WHERE key = ?`
	var d deck.Deck
	var h deck.History
	err := one(tx.QueryRowContext(ctx, q, key), deck.ErrNotFound, &d.ID, &d.Key, object[deck.Meta]{&d.Meta}, &h.Done, object[deck.Review]{&d.Review})
	if err != nil {
		return nil, nil, err
	}
	if d.Slides, err = readSlides(ctx, tx, d.ID); err != nil {
		return nil, nil, err
	}
	if h.Steps, err = readSteps(ctx, tx, d.ID); err != nil {
		return nil, nil, err
	}
	if h.Done > len(h.Steps) {
		return nil, nil, fmt.Errorf("%w: %d steps stand of %d", ErrDamaged, h.Done, len(h.Steps))
	}
	return &d, &h, nil
}

// AddDeck adds a new deck, without history, after the others and returns its key. An
// empty or taken key is made unique; an empty or taken deck id is replaced by a fresh
// one, which Deck then gives. d is not changed.
func (db *DB) AddDeck(ctx context.Context, d *deck.Deck) (key string, err error) {
	err = db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		key, err = addDeck(ctx, tx, d)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("add deck %q: %w", d.Key, err)
	}
	return key, nil
}

// addDeck adds a deck under a free key and id, and returns the key.
func addDeck(ctx context.Context, tx *sql.Tx, d *deck.Deck) (string, error) {
	const takenID = `SELECT count(*) FROM deck WHERE uid = ?`
	const takenKey = `SELECT count(*) FROM deck WHERE key = ?`
	const q = `INSERT INTO deck (uid, key, meta, done, created, changed, position)
		VALUES (?, ?, ?, 0, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM deck))`
	id, err := freeID(ctx, tx, takenID, d.ID)
	if err != nil {
		return "", err
	}
	key := d.Key
	if key == "" {
		key = slug(d.Meta.Title, "deck")
	}
	if key, err = freeKey(ctx, tx, takenKey, key); err != nil {
		return "", err
	}
	now := time.Now()
	if err := exec(ctx, tx, q, id, key, object[deck.Meta]{&d.Meta}, moment{&now}, moment{&now}); err != nil {
		return "", err
	}
	if err := saveReview(ctx, tx, id, d.Review); err != nil {
		return "", err
	}
	return key, saveSlides(ctx, tx, id, d.Slides)
}

// SaveStep writes what one step changed in a deck, and the step itself to its journal:
// h.Steps[:h.Done] stand, the rest can be redone. Rows that did not change are not
// written. deck.ErrNotFound when the library has no deck of that id (any more).
func (db *DB) SaveStep(ctx context.Context, d *deck.Deck, h *deck.History) error {
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return saveStep(ctx, tx, d, h)
	})
	if err != nil {
		return fmt.Errorf("save deck %q: %w", d.Key, err)
	}
	return nil
}

// saveStep writes the journal, the deck's own row and the slides that differ.
func saveStep(ctx context.Context, tx *sql.Tx, d *deck.Deck, h *deck.History) error {
	const q = `UPDATE deck SET meta = ?, done = ?, changed = ? WHERE uid = ?`
	was, err := readStanding(ctx, tx, d.ID)
	if err != nil {
		return err
	}
	if err := saveJournal(ctx, tx, journal{d.ID, was}, h); err != nil {
		return err
	}
	now := time.Now()
	if err := exec(ctx, tx, q, object[deck.Meta]{&d.Meta}, h.Done, moment{&now}, d.ID); err != nil {
		return err
	}
	if err := saveReview(ctx, tx, d.ID, d.Review); err != nil {
		return err
	}
	return saveSlides(ctx, tx, d.ID, d.Slides)
}

// DeleteDeck takes a deck out with its journal, or returns deck.ErrNotFound.
func (db *DB) DeleteDeck(ctx context.Context, key string) error {
	const q = `DELETE FROM deck WHERE key = ?`
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, q, key)
		return change(deck.ErrNotFound, res, err)
	})
	if err != nil {
		return fmt.Errorf("delete deck %q: %w", key, err)
	}
	return nil
}
