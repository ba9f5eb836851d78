package typing

import (
	"slices"
	"strings"
)

// Mark is a look that can be switched.
type Mark int

// The marks.
const (
	Bold Mark = iota
	Italic
	Code
)

func (l Look) has(m Mark) bool {
	return m == Bold && l.Bold || m == Italic && l.Italic || m == Code && l.Code
}

func (l Look) with(m Mark, on bool) Look {
	switch m {
	case Bold:
		l.Bold = on
	case Italic:
		l.Italic = on
	case Code:
		l.Code = on
	}
	return l
}

// Toggle gives the selection a mark, or takes it away when all of it has it. Without a
// selection it is for what is typed next. False when the marks around do not allow it.
func (t *Text) Toggle(m Mark) bool {
	i, j := t.span()
	if i == j {
		now := t.Now()
		now = now.with(m, !now.has(m))
		t.next = &now
		return true
	}
	on := slices.ContainsFunc(t.letters()[i:j], func(l letter) bool { return !l.end && !l.space() && !l.look.has(m) })
	return t.relook(i, j, func(l Look) Look { return l.with(m, on) })
}

// Link makes the selection a link to an address; "" takes the link away. Without a
// selection it is the link that the caret stands in.
func (t *Text) Link(address string) bool {
	i, j := t.linked()
	return i < j && t.relook(i, j, func(l Look) Look { l.Link = address; return l })
}

// Linked is the address of the link that the selection or the caret is in, or "".
func (t *Text) Linked() string {
	if i, j := t.linked(); i < j {
		return t.letters()[i].look.Link
	}
	return ""
}

// linked is the selection, or the link around the caret, in letters.
func (t *Text) linked() (i, j int) {
	i, j = t.span()
	ls := t.letters()
	if i < j || len(ls) == 0 {
		return i, j
	}
	k := max(i-1, 0)
	if ls[k].look.Link == "" {
		return i, i
	}
	for i = k; i > 0 && ls[i-1].look.Link == ls[k].look.Link; i-- {
	}
	for j = k; j < len(ls) && ls[j].look.Link == ls[k].look.Link; j++ {
	}
	return i, j
}

// relook gives the letters from i to j another look and keeps them selected.
func (t *Text) relook(i, j int, look func(Look) Look) bool {
	ls := slices.Clone(t.letters())
	for k := i; k < j; k++ {
		if !ls[k].end {
			ls[k].look = look(ls[k].look)
		}
	}
	if !t.write(ls, t.Source) {
		return false
	}
	t.pick(i, j)
	return true
}

// space tells whether a letter is a space: marks do not hold it at their edge.
func (l letter) space() bool { return !l.end && strings.TrimSpace(l.raw) == "" }

// write makes the text read as these letters: with the source given when it does, else
// written anew. False, and nothing changes, when it cannot be written.
func (t *Text) write(ls []letter, source string) bool {
	prefix := t.Source[:t.begin()]
	for _, s := range []string{source, prefix + encode(ls), prefix + encodeIn(ls, italicFirst)} {
		if reads(s, t.Form, ls) {
			t.Source = s
			return true
		}
	}
	return false
}

// reads tells whether a source has these letters. How spaces look does not matter.
func reads(source string, form Form, want []letter) bool {
	got := (&Text{Source: source, Form: form}).letters()
	return slices.EqualFunc(got, want, func(a, b letter) bool {
		return a.raw == b.raw && a.atom == b.atom && a.end == b.end && (a.look == b.look || a.space() || a.end)
	})
}

// The orders in which marks are nested, the outermost first.
var (
	boldFirst   = []string{"[", "**", "*", "^", "`"}
	italicFirst = []string{"[", "*", "**", "^", "`"}
)

// encode writes letters as Markdown.
func encode(ls []letter) string { return encodeIn(ls, boldFirst) }

func encodeIn(ls []letter, order []string) string {
	var b strings.Builder
	for len(ls) > 0 {
		n := slices.IndexFunc(ls, func(l letter) bool { return l.end })
		if n < 0 {
			n = len(ls)
		}
		encodeParagraph(&b, ls[:n], order)
		if n < len(ls) {
			b.WriteString(ls[n].raw)
			n++
		}
		ls = ls[n:]
	}
	return b.String()
}

// signs are the marks of a look in an order; a link's is "[" and its address.
func (l Look) signs(order []string) []string {
	var out []string
	for _, s := range order {
		switch {
		case s == "[" && l.Link != "":
			out = append(out, "["+l.Link)
		case s == "**" && l.Bold, s == "*" && l.Italic, s == "^" && l.Raised, s == "`" && l.Code:
			out = append(out, s)
		}
	}
	return out
}

func encodeParagraph(b *strings.Builder, ls []letter, order []string) {
	var open []string
	closeTo := func(n int) {
		for len(open) > n {
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if address, ok := strings.CutPrefix(last, "["); ok {
				b.WriteString("](" + address + ")")
			} else {
				b.WriteString(last)
			}
		}
	}
	for k := 0; k < len(ls); {
		if ls[k].space() {
			k = spaces(b, ls, k, func(next Look) { closeTo(shared(open, next.signs(order))) })
			continue
		}
		want := ls[k].look.signs(order)
		closeTo(shared(open, want))
		for _, s := range want[len(open):] {
			open = append(open, s)
			b.WriteString(s[:min(len(s), signLength(s))])
		}
		b.WriteString(ls[k].raw)
		k++
	}
	closeTo(0)
}

// spaces writes the spaces from k on, behind the marks that end there.
func spaces(b *strings.Builder, ls []letter, k int, closing func(Look)) int {
	n := k
	for n < len(ls) && ls[n].space() {
		n++
	}
	next := Look{}
	if n < len(ls) {
		next = ls[n].look
	}
	closing(next)
	for ; k < n; k++ {
		b.WriteString(ls[k].raw)
	}
	return n
}

func signLength(s string) int {
	if s[0] == '[' {
		return 1
	}
	return len(s)
}

// shared is how many marks two nestings begin with alike.
func shared(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
