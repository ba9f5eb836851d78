package layout

import (
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/frame"
	"briefdeck/internal/source"
	"briefdeck/internal/typeset"
)

// sourcesBlock prints the numbered list of what the output rests on; more than a few
// entries stand in two columns.
func (c *composer) sourcesBlock(w float64) []piece {
	n := len(c.refs.entries)
	if n == 0 {
		return nil
	}
	in := c.listColumns(n)
	if in == 1 {
		return append(c.entries(0, n, w), c.notHeld(0, n, w)...)
	}
	colW := (w - c.sh.gutter*float64(in-1)) / float64(in)
	var cols columns
	from := 0
	for i, to := range c.balanced(in, colW) {
		st := c.entries(from, to, colW)
		if to == n {
			st = append(st, c.notHeld(0, n, colW)...)
		}
		cols.stacks, cols.x = append(cols.stacks, st), append(cols.x, float64(i)*(colW+c.sh.gutter))
		from = to
	}
	side := sideBySide(cols)
	const most = 40 // lines: a longer list runs over pages, and in one column stays in order
	if !c.sh.slide && side.height > most*c.sh.reference.Line {
		return append(c.entries(0, n, w), c.notHeld(0, n, w)...)
	}
	side.whole = true
	return []piece{side}
}

// listColumns is how many columns a list of n works is set in.
func (c *composer) listColumns(n int) int {
	switch {
	case n <= 6:
		return 1
	case n > 16 && c.sh.slide:
		return 3
	}
	return 2
}

// balanced is where each of several columns of the list ends so that they are about
// equally high; the last ends with the list.
func (c *composer) balanced(in int, w float64) []int {
	n := len(c.refs.entries)
	heights, total := make([]float64, n), 0.0
	for i := range n {
		heights[i] = height(c.entries(i, i+1, w))
		total += heights[i]
	}
	var ends []int
	filled := 0.0
	for i, h := range heights {
		filled += h
		if next := len(ends) + 1; next < in && filled >= total*float64(next)/float64(in) {
			ends = append(ends, i+1)
		}
	}
	return append(ends, n)
}

// notHeld says which of the entries from..to nobody here holds, though figures of
// theirs were taken from a dataset.
func (c *composer) notHeld(from, to int, w float64) []piece {
	var numbers []int
	for i := from; i < to; i++ {
		e := c.refs.entries[i]
		if src, ok := c.book.Sources[e.source]; ok && e.cites == 0 && !src.Held {
			numbers = append(numbers, i+1)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	ts := c.sh.reference
	st := c.style(ts, c.pal.muted)
	st.Italic = true
	return c.paragraph(para{
		spans: []typeset.Span{{Text: "Not held, known through a dataset: " + ranges(numbers) + ".", Style: st}},
		path:  []*frame.Tag{c.tag(frame.Note)}, line: ts.Line, w: w, before: ts.Line * 0.5,
	})
}

// ranges prints numbers in order: "2–4, 7".
func ranges(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		k := i
		for k+1 < len(numbers) && numbers[k+1] == numbers[k]+1 {
			k++
		}
		part := strconv.Itoa(numbers[i])
		if k > i {
			part += "–" + strconv.Itoa(numbers[k])
		}
		parts = append(parts, part)
		i = k + 1
	}
	return strings.Join(parts, ", ")
}

func (c *composer) entries(from, to int, w float64) []piece {
	ts := c.sh.reference
	list := c.tag(frame.L)
	hang := c.faces.Width(strconv.Itoa(len(c.refs.entries))+". ", typeset.Style{Size: ts.Size}) + ts.Size*0.2
	var out []piece
	for i := from; i < to; i++ {
		path := []*frame.Tag{list, c.tag(frame.LI)}
		ps := c.paragraph(para{
			spans: c.entrySpans(c.refs.entries[i]), path: path, line: ts.Line, x: hang, w: w - hang, before: ts.Line * 0.25,
		})
		if len(ps) == 0 {
			continue
		}
		mark := strconv.Itoa(i+1) + "."
		st := c.style(ts, c.pal.muted)
		at := frame.Point{X: hang - ts.Size*0.45 - c.faces.Width(mark, st), Y: firstBaseline(ps[0], ts)}
		ps[0].items = append(asItems(c.faces.Runs(mark, st, at)), ps[0].items...)
		ps[0].marks = []frame.Mark{{ID: refMark(i + 1)}}
		out = append(out, ps...)
	}
	return out
}

// entrySpans writes one work out: who, what, where, when, and whether we hold it.
func (c *composer) entrySpans(e entry) []typeset.Span {
	st := c.style(c.sh.reference, c.pal.ink)
	if e.text != "" {
		return c.spans(e.text, st)
	}
	src := c.book.Sources[e.source]
	if e.cites > 0 {
		ref, _ := reference(c.book, e.source, e.cites)
		return c.citedWork(ref, src, st)
	}
	named := st
	if c.sh.slide {
		named.Link = src.URL // nobody types an address from a slide
	}
	out := []typeset.Span{{Text: workOf(src), Style: named}}
	if len(e.sections) > 0 {
		out = append(out, typeset.Span{Text: " " + sectionsOf(e.sections) + ".", Style: st})
	}
	out = append(out, c.address(src.URL, src.DOI, st)...)
	return out
}

// workOf is "Authors. Title. Publisher, date."
func workOf(s source.Source) string {
	var parts []string
	if len(s.Authors) > 0 {
		parts = append(parts, strings.Join(s.Authors, ", "))
	}
	parts = append(parts, s.Title)
	where := s.Publisher
	if where == "" {
		where = s.Affiliation
	}
	if s.Published != "" {
		if where != "" {
			where += ", "
		}
		where += s.Published
	}
	if locus := s.Imprint.Locus(); locus != "" && where != "" {
		where += ", " + locus
	}
	return stopped(append(parts, where))
}

// stopped joins the parts that are not empty, each ending in one full stop.
func stopped(parts []string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p == "" {
			continue
		}
		if !strings.ContainsAny(p[len(p)-1:], ".?!") {
			p += "."
		}
		out = append(out, p)
	}
	return strings.Join(out, " ")
}

