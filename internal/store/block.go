package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"briefdeck/internal/deck"
)

// blockFields is a block with its slide, in the order of readBlocks' columns.
func blockFields(b *within[deck.Block]) []any {
	return []any{&b.owner, object[deck.Block]{&b.of}}
}

// readBlocks reads the blocks of each slide of a deck.
func readBlocks(ctx context.Context, tx *sql.Tx, id deck.ID) (map[deck.ID][]deck.Block, error) {
	const q = `SELECT slide, content FROM block WHERE deck = ? ORDER BY slide, place, uid`
	rows, err := collect(blockFields)(tx.QueryContext(ctx, q, id))
	if err != nil {
		return nil, err
	}
	out := map[deck.ID][]deck.Block{}
	for _, r := range rows {
		out[r.owner] = append(out[r.owner], r.of)
	}
	return out, nil
}

// saveBlocks makes the stored blocks of a slide equal to its own, writing only what differs.
func saveBlocks(ctx context.Context, tx *sql.Tx, id deck.ID, s deck.Slide) error {
	const stored = `SELECT uid, place, content FROM block WHERE deck = ? AND slide = ?`
	const gone = `DELETE FROM block WHERE deck = ? AND slide = ? AND uid = ?`
	const q = `INSERT INTO block (deck, slide, uid, place, content) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (deck, slide, uid) DO UPDATE SET place = excluded.place, content = excluded.content`
	rows, err := collect(keptFields)(tx.QueryContext(ctx, stored, id, s.ID))
	if err != nil {
		return fmt.Errorf("read blocks: %w", err)
	}
	want := make([]kept, len(s.Blocks))
	for i, b := range s.Blocks {
		raw, err := json.Marshal(b)
		if err != nil {
			return fmt.Errorf("write block %s: %w", b.ID, err)
		}
		want[i] = kept{uid: string(b.ID), content: string(raw)}
	}
	todo, err := compare(rows, want)
	if err != nil {
		return fmt.Errorf("blocks: %w", err)
	}
	for _, uid := range todo.gone {
		if err := exec(ctx, tx, gone, id, s.ID, uid); err != nil {
			return err
		}
	}
	for _, i := range append(todo.moved, todo.changed...) {
		if err := exec(ctx, tx, q, id, s.ID, want[i].uid, want[i].place, want[i].content); err != nil {
			return fmt.Errorf("block %d: %w", i+1, err)
		}
	}
	return nil
}
