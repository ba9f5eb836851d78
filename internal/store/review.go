package store

import (
	"context"
	"database/sql"

	"briefdeck/internal/deck"
)

// saveReview writes what was decided about a deck's findings; nothing leaves no row.
func saveReview(ctx context.Context, tx *sql.Tx, id deck.ID, r deck.Review) error {
	const gone = `DELETE FROM review WHERE deck = ?`
	const q = `INSERT INTO review (deck, content) VALUES (?, ?)
		ON CONFLICT (deck) DO UPDATE SET content = excluded.content WHERE content <> excluded.content`
	if len(r.Dismissed) == 0 && len(r.Accepted) == 0 {
		return exec(ctx, tx, gone, id)
	}
	return exec(ctx, tx, q, id, object[deck.Review]{&r})
}
