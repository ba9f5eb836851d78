package pdftext

import (
	"regexp"
	"strconv"
	"strings"
)

// noteStart is the mark that a footnote begins with, raised or not.
var noteStart = regexp.MustCompile(`^\^?[\[(]?(\d{1,3}|[*†‡§]{1,3}|[①-⑳])[\])]?\^?[.)]?\s*(\p{L}|["“‘'(\[《「]|\d{2,}|\$|https?:)`)

// takeNotes cuts the footnotes off the end of a region: small lines in the lower half
// of the page, one of them with a mark, clear of the text above.
func (d *Document) takeNotes(ls []line, height float64) []line {
	const small, half, clear = 0.93, 0.45, 1.7
	n := len(ls)
	for n > 0 && ls[n-1].size <= small*d.Body && ls[n-1].base > half*height && ls[n-1].cells == nil {
		n--
	}
	first := n
	for n < len(ls) && !noteStart.MatchString(ls[n].text) {
		n++
	}
	if n == len(ls) {
		return ls
	}
	if first > 0 && ls[first].base-ls[first-1].base > clear*ls[first].size {
		n = first // a mark that cannot be read stands in the first line
	}
	d.addNotes(ls[n:])
	return ls[:n]
}

// addNotes makes a note of each line with a mark and the lines below it. Below a short
// line that ends a sentence a note begins too, when its mark cannot be read.
func (d *Document) addNotes(ls []line) {
	last := "" // the mark before
	for i, l := range ls {
		m := noteStart.FindStringSubmatchIndex(l.text)
		if m != nil && i > 0 && !succeeds(last, l.text[m[2]:m[3]], l.text[0] == '^') {
			m = nil // a number that happens to begin a line
		}
		unread := i == 0 || endsSentence(ls[i-1].text) && !strings.HasSuffix(ls[i-1].text, ":") && shortLine(ls[i-1]) && !startsLower(l.text)
		if n := len(d.Notes); m == nil && n > 0 && !unread {
			d.Notes[n-1].Text = d.join(d.Notes[n-1].Text, l.text)
			continue
		}
		b := Block{Kind: Note, Text: l.text, Page: l.page, Size: l.size}
		if m != nil {
			b.Mark = l.text[m[2]:m[3]]
			b.Text = strings.TrimSpace(l.text[m[4]:])
			last = b.Mark
		}
		d.Notes = append(d.Notes, b)
	}
}

// succeeds tells whether a mark can come after another: a raised one always, another
// number only when it counts on.
func succeeds(last, mark string, raised bool) bool {
	n, err := strconv.Atoi(mark)
	if raised || err != nil || last == "" {
		return true
	}
	before, err := strconv.Atoi(last)
	return err != nil || n > before && n <= before+2
}
