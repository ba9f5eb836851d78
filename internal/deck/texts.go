package deck

import (
	"fmt"
	"slices"
)

// Field is one piece of text with the name that finds it in its slide or block:
// "title" and "subtitle" of a slide; "text", "alt", "items.2", "figures.0.label",
// "chart.title", "table.1.2", "actions.0.what", "quote", "image.caption" of a block.
type Field struct{ Name, Text string }

// Texts lists every piece of text on the slide that a reader sees, tokens and markup
// included, in reading order: titles, blocks, alternative texts. Notes are left out.
func (s Slide) Texts() []string {
	out := []string{s.Title, s.Subtitle}
	for _, b := range s.Blocks {
		out = append(out, b.Texts()...)
	}
	return out
}

// Fields lists the slide's own texts, without those of its blocks.
func (s Slide) Fields() []Field {
	return []Field{{"title", s.Title}, {"subtitle", s.Subtitle}}
}

// WithField is the slide with another text in one of its own fields.
func (s Slide) WithField(name, text string) Slide {
	switch name {
	case "title":
		s.Title = text
	case "subtitle":
		s.Subtitle = text
	}
	return s
}

// Texts lists every piece of text in the block, tokens and markup included.
func (b Block) Texts() []string {
	var out []string
	b.eachText(func(_ string, text *string) { out = append(out, *text) })
	return out
}

// Fields lists every piece of text in the block with its name.
func (b Block) Fields() []Field {
	var out []Field
	b.eachText(func(name string, text *string) { out = append(out, Field{name, *text}) })
	return out
}

// WithField is a copy of the block with another text in one field.
func (b Block) WithField(name, text string) Block {
	c := b.Clone()
	c.eachText(func(n string, at *string) {
		if n == name {
			*at = text
		}
	})
	return c
}

// eachText visits every piece of text in the block in reading order.
func (b *Block) eachText(visit func(name string, text *string)) {
	visit("text", &b.Text)
	visit("alt", &b.Alt)
	for i := range b.Items {
		visit(fmt.Sprintf("items.%d", i), &b.Items[i].Text)
	}
	for i := range b.Figures {
		f, at := &b.Figures[i], fmt.Sprintf("figures.%d", i)
		visit(at+".value", &f.Value)
		visit(at+".unit", &f.Unit)
		visit(at+".label", &f.Label)
	}
	if c := b.Chart; c != nil {
		visit("chart.title", &c.Title)
		visit("chart.subtitle", &c.Subtitle)
		visit("chart.note", &c.Note)
		for i := range c.Labels {
			visit(fmt.Sprintf("chart.labels.%d", i), &c.Labels[i])
		}
		for i := range c.Remarks {
			visit(fmt.Sprintf("chart.remarks.%d", i), &c.Remarks[i].Text)
		}
	}
	b.eachLaterText(visit)
}

// eachLaterText visits the texts of tables, recommendations, quotes and pictures.
func (b *Block) eachLaterText(visit func(name string, text *string)) {
	if t := b.Table; t != nil {
		for i, row := range t.Rows {
			for j := range row {
				visit(fmt.Sprintf("table.%d.%d", i, j), &row[j])
			}
		}
		visit("table.source", &t.Source)
	}
	for i := range b.Actions {
		a, at := &b.Actions[i], fmt.Sprintf("actions.%d", i)
		visit(at+".what", &a.What)
		visit(at+".who", &a.Who)
		visit(at+".when", &a.When)
	}
	if q := b.Quote; q != nil {
		visit("quote", &q.Text)
		visit("quote.source", &q.Source)
	}
	if i := b.Image; i != nil {
		visit("image.caption", &i.Caption)
		visit("image.credit", &i.Credit)
	}
}

// ClaimsStated lists the keys of the claims that the deck's shown blocks state, each
// once, in the order of the deck.
func (d *Deck) ClaimsStated() []string {
	var out []string
	for _, s := range d.Slides {
		if s.Hidden {
			continue
		}
		for _, b := range s.Blocks {
			for _, key := range b.Claims {
				if !slices.Contains(out, key) {
					out = append(out, key)
				}
			}
		}
	}
	return out
}
