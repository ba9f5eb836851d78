package source

import (
	"fmt"
	"strings"
	"unicode"
)

func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// Changes counts the paragraphs that differ between two revisions. A paragraph that is
// set anew, with other blanks or punctuation, is the same.
type Changes struct{ Same, Changed, Added, Removed int }

// Compare counts what changed from one revision to the next. A paragraph taken out of a
// section into which another came counts as changed.
func Compare(old, now Document) Changes {
	was, is := tally(old), tally(now)
	total := map[string]int{}
	for _, paras := range was {
		for text, n := range paras {
			total[text] += n
		}
	}
	var c Changes
	left := map[string]int{} // new paragraphs by section
	for section, paras := range is {
		for text, n := range paras {
			same := min(n, total[text])
			total[text] -= same
			c.Same += same
			left[section] += n - same
		}
	}
	for section, paras := range was {
		gone := 0
		for text, n := range paras {
			lost := min(n, total[text])
			total[text] -= lost
			gone += lost
		}
		changed := min(gone, left[section])
		c.Changed += changed
		c.Removed += gone - changed
		left[section] -= changed
	}
	for _, n := range left {
		c.Added += n
	}
	return c
}

// tally counts the folded paragraphs of each section.
func tally(d Document) map[string]map[string]int {
	out := map[string]map[string]int{}
	for _, s := range d.Sections {
		name := fold(s.Label()).text
		if out[name] == nil {
			out[name] = map[string]int{}
		}
		for _, p := range s.Paragraphs {
			out[name][fold(p.Text).text]++
		}
	}
	return out
}

// String says it in words: "3 paragraphs changed, 1 added".
func (c Changes) String() string {
	var parts []string
	for _, part := range []struct {
		n    int
		word string
	}{{c.Changed, "changed"}, {c.Added, "added"}, {c.Removed, "removed"}} {
		if part.n == 0 {
			continue
		}
		noun := ""
		if len(parts) == 0 {
			noun = " paragraphs"
			if part.n == 1 {
				noun = " paragraph"
			}
		}
		parts = append(parts, fmt.Sprintf("%d%s %s", part.n, noun, part.word))
	}
	if len(parts) == 0 {
		return "no paragraph changed"
	}
	return strings.Join(parts, ", ")
}

// SameTitle tells whether two titles are the same but for capitals, blanks and
// punctuation. Empty ones never are.
func SameTitle(a, b string) bool {
	x := fold(a).text
	return x != "" && x == fold(b).text
}

// SameDOI tells whether two digital object identifiers name the same work, with or
// without the address of the resolver.
func SameDOI(a, b string) bool {
	x := bareDOI(a)
	return x != "" && x == bareDOI(b)
}

func bareDOI(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if at := strings.Index(s, "10."); at > 0 {
		s = s[at:]
	}
	return strings.TrimRight(s, "./")
}

// Renewed is a document's source as its new revision describes it. What the new one does
// not tell, and what people here gave it, stays; so does a title that differs in its
// marks only. A note on our own summary goes with the summary.
func (d Document) Renewed(by Source) Source {
	s := d.Source
	if d.Summarised() {
		s.Note = ""
	}
	if SameTitle(s.Title, by.Title) {
		by.Title = s.Title
	}
	for _, f := range []struct{ to, from *string }{
		{&s.Title, &by.Title},
		{&s.Affiliation, &by.Affiliation},
		{&s.Publisher, &by.Publisher},
		{&s.Published, &by.Published},
		{&s.URL, &by.URL},
		{&s.DOI, &by.DOI},
		{&s.Language, &by.Language},
		{&s.Abstract, &by.Abstract},
	} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	if len(by.Authors) > 0 {
		s.Authors = by.Authors
	}
	if len(by.Keywords) > 0 {
		s.Keywords = by.Keywords
	}
	s.Held = true
	return s
}

// Summarised tells whether a document holds nothing but our own summaries.
func (d Document) Summarised() bool {
	found := false
	for _, s := range d.Sections {
		for _, p := range s.Paragraphs {
			if p.Kind != Summary {
				return false
			}
			found = true
		}
	}
	return found
}
