package library

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// line is one line of the document as it is read: words, or the air between them.
type line struct {
	words   kit.ProseLine
	look    kit.ProseLook
	indent  float32
	bar     bool // our summary stands behind a coloured bar
	bullet  string
	height  float32
	section int       // it belongs to
	block   int       // counts headings and paragraphs
	text    string    // of the whole block: the bytes that its words lie in
	para    source.ID // "" for headings
	page    int       // that begins here, to be named in the margin; 0: none
	rule    bool      // a hairline stands over it
	head    bool      // it names the columns of a table
	row     int       // of the file; 0 when unknown
}

// How the parts of a document are set, in logical pixels.
var (
	titleLook   = kit.ProseLook{Size: 22, Lead: 30, Bold: true}
	bylineLook  = kit.ProseLook{Size: 13, Lead: 20, Color: kit.Muted}
	bodyLook    = kit.ProseLook{Size: 15, Lead: 25}
	captionLook = kit.ProseLook{Size: 18, Lead: 21, Color: kit.Muted, Bold: true} // raised pieces are smaller
	labelLook   = kit.ProseLook{Size: 16, Lead: 22, Color: kit.Accent, Bold: true}
	headingLook = []kit.ProseLook{
		{Size: 18, Lead: 26, Bold: true},
		{Size: 16, Lead: 24, Bold: true},
		{Size: 15, Lead: 23, Bold: true},
	}
)

// compositor makes lines of a document at a width.
type compositor struct {
	tables  int // the number of the last table met
	ruler   *kit.Ruler
	width   float32
	marks   map[source.ID][]mark
	lines   []line
	section int
	block   int
	page    int      // the last one met
	fresh   bool     // it is to be named beside the next words
	columns []column // of the table that is being set; nil: its rows are set as text
}

// mark is words of a paragraph that a figure quotes.
type mark struct {
	span   source.Span
	figure string
	sure   bool // a person has confirmed it
	found  bool // it was searched for; no figure quotes it
}

// marksOf finds the words that figures quote in a source, in the order of the text.
func marksOf(b *evidence.Book, key string) map[source.ID][]mark {
	out := map[source.ID][]mark{}
	for _, f := range b.Figures {
		o := f.Origin
		if o.Source != key || o.Paragraph == "" || o.Quote.IsZero() || f.Status == evidence.Rejected {
			continue
		}
		out[o.Paragraph] = append(out[o.Paragraph], mark{span: o.Quote, figure: f.Key, sure: f.Status == evidence.Confirmed})
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b mark) int {
			if a.span != b.span {
				return a.span.Start - b.span.Start
			}
			return strings.Compare(a.figure, b.figure)
		})
	}
	return out
}

// compose makes the lines of a document.
func compose(d source.Document, marks map[source.ID][]mark, width float32, r *kit.Ruler) []line {
	c := &compositor{ruler: r, width: width, marks: marks}
	c.air(28)
	c.add(titleLook, line{text: d.Source.Title}, kit.Piece{Text: d.Source.Title})
	if by := byline(d.Source); by != "" {
		c.air(6)
		c.add(bylineLook, line{text: by}, kit.Piece{Text: by})
	}
	for i, s := range d.Sections {
		c.section = i
		c.onPage(s.Page)
		c.heading(s)
		var before source.ParagraphKind
		for at, p := range s.Paragraphs {
			if p.Row != nil && p.Row.Table != c.tables {
				c.columns = c.columnsOf(s.Paragraphs[at:])
			}
			c.onPage(p.Page)
			c.paragraph(p, before)
			before = p.Kind
		}
	}
	c.air(64)
	return c.lines
}

func byline(s source.Source) string {
	parts := slices.Clone(s.Authors)
	for _, t := range []string{s.Affiliation, s.Publisher, s.Published} {
		if t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, " · ")
}

func (c *compositor) air(h float32) {
	c.lines = append(c.lines, line{height: h, section: c.section, block: c.block})
}

// add breaks pieces into lines that share what like says.
func (c *compositor) add(look kit.ProseLook, like line, pieces ...kit.Piece) {
	c.block++
	for i, words := range c.ruler.Break(pieces, look, c.width-like.indent) {
		l := like
		if i > 0 {
			l.bullet, l.rule = "", false
		}
		l.page = c.newPage()
		l.words, l.look, l.height, l.section, l.block = words, look, look.Lead, c.section, c.block
		c.lines = append(c.lines, l)
	}
}

// label is a small word of ours over a block; it is no part of the text.
func (c *compositor) label(like line, word string) {
	like.text, like.para = "", ""
	c.add(labelLook, like, kit.Piece{Text: word, Raised: true})
}

func (c *compositor) heading(s source.Section) {
	c.air([]float32{30, 22, 18}[level(s)])
	c.add(headingLook[level(s)], line{row: s.Line, text: s.Label()}, kit.Piece{Text: s.Label()})
	c.air(6)
}

