package check

import (
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Typed is a number of a slide that is typed where a figure of the library could stand.
type Typed struct {
	Slide  deck.ID
	Block  deck.ID // "" for the slide's own texts
	Field  string
	Span   source.Span // with its currency and unit, in bytes of the field
	Text   string      // as it is typed
	number number
	field  deck.Field
}

// Fit is a figure that a typed number may be, and the token that says so.
type Fit struct {
	Figure string      // its key
	Span   source.Span // of the field, that the token takes the place of
	Token  string
}

// TypedNumbers lists the typed numbers of a slide as the rule for unbound numbers finds
// them, without those that the deck's author dismissed.
func TypedNumbers(d *deck.Deck, s deck.Slide) []Typed {
	var out []Typed
	add := func(p passage) {
		if !p.countsNumbers() {
			return
		}
		for _, n := range numbersIn(p.field.Text) {
			found := p.unbound(n)
			if _, dismissed := d.Review.Reason(found.Key()); dismissed {
				continue
			}
			t := Typed{Slide: s.ID, Field: p.field.Name, Span: n.whole, Text: found.Subject, number: n, field: p.field}
			if p.block != nil {
				t.Block = p.block.ID
			}
			out = append(out, t)
		}
	}
	for _, f := range s.Fields() {
		add(passage{slide: &s, field: f})
	}
	for i := range s.Blocks {
		for _, f := range s.Blocks[i].Fields() {
			add(passage{slide: &s, block: &s.Blocks[i], field: f})
		}
	}
	return out
}

// Dismissal is what keeps the number from being told, with a reason.
func (t Typed) Dismissal(reason string) deck.Dismissal {
	p := passage{slide: &deck.Slide{ID: t.Slide}, field: t.field}
	if t.Block != "" {
		p.block = &deck.Block{ID: t.Block}
	}
	found := p.unbound(t.number)
	return deck.Dismissal{Finding: found.Key(), Reason: reason}
}

// Fits lists the figures of the library that a typed number may be, the likeliest first.
// Where a figure cannot be printed just as the number is typed, it is printed plainly.
func Fits(in Input, t Typed) []Fit {
	r := newReading(in)
	p := passage{field: t.field}
	var out []Fit
	for _, f := range r.matches(t.number, sentenceAround(t.field.Text, t.Span)) {
		at, format, ok := r.form(p, t.number, f)
		if !ok {
			at, format = t.Span, ""
		}
		out = append(out, Fit{Figure: f.Key, Span: at, Token: evidence.TokenOf(f.Key, format)})
	}
	return out
}

// countsNumbers tells whether numbers in the passage should be figures: quotations keep
// the words of their source.
func (p passage) countsNumbers() bool {
	return p.prose() && (p.block == nil || p.block.Kind != deck.QuoteBlock) && strings.TrimSpace(p.field.Text) != ""
}

// unbound is the finding about a typed number, without advice.
func (p passage) unbound(n number) deck.Finding {
	found := p.at(n.whole)
	found.Rule, found.Subject = unboundName, p.field.Text[n.whole.Start:n.whole.End]
	return found
}

// form is the format in which a figure prints just as a number is typed, and what of the
// text its token takes the place of; false when there is none.
func (r *reading) form(p passage, n number, f evidence.Figure) (at source.Span, format string, ok bool) {
	for _, try := range []struct {
		at    source.Span
		forms []string
	}{
		{n.whole, []string{"", "short", scaled("", n), places("", n), places("short", n), scaled(places("", n), n), scaled(places("short", n), n)}},
		{n.digits, []string{"value", places("value", n), scaled(places("value", n), n)}},
	} {
		typed := p.field.Text[try.at.Start:try.at.End]
		for _, form := range slices.Compact(try.forms) {
			printed, err := r.book.Format(f, form)
			if err == nil && sameAmount(printed, typed) {
				return try.at, form, true
			}
		}
	}
	return source.Span{}, "", false
}
