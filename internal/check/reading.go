package check

import (
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// passage is one text of the deck that some output prints.
type passage struct {
	slide *deck.Slide
	n     int         // the slide's number, from 1
	block *deck.Block // nil for the slide's own texts
	field deck.Field
}

// at is a finding about part of the passage.
func (p passage) at(span source.Span) deck.Finding {
	f := deck.Finding{Slide: p.slide.ID, Page: p.n, Field: p.field.Name, Span: span}
	if p.block != nil {
		f.Block = p.block.ID
	} else {
		f.Block = deck.ID(p.field.Name)
	}
	return f
}

// replaced is the edit that puts other words in the place of part of the passage.
func (p passage) replaced(span source.Span, with, what string) deck.Edit {
	text := p.field.Text[:span.Start] + with + p.field.Text[span.End:]
	if p.block == nil {
		head := p.slide.WithField(p.field.Name, text)
		head.Blocks = nil
		return deck.SetHead{ID: p.slide.ID, What: what, Head: head}
	}
	return deck.SetBlock{Slide: p.slide.ID, What: what, Block: p.block.WithField(p.field.Name, text)}
}

// prose tells whether the passage is read as running text, a title or a cell: not a
// description for those who cannot see it, a source line or a credit.
func (p passage) prose() bool {
	switch name := p.field.Name; {
	case name == "alt", strings.HasSuffix(name, ".source"), strings.HasSuffix(name, ".credit"), strings.HasPrefix(name, "chart.labels"):
		return false
	}
	return p.block == nil || p.block.Kind != deck.Sources && p.block.Kind != deck.Caveats
}

// use is one place where the deck shows a figure.
type use struct {
	key     string
	passage // without a field when a chart draws it
	token   evidence.Token
	named   bool // in words or one by one in a chart, not as part of a series
}

// at is a finding about the figure where it is used.
func (u use) at() deck.Finding {
	f := deck.Finding{Slide: u.slide.ID, Page: u.n, Figure: u.key}
	if u.field.Name != "" {
		f = u.passage.at(source.Span{Start: u.token.Start, End: u.token.End})
		f.Figure = u.key
	} else if u.block != nil {
		f.Block = u.block.ID
	}
	return f
}

// read lists the texts that some output prints and the figures they use.
func (r *reading) read() {
	for i := range r.in.Deck.Slides {
		s := &r.in.Deck.Slides[i]
		if s.Hidden {
			continue
		}
		for _, f := range s.Fields() {
			r.text(passage{slide: s, n: i + 1, field: f})
		}
		for j := range s.Blocks {
			if b := &s.Blocks[j]; meet(s.Outputs, b.Outputs) {
				r.block(passage{slide: s, n: i + 1, block: b})
			}
		}
	}
}

// eachBlock calls visit for every block that some output prints, with a finding about it.
func (r *reading) eachBlock(visit func(at deck.Finding, s *deck.Slide, b *deck.Block)) {
	for i := range r.in.Deck.Slides {
		s := &r.in.Deck.Slides[i]
		for j := range s.Blocks {
			if b := &s.Blocks[j]; !s.Hidden && meet(s.Outputs, b.Outputs) {
				visit(deck.Finding{Slide: s.ID, Block: b.ID, Page: i + 1}, s, b)
			}
		}
	}
}

// meet tells whether some output shows both.
func meet(a, b deck.Mask) bool { return a == 0 || b == 0 || a&b != 0 }

func (r *reading) block(p passage) {
	for _, f := range p.block.Fields() {
		p.field = f
		r.text(p)
	}
	p.field = deck.Field{}
	c := p.block.Chart
	if p.block.Kind != deck.ChartBlock || c == nil {
		return
	}
	for i, key := range c.FigureKeys(r.book) {
		r.uses = append(r.uses, use{key: key, passage: p, named: i < len(c.Figures)})
	}
}

func (r *reading) text(p passage) {
	if strings.TrimSpace(p.field.Text) == "" {
		return
	}
	r.texts = append(r.texts, p)
	for _, t := range evidence.Tokens(p.field.Text) {
		r.uses = append(r.uses, use{key: t.Key, passage: p, token: t, named: true})
	}
}

// first calls visit once for each figure of the library that the deck uses, where it
// is used first; a use in words comes before one in a chart.
func (r *reading) first(visit func(use, evidence.Figure)) {
	told := map[string]bool{}
	for _, words := range []bool{true, false} {
		for _, u := range r.uses {
			f, ok := r.book.Figures[u.key]
			if ok && u.named == words && !told[u.key] {
				told[u.key] = true
				visit(u, f)
			}
		}
	}
}

// saysCaveats tells whether the deck prints the list of what is doubtful in it: what
// the document tells its readers need not be told its author.
func (r *reading) saysCaveats() bool {
	for _, s := range r.in.Deck.Slides {
		for _, b := range s.Blocks {
			if b.Kind == deck.Caveats && !s.Hidden && meet(s.Outputs, b.Outputs) {
				return true
			}
		}
	}
	return false
}

// say prints a figure as a finding names it.
func (r *reading) say(f evidence.Figure) string {
	text, err := r.book.Format(f, "qualified")
	if err != nil {
		return f.Key
	}
	text = strings.ReplaceAll(text, "\u00a0", " ")
	if ind, ok := r.book.Indicators[f.Indicator]; ok && f.Unit.Noun == "" && ind.Name != "" {
		text += " (" + ind.Name + ")"
	}
	return text
}

var anyYear = regexp.MustCompile(`\b(1[5-9]|2[01])\d\d\b`)

// years lists the years that a text names.
func years(text string) []int {
	var out []int
	for _, m := range anyYear.FindAllString(text, -1) {
		n, err := strconv.Atoi(m)
		if err == nil {
			out = append(out, n)
		}
	}
	return out
}

// yearOf is the year in which a deck says it was made, else of its data; 0 when it
// states neither.
func yearOf(m deck.Meta) int {
	for _, text := range []string{m.Date, m.AsOf} {
		if found := years(text); len(found) > 0 {
			return found[len(found)-1]
		}
	}
	return 0
}
