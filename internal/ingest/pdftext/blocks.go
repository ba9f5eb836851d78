package pdftext

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// understand makes blocks of what the pages show.
func (d *Document) understand(ctx context.Context, pages []page) error {
	all := make([][]piece, len(pages))
	text := 0
	for i, p := range pages {
		grids := p.takeGrids()
		all[i] = withGrids(p.pieces(), grids)
		pages[i].runs = nil
		text += len(all[i])
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if text == 0 {
		if d.Blank > 0 {
			return ErrScan
		}
		return nil
	}
	d.Body = bodySize(all)
	d.Margins = d.dropFurniture(pages, all)
	b := blockBuilder{doc: d, words: wordSet(all), keepHyphens: fewHyphens(all)}
	d.join = b.join
	tables := 0
	for i, pieces := range all {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		for _, r := range pages[i].regions(pieces) {
			ls := d.takeNotes(d.lines(&r, &tables), pages[i].height)
			r.pieces = nil // the lines keep the region
			b.lines = append(b.lines, ls...)
		}
		all[i] = nil
	}
	b.build()
	return nil
}

// blockBuilder joins lines to blocks.
type blockBuilder struct {
	doc   *Document
	lines []line
	words map[string]bool // of the document, to undo hyphens

	keepHyphens bool // lines end in a hyphen only where a word has one

	lead  map[float64]float64
	cur   *Block
	first line // of the current block
}

// item is how an entry of a list begins.
var item = regexp.MustCompile(`^(?:[•●○◦▪■□▸►➢➤✓✔‣·][\s ]*|[-–—*o][\s ]+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳])\S`)

// bullets are signs that are no part of an entry's text.
var bullets = regexp.MustCompile(`^(?:[•●○◦▪■□▸►➢➤✓✔‣·]|[-–—*o]\s)\s*`)

func (b *blockBuilder) build() {
	b.measure()
	for i, l := range b.lines {
		var prev *line
		if i > 0 {
			prev = &b.lines[i-1]
		}
		switch {
		case l.cells != nil:
			b.flush(nil)
			if l.cut && b.goOn(l) {
				continue
			}
			b.doc.Blocks = append(b.doc.Blocks, Block{Kind: Row, Text: l.text, Cells: l.cells, Table: l.table, Header: l.header, Page: l.page, Size: l.size})
		case b.cur != nil && prev.cells == nil && !b.breaks(*prev, l):
			b.cur.Lines = append(b.cur.Lines, strings.TrimRight(l.text, string(lineEnd)))
			b.cur.Text = b.join(b.cur.Text, l.text)
			b.cur.Tag = max(b.cur.Tag, l.tag)
			b.cur.Bold, b.cur.Italic = b.cur.Bold && l.bold, b.cur.Italic && l.italic
		default:
			b.flush(&l)
			b.open(l)
		}
	}
	b.flush(nil)
}

// goOn puts the rest of a row that the page's end cut behind its beginning.
func (b *blockBuilder) goOn(l line) bool {
	n := len(b.doc.Blocks)
	if n == 0 || b.doc.Blocks[n-1].Kind != Row || len(b.doc.Blocks[n-1].Cells) != len(l.cells) {
		return false
	}
	row := &b.doc.Blocks[n-1]
	for i, c := range l.cells {
		switch {
		case row.Cells[i] == "":
			row.Cells[i] = c
		case c != "":
			row.Cells[i] = b.join(row.Cells[i], c)
		}
	}
	row.Text = strings.Join(row.Cells, " | ")
	return true
}

// measure finds the distance of lines in a paragraph, for each size of text.
func (b *blockBuilder) measure() {
	gaps := map[float64][]float64{}
	for i := 1; i < len(b.lines); i++ {
		p, l := b.lines[i-1], b.lines[i]
		if gap := l.base - p.base; p.region == l.region && p.size == l.size && gap > 0.5*l.size && gap < 3*l.size {
			gaps[l.size] = append(gaps[l.size], gap)
		}
	}
	b.lead = map[float64]float64{}
	for size, g := range gaps {
		slices.Sort(g)
		b.lead[size] = min(g[len(g)*2/5], 1.9*size)
	}
}

func (b *blockBuilder) leading(size float64) float64 {
	if l := b.lead[size]; l > 0 {
		return l
	}
	return 1.25 * size
}

// breaks tells whether a line begins a block.
func (b *blockBuilder) breaks(prev, l line) bool {
	if l.dotted || item.MatchString(l.text) && b.beginsItem(prev, l) || len(b.cur.Text) > maxBlock {
		return true
	}
	if (l.tag > 0) != (prev.tag > 0) || l.tag != prev.tag {
		return true
	}
	sized := math.Abs(l.size-prev.size) > max(0.6, 0.08*prev.size)
	if prev.region == l.region {
		return sized || b.breaksBelow(prev, l)
	}
	styled := sized || l.bold != prev.bold && b.cur.Kind != Item
	ended := endsSentence(b.cur.Text) && (b.cur.Kind != Text || !startsLower(l.text))
	return styled && !(l.size == prev.size && !ended) || ended || b.short(prev) && !startsLower(l.text) && b.cur.Kind != Text
}

// beginsItem tells an entry of a list from a line that happens to begin with a number.
func (b *blockBuilder) beginsItem(prev, l line) bool {
	dash := strings.ContainsAny(l.text[:1], "-*o") || strings.HasPrefix(l.text, "–") || strings.HasPrefix(l.text, "—")
	if bullets.MatchString(l.text) && !dash {
		return true
	}
	gap := l.base-prev.base > 1.15*b.leading(l.size)
	if prev.region != l.region {
		gap = endsSentence(b.cur.Text)
	}
	return gap || b.cur.Kind == Item || endsSentence(b.cur.Text) || !dash && b.short(prev)
}

// breaksBelow decides within a region, by distance, indent and the length of the line above.
func (b *blockBuilder) breaksBelow(prev, l line) bool {
	lead := b.leading(l.size)
	gap := l.base - prev.base
	if gap > 1.28*lead || gap < -lead {
		return true
	}
	r, em := l.region, l.size
	ended := endsSentence(b.cur.Text)
	if l.bold != prev.bold && b.cur.Kind != Item && (gap > 1.12*lead || b.short(prev)) {
		return true
	}
	if b.cur.Kind == Item {
		return l.x0 < b.first.x0-0.5*em || l.x0 <= b.first.x0+0.3*em && ended && gap > 1.08*lead
	}
	indented := l.x0-r.left > 0.8*em && l.x0-r.left < 6*em && prev.x0-r.left < 0.5*em
	if indented && (ended || b.short(prev)) {
		return true
	}
	if prev.x0-r.left > 3*em && centred(prev) && l.x0-r.left < 0.5*em {
		return true // below a centred line
	}
	return ended && b.short(prev) && (gap > 1.06*lead || prev.x1 < r.left+0.75*(r.right-r.left))
}

// short tells a line that ends well before the others do.
func (b *blockBuilder) short(l line) bool { return shortLine(l) }

func shortLine(l line) bool {
	return l.x1 < l.region.right-0.12*(l.region.right-l.region.left)
}

func centred(l line) bool {
	before, after := l.x0-l.region.left, l.region.right-l.x1
	return math.Abs(before-after) < 0.25*(before+after)
}

// open begins a block with its first line.
func (b *blockBuilder) open(l line) {
	block := Block{
		Text: l.text, Lines: []string{strings.TrimRight(l.text, string(lineEnd))}, Page: l.page,
		Size: l.size, Bold: l.bold, Italic: l.italic, Tag: l.tag, Columns: l.region.columns, Parts: max(1, l.parts), Framed: l.framed,
	}
	if l.dotted || item.MatchString(l.text) && (!(l.bold && l.size >= b.doc.Body) || bullets.MatchString(l.text)) {
		block.Kind = Item
		block.Depth = 1 + int(max(0, l.x0-l.region.left)/(2.2*l.size))
	}
	b.cur, b.first = &block, l
}

// flush ends the current block; next is the line below it.
func (b *blockBuilder) flush(next *line) {
	if b.cur == nil {
		return
	}
	c := b.cur
	b.cur = nil
	c.Text = strings.TrimRight(strings.ReplaceAll(c.Text, string(lineEnd), "-"), " ")
	if c.Kind == Item {
		c.Text = bullets.ReplaceAllString(c.Text, "")
	}
	c.Alone = next == nil || next.bold != c.Bold || math.Abs(next.size-c.Size) > 0.6 || next.base-b.first.base > 1.28*b.leading(next.size)*float64(len(c.Lines))
	if strings.TrimSpace(c.Text) != "" {
		b.doc.Blocks = append(b.doc.Blocks, *c)
	}
}

var closing = regexp.MustCompile(`(?:\^[^^\s]{1,12}\^|\[\d[\d,–-]*\]|["”’'»)）」』\]])+$`)

// endsSentence tells whether a text ends as a sentence or a lead-in does.
func endsSentence(s string) bool {
	const end = 256 // bytes: no closing marks are longer
	s = s[max(0, len(s)-end):]
	s = closing.ReplaceAllString(strings.TrimSpace(s), "")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;。！？：；…", last)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(["))
	return unicode.IsLower(r)
}

