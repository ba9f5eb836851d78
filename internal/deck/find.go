package deck

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// NotesField, HandoutField and OwnField name texts that are not in a slide's or block's
// Fields: what is said and handed out with a slide, and what the deck says about itself.
const (
	NotesField   = "notes"
	HandoutField = "handout"
	OwnField     = "meta."
)

// Query is what to look for in a deck.
type Query struct {
	Text  string
	Cased bool // capitals matter
	Words bool // whole words only
}

// Match is one place where a query was found.
type Match struct {
	Slide ID // "" in the deck's own title and subtitle
	Block ID // "" in the slide's titles and notes
	Field string
	Text  string      // of the field
	Span  source.Span // in Text
}

// Find lists where a query stands, in reading order: titles, blocks, notes. Figures,
// citations and the targets of links are no words: nothing is found inside them.
func (d *Deck) Find(q Query) []Match {
	var out []Match
	if q.Text == "" {
		return nil
	}
	d.eachField(func(at Match) {
		for _, span := range q.in(at.Text) {
			at.Span = span
			out = append(out, at)
		}
	})
	return out
}

// eachField visits every text that Find looks into.
func (d *Deck) eachField(visit func(Match)) {
	visit(Match{Field: OwnField + "title", Text: d.Meta.Title})
	visit(Match{Field: OwnField + "subtitle", Text: d.Meta.Subtitle})
	for _, s := range d.Slides {
		for _, f := range s.Fields() {
			visit(Match{Slide: s.ID, Field: f.Name, Text: f.Text})
		}
		for _, b := range s.Blocks {
			for _, f := range b.Fields() {
				visit(Match{Slide: s.ID, Block: b.ID, Field: f.Name, Text: f.Text})
			}
		}
		visit(Match{Slide: s.ID, Field: NotesField, Text: s.Notes})
		visit(Match{Slide: s.ID, Field: HandoutField, Text: s.Handout})
	}
}

// Holds tells whether a text has the query in it.
func (q Query) Holds(text string) bool { return q.Text != "" && len(q.in(text)) > 0 }

// in lists where the query stands in a text, one after another.
func (q Query) in(text string) []source.Span {
	var out []source.Span
	kept := keptApart(text)
	for at := 0; at < len(text); {
		end, ok := q.at(text, at)
		if ok && !slices.ContainsFunc(kept, func(k source.Span) bool { return at < k.End && end > k.Start }) {
			out = append(out, source.Span{Start: at, End: end})
			at = end
			continue
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return out
}

// at tells whether the query stands at a place of a text, and where it ends there.
func (q Query) at(text string, at int) (end int, ok bool) {
	end = at
	for _, want := range q.Text {
		r, n := utf8.DecodeRuneInString(text[end:])
		if n == 0 || r != want && (q.Cased || !sameLetter(r, want)) {
			return 0, false
		}
		end += n
	}
	if q.Words && (insideWord(text, at) || insideWord(text, end)) {
		return 0, false
	}
	return end, true
}

// sameLetter tells whether two letters differ only by case.
func sameLetter(a, b rune) bool {
	for r := unicode.SimpleFold(a); r != a; r = unicode.SimpleFold(r) {
		if r == b {
			return true
		}
	}
	return false
}

// insideWord tells whether a place has a letter or digit on both sides. Chinese has no
// spaces: a place between two of its characters is inside no word.
func insideWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return ofWord(before) && ofWord(after)
}

func ofWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && r != utf8.RuneError && !unicode.Is(unicode.Han, r)
}

// keptApart are the parts of a text that are no words: figures, citations, and where
// links lead.
func keptApart(text string) []source.Span {
	var out []source.Span
	for _, t := range evidence.Tokens(text) {
		out = append(out, source.Span{Start: t.Start, End: t.End})
	}
	for _, p := range []struct{ open, close string }{{"[@", "]"}, {"](", ")"}} {
		for at := 0; ; {
			i := strings.Index(text[at:], p.open)
			if i < 0 {
				break
			}
			end := strings.Index(text[at+i:], p.close)
			if end < 0 {
				break
			}
			out = append(out, source.Span{Start: at + i, End: at + i + end + len(p.close)})
			at += i + len(p.open)
		}
	}
	return out
}

