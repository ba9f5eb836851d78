package typing

import (
	"unicode"
	"unicode/utf8"
)

// Put puts the caret at the nearest place to a byte; extend keeps the anchor.
func (t *Text) Put(at int, extend bool) {
	t.next = nil
	t.Caret = t.snap(min(max(at, 0), len(t.Source)))
	if !extend {
		t.Anchor = t.Caret
	}
}

// Step moves the caret by a letter, or with word to a word's edge: dir is -1 or 1.
// Without extend it leaves a selection at the edge that lies that way.
func (t *Text) Step(dir int, word, extend bool) {
	i, j := t.span()
	at := t.index(t.Caret)
	switch {
	case !extend && i < j && !word && dir < 0:
		at = i
	case !extend && i < j && !word:
		at = j
	case word:
		at = t.edge(at, dir)
	default:
		at = min(max(at+dir, 0), len(t.letters()))
	}
	t.Put(t.stop(at), extend)
}

// Ends moves the caret to the begin or the end of the whole text.
func (t *Text) Ends(dir int, extend bool) {
	at := 0
	if dir > 0 {
		at = len(t.letters())
	}
	t.Put(t.stop(at), extend)
}

// All selects everything.
func (t *Text) All() {
	t.Ends(-1, false)
	t.Ends(1, true)
}

// Word selects the word, the figure or the spaces at a byte.
func (t *Text) Word(at int) {
	ls := t.letters()
	n := min(t.index(at), len(ls)-1)
	if n < 0 {
		return
	}
	if ls[n].end && n > 0 {
		n--
	}
	kind := ls[n].kind()
	i, j := n, n+1
	for kind != oneKind && i > 0 && ls[i-1].kind() == kind {
		i--
	}
	for kind != oneKind && j < len(ls) && ls[j].kind() == kind {
		j++
	}
	t.pick(i, j)
}

// Paragraph selects the paragraph at a byte.
func (t *Text) Paragraph(at int) {
	ls := t.letters()
	i := t.index(at)
	j := i
	for i > 0 && !ls[i-1].end {
		i--
	}
	for j < len(ls) && !ls[j].end {
		j++
	}
	t.pick(i, j)
}

// pick selects the letters from i to j.
func (t *Text) pick(i, j int) {
	t.next = nil
	t.Anchor, t.Caret = t.stop(i), t.stop(j)
	if ls := t.letters(); i < len(ls) && i > 0 {
		t.Anchor = max(t.Anchor, min(ls[i].from, t.Caret))
	}
}

// kinds of letters, for words.
type kind int

const (
	spaceKind kind = iota
	wordKind
	hanKind
	signKind
	oneKind // stands alone: a figure, a paragraph's end
)

func (l letter) kind() kind {
	r, _ := utf8.DecodeRuneInString(l.raw)
	if r == '\\' && len(l.raw) > 1 {
		r = rune(l.raw[1])
	}
	switch {
	case l.atom, l.end:
		return oneKind
	case unicode.IsSpace(r):
		return spaceKind
	case unicode.Is(unicode.Han, r):
		return hanKind
	case unicode.IsLetter(r), unicode.IsDigit(r), r == '_', r == '’', r == '\'':
		return wordKind
	}
	return signKind
}

// edge is the place of the next word's begin to the right, or of the word's begin to
// the left, as letters before it.
func (t *Text) edge(at, dir int) int {
	ls := t.letters()
	if dir < 0 {
		for at > 0 && ls[at-1].kind() == spaceKind {
			at--
		}
		return t.run(at, -1)
	}
	at = t.run(at, 1)
	for at < len(ls) && ls[at].kind() == spaceKind {
		at++
	}
	return at
}

// run goes over letters of one kind.
func (t *Text) run(at, dir int) int {
	ls := t.letters()
	look := func(n int) int { return n + min(dir, 0) }
	if k := look(at); k < 0 || k >= len(ls) {
		return at
	}
	kind := ls[look(at)].kind()
	at += dir
	for kind != oneKind && look(at) >= 0 && look(at) < len(ls) && ls[look(at)].kind() == kind {
		at += dir
	}
	return at
}
