package library

import (
	"maps"
	"slices"

	"briefdeck/internal/source"
)

// lit is the words of a paragraph that were searched for, and are marked in the reader.
type lit struct {
	source    string
	paragraph source.ID
	spans     []source.Span
	fresh     bool // the reader has still to go there
}

// light marks words of a paragraph of a source and goes there, as soon as the source is
// shown. No paragraph takes the marks away.
func (r *reader) light(key string, id source.ID, spans []source.Span) {
	was := r.lit
	r.lit = lit{key, id, spans, id != ""}
	if was.paragraph != id || id != "" && r.doc.Source.Key == key {
		block := r.top()
		r.compose()
		r.revealBlock(block)
		r.goToLit()
	}
}

// goToLit scrolls to the first of the marked words, with some lines before it.
func (r *reader) goToLit() {
	if !r.lit.fresh || r.lit.source != r.doc.Source.Key {
		return
	}
	first := -1
	for i, l := range r.lines {
		if l.para != r.lit.paragraph || len(l.words) == 0 {
			continue
		}
		if first < 0 {
			first = i
		}
		if len(r.lit.spans) > 0 && l.words[0].At > r.lit.spans[0].Start {
			break
		}
		first = i
	}
	if first >= 0 {
		r.toTop(max(0, first-litLead))
	}
}

// litLead is how many lines stand above the words that were searched for.
const litLead = 4

// over lays the marked words over the marks of a source's figures, which give way.
func (t lit) over(marks map[source.ID][]mark, key string) map[source.ID][]mark {
	if t.paragraph == "" || t.source != key || len(t.spans) == 0 {
		return marks
	}
	out := maps.Clone(marks)
	if out == nil {
		out = map[source.ID][]mark{}
	}
	var list []mark
	for _, m := range marks[t.paragraph] {
		list = append(list, m.without(t.spans)...)
	}
	for _, s := range t.spans {
		list = append(list, mark{span: s, found: true})
	}
	slices.SortStableFunc(list, func(a, b mark) int { return a.span.Start - b.span.Start })
	out[t.paragraph] = list
	return out
}

// without is what of a mark lies outside the spans, which are in order.
func (m mark) without(spans []source.Span) []mark {
	var out []mark
	for _, s := range spans {
		if s.End <= m.span.Start || s.Start >= m.span.End {
			continue
		}
		if s.Start > m.span.Start {
			before := m
			before.span.End = s.Start
			out = append(out, before)
		}
		if m.span.Start = s.End; m.span.IsZero() {
			return out
		}
	}
	return append(out, m)
}
