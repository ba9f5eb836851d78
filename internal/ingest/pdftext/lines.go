package pdftext

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a stretch of a line without a wide gap: a whole line, or a cell.
type piece struct {
	text         string
	x0, x1, base float64
	size         float64 // of most characters
	bold, italic bool    // most characters are
	tag          int
	page, row    int       // rows count from the top of the page
	dotted       bool      // a bullet is drawn before it
	framed       bool      // it stands in a box with more text
	parts        int       // of the row, with wide gaps between them; 0 and 1 are the same
	ruled        *ruledRow // of a ruled table
	runs         []run     // that it is made of
}

// Shares of the size of the text.
const (
	ascent   = 0.72 // how far letters reach above their baseline
	wideGap  = 0.9  // parts cells and columns; words stand closer
	wordGap  = 0.15
	signGap  = 0.4 // before a sign that stands close to the word before it
	overlaps = 0.4 // how much of their height two runs of a row share
)

// pieces puts the runs of a page into rows, and joins those that stand close.
func (p page) pieces() []piece {
	var out []piece
	rows := rows(p.runs)
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b run) int { return cmp.Compare(a.x0, b.x0) })
	}
	texts := stretches(rows)
	for n, row := range rows {
		b := pieceBuilder{page: p.number, row: n, near: near(texts, n)}
		for _, r := range row {
			b.add(r)
		}
		b.flush()
		out = append(out, b.out...)
	}
	for i := range out {
		out[i].dotted, out[i].framed = p.dotBefore(out[i]), p.framed(out[i])
	}
	return out
}

// framed tells a piece in a box that has room for several lines.
func (p page) framed(l piece) bool {
	const lines = 4
	return slices.ContainsFunc(p.frames, func(f frame) bool {
		return f.y1-f.y0 > lines*l.size && l.base > f.y0 && l.base < f.y1 && l.x0 > f.x0-touching && l.x1 < f.x1+touching
	})
}

// dotBefore tells whether a bullet is drawn before a piece.
func (p page) dotBefore(l piece) bool {
	return slices.ContainsFunc(p.dots, func(d place) bool {
		before := l.x0 - d.x
		return before > 0.2*l.size && before < 2.5*l.size && d.y < l.base && d.y > l.base-0.75*l.size
	})
}

// stretches lists the parts of each row that gaps part which are wide for the smaller of
// the words beside them.
func stretches(rows [][]run) [][]span {
	out := make([][]span, len(rows))
	for n, row := range rows {
		for i, r := range row {
			if last := len(out[n]) - 1; i > 0 && r.x0-out[n][last].to <= wideGap*min(r.size, row[i-1].size) {
				out[n][last].to = max(out[n][last].to, r.x1)
				continue
			}
			out[n] = append(out[n], span{r.x0, r.x1})
		}
	}
	return out
}

// near lists what stands in the rows around one.
func near(texts [][]span, n int) []span {
	const rows = 6
	var out []span
	for i := max(0, n-rows); i < min(len(texts), n+rows+1); i++ {
		if i != n {
			out = append(out, texts[i]...)
		}
	}
	return out
}

// rows groups runs that stand beside each other, raised and lowered ones too.
func rows(runs []run) [][]run {
	const look = 6 // rows back
	runs = slices.Clone(runs)
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(a.base, b.base) })
	var out [][]run
	var tops, lows []float64
	for _, r := range runs {
		if strings.TrimSpace(r.text) == "" {
			continue
		}
		top, placed := r.base-ascent*r.size, false
		for k := len(out) - 1; k >= max(0, len(out)-look) && !placed; k-- {
			shared := min(lows[k], r.base) - max(tops[k], top)
			if shared > overlaps*min(lows[k]-tops[k], r.base-top) {
				if r.size > lows[k]-tops[k] { // the row began with a raised mark
					tops[k], lows[k] = top, r.base
				}
				out[k], placed = append(out[k], r), true
			}
		}
		if !placed {
			out, tops, lows = append(out, []run{r}), append(tops, top), append(lows, r.base)
		}
	}
	return out
}

// pieceBuilder joins the runs of one row from left to right.
type pieceBuilder struct {
	page, row int
	near      []span // what stands in the rows around
	out       []piece
	cur       *piece
	text      strings.Builder
	sizes     map[float64]int
	bold      int
	italic    int
	total     int
	size      float64 // of the runs so far, the largest
	last      float64 // size of the last run
}

// parted tells a gap that the rows around leave free, with text on both its sides: a
// heading in one column beside a line in the other.
func (b *pieceBuilder) parted(r run) bool {
	const several, margin, indent = 2, 14, 36
	from, to := b.cur.x1, r.x0
	if to-from <= wideGap*min(r.size, b.last) {
		return false
	}
	across, ends, begins := 0, 0, 0
	for _, t := range b.near {
		switch {
		case t.from < from && t.to > to:
			across++
		case t.to <= to && t.to > from-margin:
			ends++
		case t.from >= from && t.from < to+indent:
			begins++
		}
	}
	return across <= 1 && ends >= several && begins >= several
}

