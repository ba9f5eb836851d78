package app

import (
	"context"

	"briefdeck/internal/deck"
)

// ClaimUse is a slide that states a claim.
type ClaimUse struct {
	Deck   string  `json:"deck"` // key
	Title  string  `json:"title"`
	Slide  deck.ID `json:"slide"`
	Number int     `json:"number"` // of the slide, from 1
	Words  string  `json:"words"`  // the slide's title
}

// ClaimUses lists the slides of the library's decks that state each claim, by its key;
// hidden slides count, for a claim that changes changes them too.
func (w *Workspace) ClaimUses(ctx context.Context) (map[string][]ClaimUse, error) {
	decks, err := w.lib.Decks(ctx)
	if err != nil {
		return nil, err
	}
	out := map[string][]ClaimUse{}
	for _, summary := range decks {
		d, _, err := w.lib.Deck(ctx, summary.Key)
		if err != nil {
			return nil, err
		}
		for i, s := range d.Slides {
			stated := map[string]bool{}
			for _, b := range s.Blocks {
				for _, key := range b.Claims {
					if !stated[key] {
						stated[key] = true
						out[key] = append(out[key], ClaimUse{Deck: d.Key, Title: d.Meta.Title, Slide: s.ID, Number: i + 1, Words: s.Title})
					}
				}
			}
		}
	}
	return out, nil
}
