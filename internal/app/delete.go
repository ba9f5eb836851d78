package app

import (
	"context"

	"briefdeck/internal/evidence"
)

// Loss is what goes with a source when it is deleted.
type Loss struct {
	Title     string
	Figures   int // that it states, and that are worked out from them
	Confirmed int // of them
	Claims    int
	Decks     []string // titles of the decks that show one of its figures
	change    evidence.Change
}

// Losing works out what would go with a source. source.ErrNotFound.
func (w *Workspace) Losing(ctx context.Context, key string) (Loss, error) {
	doc, err := w.lib.Document(ctx, key)
	if err != nil {
		return Loss{}, err
	}
	b, err := w.Book(ctx)
	if err != nil {
		return Loss{}, err
	}
	c := b.Without(key)
	out := Loss{Title: doc.Source.Title, Figures: len(c.Figures.Delete), Claims: len(c.Claims.Delete), change: c}
	gone := map[string]bool{}
	for _, k := range c.Figures.Delete {
		gone[k] = true
		if b.Figures[k].Status == evidence.Confirmed {
			out.Confirmed++
		}
	}
	infos, err := w.lib.Decks(ctx)
	if err != nil {
		return Loss{}, err
	}
	for _, info := range infos {
		d, _, err := w.lib.Deck(ctx, info.Key)
		if err != nil {
			return Loss{}, err
		}
		for _, k := range FiguresUsed(d, b) {
			if gone[k] {
				out.Decks = append(out.Decks, info.Title)
				break
			}
		}
	}
	return out, nil
}

// DeleteSource takes a source out with all that rests on it, as one step that can be
// undone. source.ErrNotFound.
func (w *Workspace) DeleteSource(ctx context.Context, key string) (Loss, error) {
	l, err := w.Losing(ctx, key)
	if err != nil {
		return Loss{}, err
	}
	if err := w.lib.DeleteSource(ctx, key, l.change); err != nil {
		return Loss{}, err
	}
	w.SourcesChanged.Tell(struct{}{})
	w.evidenceChanged()
	return l, nil
}