// Replace is the edit that puts a text in the place of each match. A match whose field
// reads otherwise by now is left out. Replace is nil when nothing would change.
func (d *Deck) Replace(matches []Match, with string) Edit {
	e := Batch{What: "Replace “" + short(matches) + "”"}
	r := replacing{with: with, of: map[fieldOf][]Match{}}
	for _, m := range matches {
		at := fieldOf{m.Slide, m.Block, m.Field}
		r.of[at] = append(r.of[at], m)
	}
	if meta, changed := r.meta(d.Meta); changed {
		e.Edits = append(e.Edits, SetMeta{Meta: meta})
	}
	for _, s := range d.Slides {
		if head, changed := r.head(s); changed {
			e.Edits = append(e.Edits, SetHead{ID: s.ID, What: e.What, Head: head})
		}
		for _, b := range s.Blocks {
			if next, changed := r.block(s.ID, b); changed {
				e.Edits = append(e.Edits, SetBlock{Slide: s.ID, What: e.What, Block: next})
			}
		}
	}
	if len(e.Edits) == 0 {
		return nil
	}
	return e
}

// short is what the first match reads, cut to fit a menu.
func short(matches []Match) string {
	if len(matches) == 0 {
		return ""
	}
	m := matches[0]
	words := []rune(m.Text[m.Span.Start:m.Span.End])
	if len(words) > 24 {
		return string(words[:23]) + "…"
	}
	return string(words)
}

type fieldOf struct {
	slide, block ID
	field        string
}

// replacing puts one text into the fields that matches were found in.
type replacing struct {
	with string
	of   map[fieldOf][]Match // in the order of the text
}

// text is what a field reads afterwards, and whether that is something else.
func (r replacing) text(at fieldOf, text string) (string, bool) {
	was, all := text, r.of[at]
	for i := len(all) - 1; i >= 0; i-- {
		if m := all[i]; m.Text == was {
			text = text[:m.Span.Start] + r.with + text[m.Span.End:]
		}
	}
	return text, text != was
}

func (r replacing) meta(m Meta) (Meta, bool) {
	title, a := r.text(fieldOf{field: OwnField + "title"}, m.Title)
	subtitle, b := r.text(fieldOf{field: OwnField + "subtitle"}, m.Subtitle)
	m.Title, m.Subtitle = title, subtitle
	return m, a || b
}

func (r replacing) head(s Slide) (Slide, bool) {
	s.Blocks = nil
	changed := false
	for _, f := range s.Fields() {
		if text, ok := r.text(fieldOf{slide: s.ID, field: f.Name}, f.Text); ok {
			s, changed = s.WithField(f.Name, text), true
		}
	}
	if text, ok := r.text(fieldOf{slide: s.ID, field: NotesField}, s.Notes); ok {
		s.Notes, changed = text, true
	}
	if text, ok := r.text(fieldOf{slide: s.ID, field: HandoutField}, s.Handout); ok {
		s.Handout, changed = text, true
	}
	return s, changed
}

func (r replacing) block(slide ID, b Block) (Block, bool) {
	changed := false
	for _, f := range b.Fields() {
		if text, ok := r.text(fieldOf{slide, b.ID, f.Name}, f.Text); ok {
			b, changed = b.WithField(f.Name, text), true
		}
	}
	return b, changed
}

// Around is the match with a few words on both sides, for a list of matches.
func (m Match) Around(letters int) (before, found, after string) {
	found = m.Text[m.Span.Start:m.Span.End]
	left, right := []rune(m.Text[:m.Span.Start]), []rune(m.Text[m.Span.End:])
	before, after = string(left), string(right)
	if len(left) > letters {
		before = "…" + string(left[len(left)-letters:])
	}
	if len(right) > letters {
		after = string(right[:letters]) + "…"
	}
	return strings.ReplaceAll(before, "\n", " "), strings.ReplaceAll(found, "\n", " "), strings.ReplaceAll(after, "\n", " ")
}
