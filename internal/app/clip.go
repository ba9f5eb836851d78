package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// ErrNoSlides means a text holds no slides that could be pasted.
var ErrNoSlides = errors.New("the clipboard holds no slides and no text")

// DeckText writes and reads decks as Markdown.
type DeckText interface {
	Write(d *deck.Deck) (string, error)
	Read(text string) (*deck.Deck, error)
}

// clipMark begins the line after a copied deck's Markdown that holds its evidence.
const clipMark = "<!-- briefdeck-facts: "

// maxClipPictures bounds the pictures that travel with copied slides, in bytes.
const maxClipPictures = 8 << 20

// clip is what travels with copied slides: the figures they show, with what those
// rest on, and their pictures.
type clip struct {
	Indicators map[string]evidence.Indicator `json:"indicators,omitempty"`
	Figures    map[string]evidence.Figure    `json:"figures,omitempty"`
	Sources    map[string]source.Source      `json:"sources,omitempty"`
	Pictures   map[string][]byte             `json:"pictures,omitempty"`
}

// CopySlides writes slides as Markdown that any editor shows, with the figures and
// pictures they need in a comment at the end, so that they can be pasted into a deck
// of another library too.
func (w *Workspace) CopySlides(ctx context.Context, slides []deck.Slide) (string, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return "", err
	}
	d := &deck.Deck{Meta: deck.Meta{Title: "Slides"}, Slides: slides}
	text, err := w.engine.Text.Write(d)
	if err != nil {
		return "", fmt.Errorf("copy slides: %w", err)
	}
	facts, err := json.Marshal(w.clipOf(d, b))
	if err != nil {
		return "", fmt.Errorf("copy slides: %w", err)
	}
	return text + "\n" + clipMark + string(facts) + " -->\n", nil
}

func (w *Workspace) clipOf(d *deck.Deck, b *evidence.Book) clip {
	c := clip{
		Indicators: map[string]evidence.Indicator{}, Figures: map[string]evidence.Figure{},
		Sources: map[string]source.Source{}, Pictures: map[string][]byte{},
	}
	for _, key := range FiguresUsed(d, b) {
		c.take(b, key)
	}
	room := maxClipPictures
	for _, s := range d.Slides {
		for _, bl := range s.Blocks {
			if bl.Image == nil {
				continue
			}
			if data, err := w.lib.Picture(bl.Image.Ref); err == nil && len(data) <= room {
				c.Pictures[bl.Image.Ref] = data
				room -= len(data)
			}
		}
	}
	return c
}

// take adds a figure with its indicator, its source and what it is derived from.
func (c *clip) take(b *evidence.Book, key string) {
	f, ok := b.Figures[key]
	if _, have := c.Figures[key]; have || !ok {
		return
	}
	f.Origin.Paragraph, f.Origin.Quote = "", source.Span{} // the paper stays where it is
	c.Figures[key] = f
	if ind, ok := b.Indicators[f.Indicator]; ok {
		c.Indicators[f.Indicator] = ind
	}
	if s, ok := b.Sources[f.Origin.Source]; ok {
		s.Held = false
		c.Sources[s.Key] = s
	}
	if f.Derivation != nil {
		for _, in := range f.Derivation.Inputs {
			c.take(b, in)
		}
	}
}

// Pasted is what came out of a text.
type Pasted struct {
	Slides []deck.Slide // with IDs of their own
	Added  int          // figures that were new to this library
	Differ []string     // keys of figures that this library holds with another value: its own stands
}

// PasteSlides reads what CopySlides wrote, or makes one slide of a plain text. Figures
// and pictures that this library lacks are added to it.
func (w *Workspace) PasteSlides(ctx context.Context, text string) (Pasted, error) {
	var p Pasted
	body, facts, found := cutClip(text)
	if d, err := w.engine.Text.Read(body); err == nil && (found || strings.HasPrefix(strings.TrimSpace(body), "---")) {
		for _, s := range d.Slides {
			p.Slides = append(p.Slides, FreshIDs(s))
		}
	} else if s, ok := slideOfText(body); ok {
		p.Slides = []deck.Slide{s}
	}
	if len(p.Slides) == 0 {
		return p, ErrNoSlides
	}
	if !found {
		return p, nil
	}
	var c clip
	if err := json.Unmarshal([]byte(facts), &c); err != nil {
		return p, fmt.Errorf("paste slides: their figures cannot be read: %w", err)
	}
	err := w.addClip(ctx, c, &p)
	return p, err
}

func cutClip(text string) (body, facts string, found bool) {
	body, facts, found = strings.Cut(text, clipMark)
	facts, _, _ = strings.Cut(facts, " -->")
	return body, facts, found
}

// addClip adds what the library lacks of a clip.
func (w *Workspace) addClip(ctx context.Context, c clip, p *Pasted) error {
	b, err := w.Book(ctx)
	if err != nil {
		return err
	}
	add := evidence.NewBook()
	for key, f := range c.Figures {
		have, ok := b.Figures[key]
		switch {
		case !ok:
			add.Figures[key] = f
			if _, ok := b.Indicators[f.Indicator]; !ok {
				add.Indicators[f.Indicator] = c.Indicators[f.Indicator]
			}
			if s, ok := c.Sources[f.Origin.Source]; ok && b.Sources[s.Key].Key == "" {
				add.Sources[s.Key] = s
			}
		case !have.Amount().Equal(f.Amount()) || have.Unit != f.Unit:
			p.Differ = append(p.Differ, key)
		}
	}
	slices.Sort(p.Differ)
	for _, data := range c.Pictures {
		if _, err := w.lib.AddPicture(ctx, data); err != nil {
			return fmt.Errorf("paste slides: %w", err)
		}
	}
	if p.Added = len(add.Figures); p.Added == 0 {
		return nil
	}
	if err := w.lib.AddFacts(ctx, nil, add); err != nil {
		return fmt.Errorf("paste slides: %w", err)
	}
	w.evidenceChanged()
	return nil
}

// slideOfText makes a slide of a plain text: its first line is the title, the others
// are bullets, a tab or two blanks in front making a second level.
func slideOfText(text string) (deck.Slide, bool) {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
	if len(lines) == 0 {
		return deck.Slide{}, false
	}
	s := NewSlide(deck.BulletSlide)
	s.Title = strings.TrimSpace(lines[0])
	if len(lines) == 1 {
		return s, true
	}
	s.Blocks[0].Items = nil
	for _, l := range lines[1:] {
		level := 0
		if strings.HasPrefix(l, "\t") || strings.HasPrefix(l, "  ") {
			level = 1
		}
		s.Blocks[0].Items = append(s.Blocks[0].Items, deck.Item{Level: level, Text: strings.TrimLeft(strings.TrimSpace(l), "-*•· ")})
	}
	return s, true
}