// join puts a line behind a text. A word parted by a hyphen is whole again, unless the
// document writes it with the hyphen and never without.
func (b *blockBuilder) join(text, next string) string {
	last, size := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(next)
	if last != lineEnd && last != '-' && last != '\u2010' {
		if wide(last) && wide(first) {
			return text + next
		}
		return text + " " + next
	}
	stem := text[:len(text)-size]
	before, _ := utf8.DecodeLastRuneInString(stem)
	if !unicode.IsLetter(before) || !unicode.IsLetter(first) {
		return stem + "-" + next
	}
	whole := strings.ToLower(lastWord(stem) + firstWord(next))
	parted := strings.ToLower(lastWord(stem) + "-" + firstWord(next))
	hyphened := strings.Contains(lastWord(stem), "-") && !b.words[whole]
	if unicode.IsUpper(first) || !b.words[whole] && (b.words[parted] || b.keepHyphens) || hyphened {
		return stem + "-" + next
	}
	return stem + next
}

// fewHyphens tells a document whose words no program has parted: hardly a line ends in
// a hyphen.
func fewHyphens(all [][]piece) bool {
	const share = 50
	lines, hyphens := 0, 0
	for _, pieces := range all {
		for _, p := range pieces {
			lines++
			if strings.HasSuffix(p.text, string(lineEnd)) || strings.HasSuffix(p.text, "-") {
				hyphens++
			}
		}
	}
	return hyphens*share < lines
}

var word = regexp.MustCompile(`[\p{L}]+(?:-\p{L}+)*`)

func firstWord(s string) string { return word.FindString(s) }

func lastWord(s string) string {
	at := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if at < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	return s[at+size:]
}

// wordSet is the words of a document in small letters; what lines end and begin with
// is left out where it may be half a word.
func wordSet(all [][]piece) map[string]bool {
	const most = 200000
	set := map[string]bool{}
	for _, pieces := range all {
		for _, p := range pieces {
			text := p.text
			if strings.HasSuffix(text, string(lineEnd)) || strings.HasSuffix(text, "-") {
				text = text[:strings.LastIndexAny(text, " ")+1]
			}
			if len(set) < most {
				for _, w := range word.FindAllString(text, -1) {
					set[strings.ToLower(w)] = true
				}
			}
		}
	}
	return set
}
