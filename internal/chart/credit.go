package chart

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// longSource is where a source line begins to be shortened, in characters.
const longSource = 160

// credit is who says some of the figures shown, in the words of one source line.
type credit struct {
	attribution string   // whom the sources credit; "" when they speak for themselves
	source      string   // the source's name; "" when several report the attribution
	sections    []string // of that source
	years       []string // of publication, sorted
	sources     []string // keys
	official    bool     // every source is official
	text        string   // set instead of all others: printed as it is
}

// sourceLine merges what the book says about every figure shown.
func (w *builder) sourceLine() string {
	credits := w.credits()
	if len(credits) == 0 {
		return "Source: not recorded."
	}
	line := ""
	for _, print := range []func(credit) string{credit.full, credit.undated, credit.brief} {
		line = lineOf(credits, print)
		if utf8.RuneCountInString(line) <= longSource {
			break
		}
	}
	return line
}

// lineOf is the line with each credit printed in one way, each text once.
func lineOf(credits []credit, print func(credit) string) string {
	var parts []string
	for _, c := range credits {
		if p := print(c); !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	return "Source: " + strings.Join(parts, "; ") + "."
}

func (w *builder) credits() []credit {
	var out []credit
	for _, f := range w.shown() {
		c, ok := w.creditOf(f)
		if !ok {
			continue
		}
		i := slices.IndexFunc(out, c.joins)
		if i < 0 {
			out = append(out, c)
			continue
		}
		out[i] = out[i].with(c)
	}
	return out
}

func (w *builder) creditOf(f evidence.Figure) (credit, bool) {
	src, ok := w.book.Sources[f.Origin.Source]
	if f.Derivation != nil || !ok {
		text := w.book.Credit(f)
		return credit{text: text}, text != ""
	}
	c := credit{
		source: src.Name(), sources: []string{src.Key}, official: src.Kind == source.Official,
		years: nonEmpty(yearOf(src.Published)),
	}
	if f.Attribution != src.Name() {
		c.attribution = f.Attribution
	}
	if f.Origin.Section != "" {
		c.sections, c.years = []string{f.Origin.Section}, nil
	}
	return c, true
}

// yearOf is the year a date as printed begins with, else what is printed.
func yearOf(published string) string {
	if len(published) >= 4 && strings.Trim(published[:4], "0123456789") == "" {
		return published[:4]
	}
	if published == "undated" {
		return ""
	}
	return published
}

// joins tells whether two credits are one entry of the line: the same document, or
// the same body reported by several.
func (c credit) joins(d credit) bool {
	if c.text != "" || d.text != "" {
		return c.text == d.text
	}
	if c.attribution != d.attribution || len(c.sections) > 0 != (len(d.sections) > 0) {
		return false
	}
	return c.source == d.source || c.attribution != "" && len(c.sections) == 0
}

func (c credit) with(d credit) credit {
	for _, list := range []struct {
		into *[]string
		from []string
	}{{&c.sections, d.sections}, {&c.years, d.years}, {&c.sources, d.sources}} {
		for _, s := range list.from {
			if !slices.Contains(*list.into, s) {
				*list.into = append(slices.Clone(*list.into), s)
			}
		}
	}
	slices.Sort(c.years)
	if c.source != d.source {
		c.source = ""
	}
	c.official = c.official && d.official
	return c
}

// full is the credit with where and when.
func (c credit) full() string {
	when := c.when()
	switch {
	case c.text != "":
		return c.text
	case c.source == "" && c.official:
		return c.attribution + " releases" + when
	case c.source == "":
		return c.attribution + ", as reported by " + strconv.Itoa(len(c.sources)) + " sources" + when
	case c.attribution != "":
		return c.attribution + ", cited in " + c.source + c.where() + when
	}
	return c.source + c.where() + when
}

// undated leaves years out.
func (c credit) undated() string {
	c.years = nil
	return c.full()
}

// brief leaves sections and years out, but nobody who speaks.
func (c credit) brief() string {
	switch {
	case c.text != "":
		return c.text
	case c.source == "":
		return c.attribution
	case c.attribution != "":
		return c.attribution + ", cited in " + c.source
	}
	return c.source
}

func (c credit) when() string {
	switch n := len(c.years); n {
	case 0:
		return ""
	case 1, 2:
		return ", " + series(c.years)
	default:
		return ", " + c.years[0] + "–" + c.years[n-1]
	}
}

// where is the sections: those with numbers are called so.
func (c credit) where() string {
	if len(c.sections) == 0 {
		return ""
	}
	sections := slices.Clone(c.sections)
	slices.Sort(sections)
	word := ""
	if sections[0][0] >= '0' && sections[0][0] <= '9' {
		word = "section "
		if len(sections) > 1 {
			word = "sections "
		}
	}
	return ", " + word + series(sections)
}
