package wiring

import (
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/deckfile"
)

// deckText is the deck format, for slides that are copied.
type deckText struct{}

// Write implements app.DeckText.
func (deckText) Write(d *deck.Deck) (string, error) {
	var out strings.Builder
	err := deckfile.Write(&out, d, deckfile.Head{})
	return out.String(), err
}

// Read implements app.DeckText.
func (deckText) Read(text string) (*deck.Deck, error) {
	d, _, err := deckfile.Read("clipboard.md", strings.NewReader(text))
	return d, err
}