// level is a section's index among the heading looks.
func level(s source.Section) int { return min(max(s.Level, 1), len(headingLook)) - 1 }

func (c *compositor) paragraph(p source.Paragraph, before source.ParagraphKind) {
	like := line{text: p.Text, para: p.ID, row: p.Line}
	look := bodyLook
	switch p.Kind {
	case source.Summary:
		like.bar, like.indent = true, 18
		if before != source.Summary {
			c.label(like, "OUR SUMMARY")
		}
	case source.ListItem:
		like.indent, like.bullet = 22, "•"
	case source.Quoted:
		like.indent, look.Color = 28, kit.Muted
	case source.Code, source.TableRow:
		look.Size, look.Lead = 13, 21
		c.table(like, p)
	case source.NoteText:
		like.indent, like.bullet, like.rule = 28, p.Mark, before != source.NoteText
		look.Size, look.Lead = 13, 21
	case source.Picture:
		like.indent, look.Color = 28, kit.Muted
		c.label(like, "PICTURE")
	case source.Prose:
	}
	if p.Row != nil && c.tableRow(p) {
		return
	}
	for _, hard := range split(p) {
		c.add(look, like, pieces(hard, c.marks[p.ID], p.Kind == source.Code)...)
		like.bullet, like.rule = "", false
	}
	if gap := float32(12); p.Kind == source.ListItem {
		c.air(gap / 2)
	} else {
		c.air(gap)
	}
}

// table is the line over the first row of a table: its number, and what can be made of it.
func (c *compositor) table(like line, p source.Paragraph) {
	if p.Row == nil || p.Row.Table == c.tables {
		return
	}
	c.tables = p.Row.Table
	like.text, like.para = "", ""
	if p.Row.Caption != "" {
		c.add(captionLook, line{row: p.Line}, kit.Piece{Text: p.Row.Caption, Raised: true})
	}
	c.add(labelLook, like, kit.Piece{Text: fmt.Sprintf("TABLE %d    ", c.tables), Raised: true},
		kit.Piece{Text: "Map to series…", Raised: true, Color: kit.Accent, Link: fmt.Sprint(tableLink, c.tables)},
		kit.Piece{Text: "    ", Raised: true}, kit.Piece{Text: "Open wide…", Raised: true, Color: kit.Accent, Link: fmt.Sprint(wideLink, c.tables)})
}

// part is a range of a paragraph's bytes between its line ends.
type part struct {
	source.Paragraph
	from, to int
}

func split(p source.Paragraph) []part {
	var out []part
	at := 0
	for {
		n := strings.IndexByte(p.Text[at:], '\n')
		if n < 0 {
			return append(out, part{p, at, len(p.Text)})
		}
		out = append(out, part{p, at, at + n})
		at += n + 1
	}
}

// pieces cuts a part where marks begin and end and where citations stand.
func pieces(p part, marks []mark, mono bool) []kit.Piece {
	var out []kit.Piece
	at := p.from
	cites := p.Citations
	plain := func(to int, like kit.Piece) {
		for len(cites) > 0 && cites[0].Span.Start <= to {
			n := max(at, min(cites[0].Span.Start, to))
			like.Text, like.At = p.Text[at:n], at
			out = append(out, like, cite(cites[0].Number, n))
			at, cites = n, cites[1:]
		}
		like.Text, like.At = p.Text[at:to], at
		out = append(out, like)
		at = to
	}
	for len(cites) > 0 && cites[0].Span.Start < p.from {
		cites = cites[1:] // printed with an earlier part
	}
	for _, m := range marks {
		from, to := max(m.span.Start, at), min(m.span.End, p.to)
		if from >= to {
			continue
		}
		plain(from, kit.Piece{Mono: mono})
		plain(to, m.piece(mono))
	}
	plain(p.to, kit.Piece{Mono: mono})
	return slices.DeleteFunc(out, func(k kit.Piece) bool { return k.Text == "" })
}

// piece is how marked words look.
func (m mark) piece(mono bool) kit.Piece {
	p := kit.Piece{Ground: ground(m), Mono: mono}
	if m.figure != "" {
		p.Link = figureLink + m.figure
	}
	return p
}

// What a click on words leads to.
const (
	figureLink = "figure:"
	citeLink   = "cite:"
	tableLink  = "table:"
	wideLink   = "wide:"
)

func cite(number, at int) kit.Piece {
	return kit.Piece{Text: fmt.Sprintf("[%d]", number), At: at, Raised: true, Color: kit.Accent, Link: fmt.Sprint(citeLink, number)}
}

// ground is the colour behind words that a figure quotes: one for what a person has
// confirmed, another for what still wants a look.
func ground(m mark) fyne.ThemeColorName {
	if m.found {
		return kit.Found
	}
	if m.sure {
		return kit.Tint
	}
	return kit.Mark
}
