// Package typing edits inline Markdown as it looks: with a caret that stands between
// letters, figures and citations that are one letter each, and marks that never fall apart.
package typing

import (
	"regexp"
	"strings"

	"github.com/rivo/uniseg"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// Form is how a text is cut into paragraphs.
type Form int

// The forms.
const (
	Line  Form = iota // one paragraph: a title, a cell
	Prose             // paragraphs apart by an empty line
	List              // a line is an item, a tab before it a level
)

// Text is a text that is being edited. The caret is where letters are typed; from the
// anchor to it reaches the selection. Both are bytes of the source.
type Text struct {
	Source        string
	Form          Form
	Caret, Anchor int

	next  *Look // of the letters that are typed next; nil: as the letter before the caret
	cells []letter
	known string // the source that cells were read from
}

// Look is how a letter looks.
type Look struct {
	Bold, Italic, Code, Raised bool
	Link                       string
}

// letter is what the caret steps over.
type letter struct {
	from, to int
	raw      string // its bytes of the source
	atom     bool   // a figure or a citation
	end      bool   // the end of a paragraph
	look     Look
}

// New returns a text with the caret at its end.
func New(source string, form Form) *Text {
	t := &Text{Source: strings.ReplaceAll(source, "\r\n", "\n"), Form: form}
	t.Caret = t.stop(len(t.letters()))
	t.Anchor = t.Caret
	return t
}

// Replace takes another source, as after an undo. The caret goes to the end of what changed.
func (t *Text) Replace(source string) {
	source = strings.ReplaceAll(source, "\r\n", "\n")
	if source == t.Source {
		return
	}
	tail := 0
	old := t.Source
	for tail < len(old) && tail < len(source) && old[len(old)-1-tail] == source[len(source)-1-tail] {
		tail++
	}
	t.Source, t.next = source, nil
	t.Caret = t.snap(len(source) - tail)
	t.Anchor = t.Caret
}

// atoms are what is one letter: a figure's token, a citation.
var atoms = regexp.MustCompile(`\{\{\s*fig:[^{}]*\}\}|\[@[\w.-]+(?::\d+)?\]`)

// paragraphEnds are where paragraphs end, with all that stands between them.
var paragraphEnds = map[Form]*regexp.Regexp{
	Prose: regexp.MustCompile(`\n\n`),
	List:  regexp.MustCompile(`\n\t*`),
}

// letters are those of the whole text.
func (t *Text) letters() []letter {
	if t.cells != nil && t.known == t.Source {
		return t.cells
	}
	var out []letter
	at := t.begin()
	for _, m := range t.ends() {
		out = append(out, lettersOf(t.Source, at, m[0])...)
		out = append(out, letter{from: m[0], to: m[1], raw: t.Source[m[0]:m[1]], end: true})
		at = m[1]
	}
	out = append(out, lettersOf(t.Source, at, len(t.Source))...)
	t.cells, t.known = out, t.Source
	return out
}

// begin is where the first paragraph begins: behind the level of a list's first item.
func (t *Text) begin() int {
	if t.Form != List {
		return 0
	}
	return len(t.Source) - len(strings.TrimLeft(t.Source, "\t"))
}

func (t *Text) ends() [][]int {
	if re := paragraphEnds[t.Form]; re != nil {
		return re.FindAllStringIndex(t.Source, -1)
	}
	return nil
}

// lettersOf are the letters of the paragraph from byte a to byte z.
func lettersOf(source string, a, z int) []letter {
	text := source[a:z]
	whole := atoms.FindAllStringIndex(text, -1)
	if len(whole) > 0 {
		raw := []byte(text)
		for _, m := range whole {
			for i := m[0]; i < m[1]; i++ {
				raw[i] = 'x' // its braces and brackets are no marks
			}
		}
		text = string(raw)
	}
	var out []letter
	for _, sp := range typeset.Traced(text, typeset.Style{Size: 1}, frame.Color{}) {
		look := lookOf(sp.Style)
		state, rest, at := -1, sp.Text, 0
		for rest != "" {
			var c string
			c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
			from, to := sp.Origin.Bytes[at].From, sp.Origin.Bytes[at+len(c)-1].To
			at += len(c)
			for len(whole) > 0 && whole[0][1] <= from {
				whole = whole[1:]
			}
			if len(whole) > 0 && from >= whole[0][0] {
				if from > whole[0][0] && len(out) > 0 {
					continue // the rest of a figure
				}
				from, to = whole[0][0], whole[0][1]
				out = append(out, letter{from: a + from, to: a + to, raw: source[a+from : a+to], atom: true, look: look})
				continue
			}
			out = append(out, letter{from: a + from, to: a + to, raw: source[a+from : a+to], look: look})
		}
	}
	return out
}

func lookOf(st typeset.Style) Look {
	return Look{Bold: st.Bold, Italic: st.Italic, Code: st.Mono, Raised: st.Rise > 0, Link: st.Link}
}

// index is how many letters stand before a byte.
func (t *Text) index(at int) int {
	n := 0
	for _, l := range t.letters() {
		if l.to > at {
			break
		}
		n++
	}
	return n
}

// stop is the byte of the caret that stands behind n letters.
func (t *Text) stop(n int) int {
	ls := t.letters()
	switch {
	case n > 0 && !ls[n-1].end:
		return ls[n-1].to
	case n < len(ls) && !ls[n].end:
		return ls[n].from // the first of its paragraph: inside the marks around it
	case n > 0:
		return ls[n-1].to
	}
	return t.begin()
}

// snap is the nearest place for a caret at or before a byte.
func (t *Text) snap(at int) int {
	n := t.index(at)
	if ls := t.letters(); n < len(ls) && ls[n].from == at && !ls[n].end {
		return at
	}
	return t.stop(n)
}

// Range is the selection, its lower byte first.
func (t *Text) Range() (from, to int) { return min(t.Caret, t.Anchor), max(t.Caret, t.Anchor) }

// Selects tells whether anything is selected.
func (t *Text) Selects() bool { return t.index(t.Caret) != t.index(t.Anchor) }

// span is the selection in letters.
func (t *Text) span() (i, j int) {
	a, z := t.Range()
	return t.index(a), t.index(z)
}

// Selected is the source of the selection; its marks are whole.
func (t *Text) Selected() string {
	i, j := t.span()
	ls := t.letters()[i:j]
	if len(ls) == 0 {
		return ""
	}
	return encode(ls)
}

// Atom is the source of the figure or citation that is selected alone, or "".
func (t *Text) Atom() string {
	if i, j := t.span(); j == i+1 && t.letters()[i].atom {
		return t.letters()[i].raw
	}
	return ""
}

// Now is the look of what would be typed.
func (t *Text) Now() Look {
	if t.next != nil {
		return *t.next
	}
	ls := t.letters()
	i, j := t.span()
	switch {
	case i < j:
		return ls[i].look
	case i > 0 && !ls[i-1].end:
		return ls[i-1].look
	case i < len(ls) && !ls[i].end:
		look := ls[i].look
		look.Link = ""
		return look
	}
	return Look{}
}

// Plain is inline Markdown as it reads, its figures as they are written.
func Plain(source string) string { return typeset.Plain(source) }

// Before is how many paragraphs or items end before the caret.
func (t *Text) Before() int {
	n := 0
	for _, l := range t.letters()[:t.index(t.Caret)] {
		if l.end {
			n++
		}
	}
	return n
}
