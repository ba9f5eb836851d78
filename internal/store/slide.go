package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"briefdeck/internal/deck"
)

// readSlides reads a deck's slides with their blocks. A deck without slides has an
// empty list, not nil, like a clone of it.
func readSlides(ctx context.Context, tx *sql.Tx, id deck.ID) ([]deck.Slide, error) {
	const q = `SELECT head FROM slide WHERE deck = ? ORDER BY place, uid`
	fields := func(s *deck.Slide) []any { return []any{object[deck.Slide]{s}} }
	slides, err := collect(fields)(tx.QueryContext(ctx, q, id))
	if err != nil {
		return nil, fmt.Errorf("read slides: %w", err)
	}
	blocks, err := readBlocks(ctx, tx, id)
	if err != nil {
		return nil, fmt.Errorf("read blocks: %w", err)
	}
	for i := range slides {
		slides[i].Blocks = blocks[slides[i].ID]
	}
	if slides == nil {
		slides = []deck.Slide{}
	}
	return slides, nil
}

// kept is a row as it stands in the library: where, and what tells its content.
type kept struct {
	uid, place, content string
}

// keptFields is a row's fields in the order of the queries that compare reads.
func keptFields(k *kept) []any { return []any{&k.uid, &k.place, &k.content} }

// saveSlides makes a deck's stored slides equal to these, writing only what differs.
func saveSlides(ctx context.Context, tx *sql.Tx, id deck.ID, slides []deck.Slide) error {
	const stored = `SELECT uid, place, digest FROM slide WHERE deck = ?`
	const gone = `DELETE FROM slide WHERE deck = ? AND uid = ?`
	const moved = `UPDATE slide SET place = ? WHERE deck = ? AND uid = ?`
	rows, err := collect(keptFields)(tx.QueryContext(ctx, stored, id))
	if err != nil {
		return fmt.Errorf("read slides: %w", err)
	}
	want := make([]kept, len(slides))
	for i, s := range slides {
		if want[i], err = digestOf(s); err != nil {
			return err
		}
	}
	todo, err := compare(rows, want)
	if err != nil {
		return fmt.Errorf("slides: %w", err)
	}
	for _, uid := range todo.gone {
		if err := exec(ctx, tx, gone, id, uid); err != nil {
			return err
		}
	}
	for _, i := range todo.moved {
		if err := exec(ctx, tx, moved, want[i].place, id, want[i].uid); err != nil {
			return err
		}
	}
	for _, i := range todo.changed {
		if err := saveSlide(ctx, tx, id, placedSlide{want[i], slides[i]}); err != nil {
			return fmt.Errorf("slide %d: %w", i+1, err)
		}
	}
	return nil
}

// digestOf is a slide's row without its place: its content is the SHA-256 of the
// slide with its blocks, as JSON.
func digestOf(s deck.Slide) (kept, error) {
	raw, err := json.Marshal(s)
	if err != nil {
		return kept{}, fmt.Errorf("write slide %s: %w", s.ID, err)
	}
	sum := sha256.Sum256(raw)
	return kept{uid: string(s.ID), content: hex.EncodeToString(sum[:])}, nil
}

// placedSlide is a slide with its row: id, place and digest.
type placedSlide struct {
	row   kept
	slide deck.Slide
}

// saveSlide writes a slide that is new or changed, and of its blocks what differs.
func saveSlide(ctx context.Context, tx *sql.Tx, id deck.ID, p placedSlide) error {
	const q = `INSERT INTO slide (deck, uid, place, head, digest) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (deck, uid) DO UPDATE SET place = excluded.place, head = excluded.head, digest = excluded.digest`
	head := p.slide
	head.Blocks = nil
	if err := exec(ctx, tx, q, id, p.row.uid, p.row.place, object[deck.Slide]{&head}, p.row.content); err != nil {
		return err
	}
	return saveBlocks(ctx, tx, id, p.slide)
}

// plan is what makes stored rows into wanted ones.
type plan struct {
	gone           []string // uids to delete
	moved, changed []int    // positions among the wanted: another place only; new, or other content
}

// compare plans the way from the stored rows to the wanted ones, in their order, and
// gives each wanted row its place.
func compare(stored, want []kept) (plan, error) {
	have := make(map[string]kept, len(stored))
	places := make(map[string]string, len(stored))
	for _, k := range stored {
		have[k.uid], places[k.uid] = k, k.place
	}
	ids := make([]string, len(want))
	wanted := make(map[string]bool, len(want))
	for i, k := range want {
		if wanted[k.uid] {
			return plan{}, fmt.Errorf("id %s stands twice", k.uid)
		}
		ids[i], wanted[k.uid] = k.uid, true
	}
	var p plan
	for _, k := range stored {
		if !wanted[k.uid] {
			p.gone = append(p.gone, k.uid)
		}
	}
	for i, place := range arrange(ids, places) {
		want[i].place = place
		was, ok := have[ids[i]]
		switch {
		case !ok || was.content != want[i].content:
			p.changed = append(p.changed, i)
		case was.place != place:
			p.moved = append(p.moved, i)
		}
	}
	return p, nil
}