func sectionsOf(sections []string) string {
	s := slices.Clone(sections)
	slices.Sort(s)
	if len(s) == 1 {
		if s[0] != "" && s[0][0] >= '0' && s[0][0] <= '9' {
			return "Section " + s[0]
		}
		return s[0]
	}
	return "Sections " + strings.Join(s, ", ")
}

// address is the work's DOI or web address as a link, without the scheme.
func (c *composer) address(url, doi string, st typeset.Style) []typeset.Span {
	if c.sh.slide {
		return nil
	}
	if doi != "" {
		url = "https://doi.org/" + doi
	}
	if !strings.HasPrefix(url, "http://") && !strings.HasPrefix(url, "https://") {
		return nil
	}
	_, shown, _ := strings.Cut(url, "://")
	shown = strings.TrimPrefix(strings.TrimSuffix(shown, "/"), "www.")
	const most = 40 // a longer address is followed, not typed: its host is enough
	if host, _, cut := strings.Cut(shown, "/"); cut && len(shown) > most {
		shown = host
	}
	linked := st
	linked.Link, linked.Color = url, c.pal.accent
	return []typeset.Span{{Text: " ", Style: st}, {Text: shown, Style: linked}}
}

// citedWork is a work that nobody here has read, with the source that cites it.
func (c *composer) citedWork(ref source.Reference, by source.Source, st typeset.Style) []typeset.Span {
	note := st
	note.Italic, note.Color = true, c.pal.muted
	tail := typeset.Span{Text: " Cited in " + by.Name() + "; not held.", Style: note}
	if ref.Title == "" {
		return []typeset.Span{{Text: stopped([]string{ref.Raw}), Style: st}, tail}
	}
	head := strings.Join(ref.Authors, ", ")
	if ref.Year != "" {
		head = strings.TrimSpace(head + " (" + ref.Year + ")")
	}
	out := []typeset.Span{{Text: stopped([]string{head, ref.Title}), Style: st}}
	if ref.Container != "" {
		it := st
		it.Italic = true
		out = append(out, typeset.Span{Text: " ", Style: st}, typeset.Span{Text: ref.Container, Style: it},
			typeset.Span{Text: volume(ref) + ".", Style: st})
	}
	out = append(out, c.address("", ref.DOI, st)...)
	return append(out, tail)
}

// volume is " 13(1), 1–20".
func volume(ref source.Reference) string {
	s := ""
	if ref.Volume != "" {
		s = " " + ref.Volume
	}
	if ref.Issue != "" {
		s += "(" + ref.Issue + ")"
	}
	if ref.Pages != "" {
		s += ", " + ref.Pages
	}
	return s
}

// creditOfCitation is how a slide's foot names a cited work.
func (c *composer) creditOfCitation(key, number string) string {
	src, ok := c.book.Sources[key]
	if !ok {
		return ""
	}
	n, _ := strconv.Atoi(number)
	ref, ok := reference(c.book, key, n)
	if !ok {
		return src.Name()
	}
	who := strings.Join(ref.Authors, ", ")
	if who == "" {
		who = ref.Title
	}
	return strings.TrimSpace(who+" "+ref.Year) + ", cited in " + src.Name()
}

// caveatsBlock lists the doubts a reader should know about.
func (c *composer) caveatsBlock(w float64) []piece {
	items := c.caveats()
	if len(items) == 0 {
		items = []string{"No doubts are recorded about the figures used."}
	}
	list := make([]listed, len(items))
	for i, t := range items {
		list[i] = listed{words: words{text: t}}
	}
	if !c.sh.slide {
		body := c.sh.body
		c.sh.body = c.sh.table // small print, as the references are
		defer func() { c.sh.body = body }()
	}
	return c.list(list, false, w)
}