// closely tells text that stands close to the text before it, whatever their letters
// leave free: a comma in another face, the raised letters of an ordinal.
func (b *pieceBuilder) closely(r run, text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(",.;:!?)]}”’、。，；：", first) {
		return r.x0-b.cur.x1 < signGap*r.size && len(text) == len(r.text)
	}
	return b.raised(r) && ordinalEnd.MatchString(strings.TrimSpace(text))
}

var ordinalEnd = regexp.MustCompile(`^(?:st|nd|rd|th|er|re|e|è|º|ª|o|a)$`)

var raisedMark = regexp.MustCompile(`^[\[(]?(?:\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§]{1,3})[\])]?$`)

// marker is a bullet or a number that belongs to the text after a wide gap.
var marker = regexp.MustCompile(`^(?:[•●○◦▪■□▸►➢➤✓✔\-–—*·o]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?|\[\d{1,3}\])$`)

func (b *pieceBuilder) add(r run) {
	text := strings.TrimLeft(r.text, " ")
	if b.cur != nil {
		gap := r.x0 - b.cur.x1
		soFar := strings.TrimSpace(b.text.String())
		switch {
		case (gap > wideGap*max(r.size, b.size) || b.parted(r)) && !(marker.MatchString(soFar) && gap < 5*r.size):
			b.flush()
		case b.closely(r, text):
		case !strings.HasSuffix(b.text.String(), " ") && (gap > wordGap*r.size || len(text) < len(r.text)):
			b.text.WriteByte(' ')
		}
	}
	if b.cur == nil {
		b.cur = &piece{x0: r.x0, x1: r.x1, base: r.base, tag: r.tag, page: b.page, row: b.row}
		b.sizes, b.bold, b.italic, b.total, b.size = map[float64]int{}, 0, 0, 0, 0
	}
	if trimmed := strings.TrimSpace(text); raisedMark.MatchString(trimmed) && b.raised(r) {
		kept := strings.TrimRight(b.text.String(), " ")
		b.text.Reset()
		b.text.WriteString(kept)
		text = "^" + trimmed + "^" + text[len(strings.TrimRight(text, " ")):]
	}
	n := utf8.RuneCountInString(strings.TrimSpace(text))
	b.last = r.size
	b.text.WriteString(text)
	b.sizes[r.size] += n
	b.total += n
	if r.bold {
		b.bold += n
	}
	if r.italic {
		b.italic += n
	}
	if r.size > b.size {
		b.size, b.cur.base = r.size, r.base
	}
	b.cur.runs = append(b.cur.runs, r)
	b.cur.x0, b.cur.x1, b.cur.tag = min(b.cur.x0, r.x0), max(b.cur.x1, r.x1), max(b.cur.tag, r.tag)
}

// raised tells a small run above the baseline of the text before it.
func (b *pieceBuilder) raised(r run) bool {
	return b.total > 0 && r.size < 0.85*b.size && r.base < b.cur.base-0.15*b.size
}

func (b *pieceBuilder) flush() {
	if b.cur == nil {
		return
	}
	most := 0
	for s, n := range b.sizes {
		if n > most || n == most && s > b.cur.size {
			most, b.cur.size = n, s
		}
	}
	b.cur.bold, b.cur.italic = b.bold*10 > b.total*8, b.italic*10 > b.total*8
	b.cur.text = tidy(b.text.String())
	b.text.Reset()
	if b.cur.text != "" {
		b.out = append(b.out, *b.cur)
	}
	b.cur = nil
}

// tidy evens out blanks and takes those between Han characters away.
func tidy(s string) string {
	fields := strings.Fields(s)
	var out strings.Builder
	for i, f := range fields {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(fields[i-1])
			first, _ := utf8.DecodeRuneInString(f)
			if !wide(last) || !wide(first) {
				out.WriteByte(' ')
			}
		}
		out.WriteString(f)
	}
	return out.String()
}

// wide tells a character of the Chinese and Japanese scripts or their punctuation.
func wide(r rune) bool {
	return r >= 0x1100 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60)
}

// bodySize is the size of most characters.
func bodySize(pieces [][]piece) float64 {
	count := map[float64]int{}
	for _, page := range pieces {
		for _, p := range page {
			count[math.Round(p.size*2)/2] += len(p.text)
		}
	}
	body, most := 10.0, 0
	for s, n := range count {
		if n > most || n == most && s < body {
			body, most = s, n
		}
	}
	return body
}
