package typing

import (
	"slices"
	"strings"
)

// Insert types text in place of the selection. Line ends become what ends a paragraph
// in the text's form. Marks of Markdown in it are marks.
func (t *Text) Insert(text string) {
	look := t.Now()
	keep := t.next != nil
	t.cutSelection()
	text = t.formed(text)
	if text == "" {
		return
	}
	at := t.Caret
	n := t.index(at)
	plain := (&Text{Source: text, Form: t.Form}).letters()
	if strings.ContainsAny(text, "\\*`^[]{}\n\t") {
		t.insertMarks(at, text)
		return
	}
	for i := range plain {
		plain[i].look = look
	}
	ls := slices.Insert(slices.Clone(t.letters()), n, plain...)
	for _, place := range t.gap(n) {
		if s := t.Source[:place] + text + t.Source[place:]; reads(s, t.Form, ls) {
			t.Source = s
			t.settle(n+len(plain), look, keep)
			return
		}
	}
	if t.write(ls, t.Source) {
		t.settle(n+len(plain), look, keep)
		return
	}
	t.insertRaw(at, text)
}

// settle puts the caret behind n letters; what is typed on looks the same.
func (t *Text) settle(n int, look Look, keep bool) {
	t.Put(t.stop(n), false)
	if t.Now() != look || keep {
		t.next = &look
	}
}

// gap are the bytes between the letter before the nth and the nth: the first is inside
// the marks of the letter before.
func (t *Text) gap(n int) []int {
	ls := t.letters()
	a, z := t.begin(), len(t.Source)
	if n > 0 {
		a = ls[n-1].to
	}
	if n < len(ls) {
		z = ls[n].from
	}
	if t.next == nil {
		at := min(max(t.Caret, a), z)
		return []int{at}
	}
	if a == z {
		return []int{a}
	}
	return []int{a, z}
}

// insertMarks types text that may hold marks. Brackets that would make a figure part of
// an address are letters.
func (t *Text) insertMarks(at int, text string) {
	whole := t.figures(t.Source) + t.figures(text)
	for _, as := range []string{text, brackets.Replace(text)} {
		if t.figures(t.Source[:at]+as+t.Source[at:]) >= whole {
			t.insertRaw(at, as)
			return
		}
	}
}

var brackets = strings.NewReplacer("[", `\[`, "]", `\]`)

// figures is how many figures and citations a source in the text's form has whole.
func (t *Text) figures(source string) int {
	n := 0
	for _, l := range (&Text{Source: source, Form: t.Form}).letters() {
		if l.atom {
			n++
		}
	}
	return n
}

// insertRaw puts text into the source as it is: it may hold marks.
func (t *Text) insertRaw(at int, text string) {
	look := t.next
	t.Source = t.Source[:at] + text + t.Source[at:]
	at += len(text)
	t.Put(at, false)
	if t.Caret < at && look == nil {
		t.next = &Look{} // the caret was behind marks that end there
	}
}

// formed is text with the line ends of the form.
func (t *Text) formed(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0x7F {
			return -1
		}
		return r
	}, text)
	switch t.Form {
	case Line:
		return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\t' }), " ")
	case Prose:
		return strings.ReplaceAll(text, "\t", " ")
	case List:
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		body := strings.TrimLeft(l, "\t")
		lines[i] = l[:min(deepest, len(l)-len(body))] + strings.ReplaceAll(body, "\t", " ")
	}
	if len(lines) > 1 {
		lines = slices.DeleteFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
	}
	if len(lines) == 0 {
		return ""
	}
	lines[0] = strings.TrimLeft(lines[0], "\t")
	return strings.Join(lines, "\n")
}

// cutSelection takes the selection out.
func (t *Text) cutSelection() {
	if i, j := t.span(); i < j {
		next := t.next
		t.remove(i, j)
		t.next = next
	}
}

