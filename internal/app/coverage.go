package app

import (
	"context"
	"slices"

	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// DeckCoverage is how far a deck's numbers and claims are accounted for.
type DeckCoverage struct {
	Deck    string   `json:"deck"` // key
	Title   string   `json:"title"`
	Bound   int      `json:"bound"`   // numbers in the text that are figures of the library
	Unbound int      `json:"unbound"` // numbers that are typed
	Figures int      `json:"figures"` // that the deck shows, each once
	Settled int      `json:"settled"` // of them, those that are confirmed
	Claims  int      `json:"claims"`  // that its blocks state, each once
	Resting int      `json:"resting"` // of them, those whose evidence stands
	Unknown []string `json:"unknown"` // claims that its blocks name and the library does not hold
	Sources []string `json:"sources"` // keys of those that its figures and claims come from, sorted
}

// CoverDeck counts what a deck rests on.
func CoverDeck(ctx context.Context, d *deck.Deck, b *evidence.Book) (DeckCoverage, error) {
	r, err := check.Deck(ctx, check.Input{Deck: d, Book: b})
	if err != nil {
		return DeckCoverage{}, err
	}
	c := DeckCoverage{Deck: d.Key, Title: d.Meta.Title, Bound: r.Bound, Unbound: r.Unbound, Claims: r.Claims, Resting: r.Resting}
	sources := map[string]bool{}
	for _, key := range FiguresUsed(d, b) {
		f := b.Figures[key]
		c.Figures++
		if f.Status == evidence.Confirmed {
			c.Settled++
		}
		for _, from := range b.SourcesOf(f) {
			sources[from] = true
		}
	}
	for _, key := range d.ClaimsStated() {
		claim, held := b.Claim(key)
		if !held {
			c.Unknown = append(c.Unknown, key)
			continue
		}
		sources[claim.Source] = true
	}
	for key := range sources {
		c.Sources = append(c.Sources, key)
	}
	slices.Sort(c.Sources)
	return c, nil
}

// Coverage is what a library's texts and decks rest on.
type Coverage struct {
	Sources []evidence.SourceCoverage `json:"sources"` // the held ones, by title
	Decks   []DeckCoverage            `json:"decks"`
}

// Coverage counts what every held source and every deck rests on, or only the deck of
// that key. deck.ErrNotFound when there is none.
func (w *Workspace) Coverage(ctx context.Context, only string) (Coverage, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return Coverage{}, err
	}
	var out Coverage
	if only != "" {
		c, err := w.coverDeck(ctx, only, b)
		out.Decks = []DeckCoverage{c}
		return out, err
	}
	sources, err := w.lib.Sources(ctx)
	if err != nil {
		return Coverage{}, err
	}
	for _, s := range sources {
		if !s.Held {
			continue
		}
		c, err := w.CoverSource(ctx, s.Key)
		if err != nil {
			return Coverage{}, err
		}
		out.Sources = append(out.Sources, c)
	}
	decks, err := w.lib.Decks(ctx)
	if err != nil {
		return Coverage{}, err
	}
	for _, d := range decks {
		c, err := w.coverDeck(ctx, d.Key, b)
		if err != nil {
			return Coverage{}, err
		}
		out.Decks = append(out.Decks, c)
	}
	return out, nil
}

// CoverSource counts what was taken from a source. source.ErrNotFound when there is none.
func (w *Workspace) CoverSource(ctx context.Context, key string) (evidence.SourceCoverage, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return evidence.SourceCoverage{}, err
	}
	doc, err := w.lib.Document(ctx, key)
	if err != nil {
		return evidence.SourceCoverage{}, err
	}
	return b.CoverSource(doc), nil
}

func (w *Workspace) coverDeck(ctx context.Context, key string, b *evidence.Book) (DeckCoverage, error) {
	d, _, err := w.lib.Deck(ctx, key)
	if err != nil {
		return DeckCoverage{}, err
	}
	return CoverDeck(ctx, d, b)
}
