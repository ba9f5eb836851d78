package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// Revision is the SHA-256, in hex, of what a deck prints: its content and the
// figures it uses. IDs are left out, so the same text in another library has the
// same revision.
func Revision(d *deck.Deck, b *evidence.Book) string {
	c := d.Clone()
	c.ID, c.Review = "", deck.Review{} // a review is not printed
	for i := range c.Slides {
		c.Slides[i].ID = ""
		for j := range c.Slides[i].Blocks {
			c.Slides[i].Blocks[j].ID = ""
		}
	}
	var used []evidence.Figure
	for _, key := range FiguresUsed(d, b) {
		f := b.Figures[key]
		f.ID, f.Origin.Paragraph = "", ""
		used = append(used, f)
	}
	raw, err := json.Marshal(struct {
		Deck    *deck.Deck
		Figures []evidence.Figure
	}{c, used})
	if err != nil {
		panic("a deck is plain data: " + err.Error())
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// FiguresUsed lists the keys of the library's figures that a deck shows, sorted:
// those named in its text and charts, and those of the series it charts.
func FiguresUsed(d *deck.Deck, b *evidence.Book) []string {
	seen := map[string]bool{}
	for _, s := range d.Slides {
		for _, key := range s.Figures(b) {
			seen[key] = true
		}
	}
	out := make([]string, 0, len(seen))
	for key := range seen {
		if _, ok := b.Figures[key]; ok {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// SlideFigures lists the keys of the library's figures that one slide shows, sorted.
func SlideFigures(s deck.Slide, b *evidence.Book) []string {
	return FiguresUsed(&deck.Deck{Slides: []deck.Slide{s}}, b)
}