// remove takes the letters from i to j out.
func (t *Text) remove(i, j int) {
	ls := t.letters()
	a, z := ls[i].from, ls[j-1].to
	rest := slices.Delete(slices.Clone(ls), i, j)
	if !t.write(rest, t.Source[:a]+t.Source[z:]) {
		t.Source = t.Source[:a] + t.Source[z:]
	}
	t.Put(t.stop(min(i, len(t.letters()))), false)
}

// Backspace deletes the selection, else what stands before the caret: a figure is
// selected first, an item's level is taken back first.
func (t *Text) Backspace(word bool) {
	i, j := t.span()
	switch {
	case i < j:
		t.remove(i, j)
	case t.Form == List && t.atItem(i) && t.Level() > 0:
		t.Indent(-1)
	case i == 0:
	case t.letters()[i-1].atom:
		t.pick(i-1, i)
	case word:
		t.remove(t.edge(i, -1), i)
	default:
		t.remove(i-1, i)
	}
}

// Delete deletes the selection, else what stands behind the caret: a figure is selected first.
func (t *Text) Delete(word bool) {
	i, j := t.span()
	ls := t.letters()
	switch {
	case i < j:
		t.remove(i, j)
	case i == len(ls):
	case ls[i].atom:
		t.pick(i, i+1)
	case word:
		t.remove(i, t.edge(i, 1))
	default:
		t.remove(i, i+1)
	}
}

// Enter ends the paragraph at the caret. False when the form has only one, and in an
// empty item of the first level.
func (t *Text) Enter() bool {
	if t.Form == Line {
		return false
	}
	t.cutSelection()
	n := t.index(t.Caret)
	ls := t.letters()
	end := letter{raw: "\n\n", end: true}
	if t.Form == List {
		if t.atItem(n) && (n == len(ls) || ls[n].end) {
			return t.Indent(-1)
		}
		end.raw = "\n" + strings.Repeat("\t", t.Level())
	}
	place := t.Caret
	if n > 0 && ls[n-1].to == place && (n == len(ls) || ls[n].end) {
		place = t.closed(n) // behind the marks that end there
	}
	if t.write(slices.Insert(slices.Clone(ls), n, end), t.Source[:place]+end.raw+t.Source[place:]) {
		t.Put(t.stop(n+1), false)
	}
	return true
}

// closed is where the paragraph of the nth letter ends.
func (t *Text) closed(n int) int {
	if ls := t.letters(); n < len(ls) {
		return ls[n].from
	}
	return len(t.Source)
}

// atItem tells whether the nth letter begins a paragraph.
func (t *Text) atItem(n int) bool { return n == 0 || t.letters()[n-1].end }

// deepest is the level under the first that a slide still reads well with.
const deepest = 1

// Level is the level of the item that the caret is in, from 0.
func (t *Text) Level() int {
	start := strings.LastIndexByte(t.Source[:t.Caret], '\n') + 1
	return len(t.Source[start:]) - len(strings.TrimLeft(t.Source[start:], "\t"))
}

// Indent moves the items that are selected a level in (1) or out (-1). False when
// none moves.
func (t *Text) Indent(by int) bool {
	if t.Form != List {
		return false
	}
	a, z := t.Range()
	lines := strings.Split(t.Source, "\n")
	at, moved := 0, false
	caret, anchor := t.Caret, t.Anchor
	for i, l := range lines {
		end := at + len(l)
		level := len(l) - len(strings.TrimLeft(l, "\t"))
		to := min(max(level+by, 0), max(level, deepest))
		if end >= a && at <= z && to != level {
			lines[i] = strings.Repeat("\t", to) + l[level:]
			if t.Caret >= at {
				caret += to - level
			}
			if t.Anchor >= at {
				anchor += to - level
			}
			moved = true
		}
		at = end + 1
	}
	t.Source = strings.Join(lines, "\n")
	t.Caret, t.Anchor = t.snap(max(caret, 0)), t.snap(max(anchor, 0))
	return moved
}
