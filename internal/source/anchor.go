package source

import (
	"strings"
	"unicode/utf8"
)

// Anchor is where words stand in a document.
type Anchor struct {
	Section   string // number, else title
	Paragraph ID
	Span      Span
}

// Anchors finds words of an older revision in a newer one.
type Anchors struct {
	old map[ID]standing
	now []standing

	exact map[string][]int // by text
	loose map[string][]int // by folded text
	masks map[string][]sentence
}

// standing is a paragraph with where it stands.
type standing struct {
	section string
	p       Paragraph
	folded  folded
}

// sentence is a sentence of the newer revision.
type sentence struct {
	at   int // the paragraph among all
	span Span
}

// NewAnchors reads two revisions of a document.
func NewAnchors(old, now Document) *Anchors {
	a := &Anchors{old: map[ID]standing{}, exact: map[string][]int{}, loose: map[string][]int{}}
	for _, s := range old.Sections {
		for _, p := range s.Paragraphs {
			a.old[p.ID] = standing{section: s.Name(), p: p}
		}
	}
	for _, s := range now.Sections {
		for _, p := range s.Paragraphs {
			st := standing{section: s.Name(), p: p, folded: fold(p.Text)}
			a.exact[p.Text] = append(a.exact[p.Text], len(a.now))
			a.loose[st.folded.text] = append(a.loose[st.folded.text], len(a.now))
			a.now = append(a.now, st)
		}
	}
	return a
}

// Find is where words of an old paragraph stand now: in the same paragraph, else in one
// that differs in blanks, punctuation and quote marks only, else where their sentence
// stands and nowhere else. Of several places the one in the section of that name counts.
func (a *Anchors) Find(id ID, words Span) (Anchor, bool) {
	was, ok := a.old[id]
	if !ok || words.In(was.p.Text) == "" {
		return Anchor{}, false
	}
	if at, ok := a.choose(a.exact[was.p.Text], was.section); ok {
		return a.anchor(at, words), true
	}
	f := fold(was.p.Text)
	from, to := f.part(words)
	if from >= to {
		return Anchor{}, false
	}
	if at, ok := a.choose(a.loose[f.text], was.section); ok {
		return a.anchor(at, a.now[at].folded.span(from, to)), true
	}
	around := SentenceAt(was.p.Text, words)
	first, last := f.part(around)
	if from < first || to > last {
		return Anchor{}, false
	}
	at, begin, ok := a.findSentence(f.text[first:last], was.section)
	if !ok {
		return Anchor{}, false
	}
	return a.anchor(at, a.now[at].folded.span(begin+from-first, begin+to-first)), true
}

func (a *Anchors) anchor(at int, s Span) Anchor {
	return Anchor{Section: a.now[at].section, Paragraph: a.now[at].p.ID, Span: s}
}

// choose is the one of some paragraphs that is meant: the only one, or the only one in
// a section of that name, or the first of equal ones there.
func (a *Anchors) choose(all []int, section string) (int, bool) {
	switch len(all) {
	case 0:
		return 0, false
	case 1:
		return all[0], true
	}
	for _, at := range all {
		if a.now[at].section == section {
			return at, true
		}
	}
	return all[0], true
}

// findSentence finds a folded sentence that stands at one place only, or at one only in
// the section of that name.
func (a *Anchors) findSentence(text, section string) (at, begin int, ok bool) {
	type hit struct{ at, begin int }
	var all, here []hit
	for i, st := range a.now {
		for from := 0; ; {
			n := strings.Index(st.folded.text[from:], text)
			if n < 0 {
				break
			}
			if h := (hit{i, from + n}); apart(st, from+n, from+n+len(text)) {
				all = append(all, h)
				if st.section == section {
					here = append(here, h)
				}
			}
			from += n + 1
		}
	}
	switch {
	case len(all) == 1:
		return all[0].at, all[0].begin, true
	case len(here) == 1:
		return here[0].at, here[0].begin, true
	}
	return 0, 0, false
}

// apart tells whether folded bytes are whole words where they stand: no letter or digit
// goes on at either end.
func apart(st standing, from, to int) bool {
	s := st.folded.span(from, to)
	before, _ := utf8.DecodeLastRuneInString(st.p.Text[:s.Start])
	first, _ := utf8.DecodeRuneInString(st.p.Text[s.Start:])
	last, _ := utf8.DecodeLastRuneInString(st.p.Text[:s.End])
	after, _ := utf8.DecodeRuneInString(st.p.Text[s.End:])
	return !goesOn(before, first) && !goesOn(last, after) && !pointGoesOn(st.p.Text, s)
}

// goesOn tells whether two characters are of one word or number.
func goesOn(a, b rune) bool {
	latin := func(c rune) bool { return c < 0x2E80 && isWordRune(c) }
	return latin(a) && latin(b)
}

// pointGoesOn tells whether a number at the end has decimals after it: 1.04 in 1.045 is
// told by the digit, 1 in 1.04 by the point.
func pointGoesOn(text string, s Span) bool {
	return s.End+1 < len(text) && digit(text[s.End-1]) && isPoint(text[s.End]) && digit(text[s.End+1])
}

// SentenceAt is the sentence, or the sentences, that words of a text stand in.
func SentenceAt(text string, words Span) Span {
	out := Span{}
	for _, s := range Sentences(text) {
		if s.End <= words.Start || s.Start >= words.End {
			continue
		}
		if out.IsZero() {
			out.Start = s.Start
		}
		out.End = s.End
	}
	return out
}

// Changed is where the sentence of some words stands with other numbers in it, and only
// there: the number in the place of the one that the words hold.
func (a *Anchors) Changed(id ID, words Span) (Anchor, bool) {
	was, ok := a.old[id]
	if !ok {
		return Anchor{}, false
	}
	around := SentenceAt(was.p.Text, words)
	f := fold(around.In(was.p.Text))
	from, to := f.part(Span{Start: words.Start - around.Start, End: words.End - around.Start})
	which := -1
	for i, n := range numbers(f.text) {
		if which < 0 && n.Start >= from && n.End <= to {
			which = i
		}
	}
	mask := masked(f.text)
	if which < 0 || len(mask) < 2 {
		return Anchor{}, false
	}
	if a.masks == nil {
		a.readMasks()
	}
	all := a.masks[mask]
	if len(all) != 1 {
		return Anchor{}, false
	}
	s := all[0]
	g := fold(s.span.In(a.now[s.at].p.Text))
	n := numbers(g.text)[which]
	span := g.span(n.Start, n.End)
	return a.anchor(s.at, Span{Start: s.span.Start + span.Start, End: s.span.Start + span.End}), true
}

// readMasks lists the newer revision's sentences by their words without the numbers.
func (a *Anchors) readMasks() {
	a.masks = map[string][]sentence{}
	for i, st := range a.now {
		for _, s := range Sentences(st.p.Text) {
			mask := masked(fold(s.In(st.p.Text)).text)
			a.masks[mask] = append(a.masks[mask], sentence{i, s})
		}
	}
}
