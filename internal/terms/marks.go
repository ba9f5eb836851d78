package terms

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a range of bytes of a text; both ends are between characters.
type Span struct{ Start, End int }

// Marks lists what of a text the question asked for, in order and apart from each other.
func (q Query) Marks(text string) []Span { return joined(q.found(Of(text))) }

// mark is a span with the clause that found it.
type mark struct {
	Span
	clause int
}

// found lists the places in a text where clauses hold.
func (q Query) found(terms []Term) []mark {
	var out []mark
	for n, c := range q.All {
		for i := range terms {
			if !c.at(terms[i:]) {
				continue
			}
			last := len(c) - 1
			out = append(out, mark{Span{terms[i].Start, c[last].span(terms[i+last]).End}, n})
		}
	}
	slices.SortFunc(out, func(a, b mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return out
}

// at tells whether the clause holds at the first of these terms.
func (c Clause) at(terms []Term) bool {
	if len(c) > len(terms) {
		return false
	}
	for k, w := range c {
		if !w.Matches(terms[k].Text) {
			return false
		}
	}
	return true
}

// Matches tells whether a term of a text is what is looked for.
func (w Word) Matches(term string) bool {
	return w.Text == term || w.Prefix && strings.HasPrefix(term, w.Text)
}

// span is what of a matching term is marked: the whole word, or of a pair the one
// character that was asked for.
func (w Word) span(t Term) Span {
	if isSingle(w.Text) && isPair(t.Text) {
		return Span{t.Start, t.Start + len(w.Text)}
	}
	return Span{t.Start, t.End}
}

// joined melts spans that touch or overlap.
func joined(marks []mark) []Span {
	var out []Span
	for _, m := range marks {
		if n := len(out); n > 0 && m.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, m.End)
			continue
		}
		out = append(out, m.Span)
	}
	return out
}

// Snippet is the part of a text, of about so many characters, that shows most of what
// was asked for, and what to mark in it. An ellipsis stands where the text is cut; line
// ends become spaces.
func (q Query) Snippet(text string, size int) (string, []Span) {
	marks := q.found(Of(text))
	from, to := window(text, best(marks, size), size)
	var out strings.Builder
	if from > 0 {
		out.WriteString("…")
	}
	shift := out.Len() - from
	out.WriteString(flat(text[from:to]))
	if to < len(text) {
		out.WriteString("…")
	}
	var spans []Span
	for _, s := range joined(marks) {
		if s.Start >= from && s.End <= to {
			spans = append(spans, Span{s.Start + shift, s.End + shift})
		}
	}
	return out.String(), spans
}

// flat makes one line of a text without moving a byte.
func flat(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return ' '
		}
		return r
	}, s)
}

// best is the span of marks, no longer than size bytes, that shows most: first by
// different clauses, then by marks; the first of equals.
func best(marks []mark, size int) Span {
	var at Span
	most := 0
	for i := range marks {
		seen, worth, end := map[int]bool{}, 0, marks[i].End
		for _, m := range marks[i:min(len(marks), i+32)] {
			if m.End > marks[i].Start+size {
				break
			}
			if worth++; !seen[m.clause] {
				seen[m.clause], worth = true, worth+32
			}
			end = max(end, m.End)
		}
		if worth > most {
			most, at = worth, Span{marks[i].Start, end}
		}
	}
	return at
}

// window widens a span to about size characters, and to the ends of words.
func window(text string, at Span, size int) (from, to int) {
	room := size - utf8.RuneCountInString(text[at.Start:at.End])
	from = back(text, at.Start, room/4)
	room -= utf8.RuneCountInString(text[from:at.Start])
	to = forth(text, at.End, room)
	if room -= utf8.RuneCountInString(text[at.End:to]); room > 0 {
		from = back(text, from, room)
	}
	return wordStart(text, from, at.Start), wordEnd(text, at.End, to)
}

// back is so many characters before a place.
func back(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

// forth is so many characters after a place.
func forth(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// reach is how far, in bytes, a cut moves to stand between words.
const reach = 24

// wordStart moves a cut forward to the start of a word, where one is near.
func wordStart(text string, from, limit int) int {
	if from == 0 {
		return 0
	}
	for i, r := range text[from:limit] {
		if i > reach {
			break
		}
		if unicode.IsSpace(r) {
			return from + i + utf8.RuneLen(r)
		}
	}
	return from
}

// wordEnd moves a cut back to the end of a word, where one is near.
func wordEnd(text string, limit, to int) int {
	if to == len(text) {
		return to
	}
	for at := to; at > limit && to-at <= reach; {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if at -= n; unicode.IsSpace(r) {
			return at
		}
	}
	return to
}
