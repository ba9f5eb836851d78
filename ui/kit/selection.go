package kit

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// TextPos is a place in a text: a byte of one of its blocks, which are its paragraphs
// and headings in order.
type TextPos struct{ Block, At int }

// before tells which of two places comes first.
func (p TextPos) before(q TextPos) bool {
	return p.Block < q.Block || p.Block == q.Block && p.At < q.At
}

// Selection is what is chosen in a text: from where it began to where it was drawn.
type Selection struct{ Anchor, Caret TextPos }

// IsEmpty tells whether nothing is chosen.
func (s Selection) IsEmpty() bool { return s.Anchor == s.Caret }

// Range is the chosen part from its first place to the place after its last.
func (s Selection) Range() (from, to TextPos) {
	if s.Caret.before(s.Anchor) {
		return s.Caret, s.Anchor
	}
	return s.Anchor, s.Caret
}

// In is the part of a block's bytes from..to that is chosen; both are 0 for none.
func (s Selection) In(block, from, to int) (int, int) {
	a, z := s.Range()
	if block < a.Block || block > z.Block {
		return 0, 0
	}
	if block == a.Block {
		from = max(from, a.At)
	}
	if block == z.Block {
		to = min(to, z.At)
	}
	if to <= from {
		return 0, 0
	}
	return from, to
}

// Bytes is the part of its paragraph that a line shows.
func (l ProseLine) Bytes() (from, to int) {
	for i, p := range l {
		if i == 0 {
			from = p.At
		}
		from, to = min(from, p.At), max(to, p.end())
	}
	return from, to
}

// end is the byte of the paragraph after a piece.
func (p Piece) end() int {
	if p.Raised {
		return p.At
	}
	return p.At + len(p.Text)
}

// Offset is the byte of the paragraph nearest to a distance from the line's left edge.
func (l ProseLine) Offset(x float32, look ProseLook) int {
	at, left := 0, float32(0)
	for _, p := range l {
		left = max(left, p.Tab)
		f := look.face(p)
		width := fyne.MeasureText(p.Text, f.size, f.style).Width
		if x < left+width {
			if p.Raised {
				return p.At
			}
			return p.At + nearest(p.Text, x-left, f)
		}
		at, left = p.end(), left+width
	}
	return at
}

// nearest is the byte of a text nearest to a distance from its left edge.
func nearest(text string, x float32, f rulerFace) int {
	before := float32(0)
	for i, c := range text {
		end := i + utf8.RuneLen(c)
		after := fyne.MeasureText(text[:end], f.size, f.style).Width
		if x < (before+after)/2 {
			return i
		}
		before = after
	}
	return len(text)
}

// Left is how far from the line's left edge a byte of the paragraph stands.
func (l ProseLine) Left(at int, look ProseLook) float32 {
	_, to := l.reach([2]int{0, at}, look)
	return to
}

// reach is how far from the left edge a range of the paragraph's bytes begins and ends
// on a line.
func (l ProseLine) reach(bytes [2]int, look ProseLook) (from, to float32) {
	left, began := float32(0), false
	for _, p := range l {
		left = max(left, p.Tab)
		f := look.face(p)
		a, z := max(bytes[0], p.At), min(bytes[1], p.end())
		if a < z && !p.Raised {
			if !began {
				from, began = left+fyne.MeasureText(p.Text[:a-p.At], f.size, f.style).Width, true
			}
			to = left + fyne.MeasureText(p.Text[:z-p.At], f.size, f.style).Width
		}
		left += fyne.MeasureText(p.Text, f.size, f.style).Width
	}
	return from, to
}

// WordAt is the word around a byte of a text: letters and digits, or what else stands
// together there.
func WordAt(text string, at int) (from, to int) {
	at = min(max(0, at), len(text))
	c, n := utf8.DecodeRuneInString(text[at:])
	if n == 0 {
		c, n = utf8.DecodeLastRuneInString(text)
		at -= n
	}
	kind := charKind(c)
	for from = at; from > 0; {
		c, n := utf8.DecodeLastRuneInString(text[:from])
		if charKind(c) != kind {
			break
		}
		from -= n
	}
	for to = at + n; to < len(text); {
		c, n := utf8.DecodeRuneInString(text[to:])
		if charKind(c) != kind {
			break
		}
		to += n
	}
	return from, to
}

// charKind tells apart what makes words.
func charKind(c rune) int {
	switch {
	case unicode.IsSpace(c):
		return 0
	case wide(c):
		return 1
	case unicode.IsLetter(c), unicode.IsDigit(c), unicode.IsMark(c):
		return 2
	}
	return 3
}

// NextWord is the end of the word after a byte of a text, and PrevWord the beginning of
// the one before it.
func NextWord(text string, at int) int {
	for at < len(text) {
		from, to := WordAt(text, at)
		c, _ := utf8.DecodeRuneInString(text[from:])
		if at = to; charKind(c) != 0 {
			return at
		}
	}
	return at
}

// PrevWord is the beginning of the word before a byte of a text.
func PrevWord(text string, at int) int {
	for at = min(at, len(text)); at > 0; {
		_, n := utf8.DecodeLastRuneInString(text[:at])
		from, _ := WordAt(text, at-n)
		c, _ := utf8.DecodeRuneInString(text[from:])
		if at = from; charKind(c) != 0 {
			return at
		}
	}
	return at
}
