package ingest

import (
	"strings"
	"unicode"
)

// inline is the words of a paragraph as they are collected, with how they look.
type inline struct {
	text                             strings.Builder
	letters, bold, italic, underline int
	sizes                            map[float64]int
	pictures                         []block
	boxes                            []*node
}

// add writes words that look alike.
func (t *inline) add(words string, l runLook) {
	if words == "" {
		return
	}
	if l.caps == on {
		words = strings.ToUpper(words)
	}
	if l.raised == on {
		words = raised(words)
	}
	t.text.WriteString(words)
	n := 0
	for _, r := range words {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	t.letters += n
	if l.bold == on {
		t.bold += n
	}
	if l.italic == on {
		t.italic += n
	}
	if l.underline == on {
		t.underline += n
	}
	if t.sizes == nil {
		t.sizes = map[float64]int{}
	}
	t.sizes[l.size] += n
}

// look is what all but a few letters have in common.
func (t *inline) look() look {
	nearly := func(n int) bool { return t.letters > 0 && n*100 >= t.letters*95 }
	l := look{bold: nearly(t.bold), italic: nearly(t.italic), underline: nearly(t.underline)}
	most := 0
	for size, n := range t.sizes {
		if n > most || n == most && size > l.size {
			l.size, most = size, n
		}
	}
	return l
}
