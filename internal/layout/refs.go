package layout

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/internal/typeset"
)

// bibliography numbers what an output rests on, in order of first use: the sources
// behind its figures, and the works that are only cited.
type bibliography struct {
	entries []entry
	number  map[string]int // by key of entry
	figures []string       // keys of the figures used, in order of first use
	named   []string       // those used one by one, not as part of a series
	listed  bool           // a references block prints the list
}

// entry is one numbered work: a source, or the nth work that a source cites.
type entry struct {
	key      string
	source   string // a Source's key
	cites    int    // a Reference's number; 0 is the source itself
	sections []string
	text     string // a work written out in the references block
}

// collect walks the deck as the output shows it and numbers what it uses.
func (c *composer) collect() {
	r := &bibliography{number: map[string]int{}}
	c.refs = r
	r.text(c.book, c.in.Deck.Meta.Title, c.in.Deck.Meta.Subtitle)
	for _, sl := range c.shown {
		r.text(c.book, sl.Title, sl.Subtitle)
		if sl.Layout == deck.References {
			r.listed = true
		}
		for _, b := range c.blocks(sl) {
			r.block(c, b)
		}
	}
}

func (r *bibliography) block(c *composer, bl deck.Block) {
	b := c.book
	if bl.Kind == deck.Sources {
		r.listed = true
		r.written(b, bl)
		return
	}
	r.text(b, bl.Texts()...)
	if bl.Kind == deck.ChartBlock && bl.Chart != nil {
		for _, key := range bl.Chart.Figures {
			r.use(b, key, true)
		}
		for _, key := range c.build(bl.Chart).spec.Figures() {
			r.use(b, key, false)
		}
	}
}

func (r *bibliography) text(b *evidence.Book, texts ...string) {
	for _, key := range tokensOf(texts...) {
		r.use(b, key, true)
	}
	for _, t := range texts {
		if !strings.Contains(t, "[@") {
			continue
		}
		for _, m := range citeMark.FindAllStringSubmatch(t, -1) {
			r.cite(b, m[1], m[2])
		}
	}
}

// use records a figure and numbers the sources behind it.
func (r *bibliography) use(b *evidence.Book, key string, named bool) {
	f, ok := b.Figures[key]
	if !ok {
		return
	}
	if named && !slices.Contains(r.named, key) {
		r.named = append(r.named, key)
	}
	if slices.Contains(r.figures, key) {
		return
	}
	r.figures = append(r.figures, key)
	if f.Derivation != nil {
		for _, in := range f.Derivation.Inputs {
			r.use(b, in, false)
		}
		return
	}
	if _, ok := b.Sources[f.Origin.Source]; ok {
		i := r.add(entry{key: f.Origin.Source, source: f.Origin.Source})
		if s := f.Origin.Section; s != "" && !slices.Contains(r.entries[i-1].sections, s) {
			r.entries[i-1].sections = append(r.entries[i-1].sections, s)
		}
	}
}

// cite numbers a source, or the work that it cites under a number.
func (r *bibliography) cite(b *evidence.Book, key, number string) int {
	if _, ok := b.Sources[key]; !ok {
		return 0
	}
	n, _ := strconv.Atoi(number)
	if n == 0 {
		return r.add(entry{key: key, source: key})
	}
	if _, ok := reference(b, key, n); !ok {
		return 0
	}
	return r.add(entry{key: key + ":" + number, source: key, cites: n})
}

// written adds the works that a references block names: "duan:3", or any text.
func (r *bibliography) written(b *evidence.Book, bl deck.Block) {
	lines := paragraphsOf(bl.Text)
	for _, it := range bl.Items {
		lines = append(lines, it.Text)
	}
	for _, ln := range lines {
		key, number, _ := strings.Cut(strings.Trim(strings.TrimSpace(ln), "[]@"), ":")
		if r.cite(b, key, number) == 0 {
			r.add(entry{key: ln, text: ln})
		}
	}
}

// add numbers an entry, from 1; one that is numbered already keeps its number.
func (r *bibliography) add(e entry) int {
	if n, ok := r.number[e.key]; ok {
		return n
	}
	r.entries = append(r.entries, e)
	r.number[e.key] = len(r.entries)
	return len(r.entries)
}

// ofFigures are the numbers of the sources behind figures, in order.
func (r *bibliography) ofFigures(b *evidence.Book, keys []string) []int {
	var out []int
	for _, key := range keys {
		f, ok := b.Figures[key]
		if !ok {
			continue
		}
		if f.Derivation != nil {
			out = append(out, r.ofFigures(b, f.Derivation.Inputs)...)
		} else if n := r.number[f.Origin.Source]; n > 0 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func reference(b *evidence.Book, key string, n int) (source.Reference, bool) {
	for _, ref := range b.References[key] {
		if ref.Number == n {
			return ref, true
		}
	}
	return source.Reference{}, false
}

func refMark(n int) string { return fmt.Sprintf("ref-%d", n) }

// cited sets a citation mark: the number of its entry in a brief; on a slide the work
// goes to the foot. A citation of nothing known stays as written and is reported.
func (c *composer) cited(mark string, st typeset.Style) []typeset.Span {
	m := citeMark.FindStringSubmatch(mark)
	n := c.refs.cite(c.book, m[1], m[2])
	if n == 0 {
		c.report("unknown-source", deck.Error, fmt.Sprintf("no such source: %q", strings.Trim(strings.TrimSpace(mark), "[@]")),
			"cite a source of the library by its key")
		st.Color, st.Bold = c.pal.warn, true
		return []typeset.Span{{Text: mark, Style: st}}
	}
	if c.output == deck.InBrief {
		return c.sup([]int{n}, st.Size)
	}
	return nil
}
