package layout

import (
	"fmt"
	"sort"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// paginate cuts a flow into columns of at most room high. Pieces that are glued stay
// together unless they fill more than a page; a table's head is set again where a page
// begins inside it; long columns are cut side by side.
func paginate(flow []piece, room float64) [][]piece {
	p := pager{room: room}
	for at := 0; at < len(flow); {
		end := at + 1
		for end < len(flow) && flow[end-1].glue {
			end++
		}
		p.chunk(flow[at:end])
		at = end
	}
	return p.done()
}

// pager fills pages from the top.
type pager struct {
	room  float64
	pages [][]piece
	page  []piece
	used  float64
}

func (p *pager) done() [][]piece {
	if len(p.page) > 0 || len(p.pages) == 0 {
		p.pages = append(p.pages, p.page)
		p.page, p.used = nil, 0
	}
	return p.pages
}

func (p *pager) turn() {
	p.pages = append(p.pages, p.page)
	p.page, p.used = nil, 0
}

// needs is the height that pieces take on the current page.
func (p *pager) needs(ps []piece) float64 {
	h := height(ps)
	if len(p.page) > 0 && len(ps) > 0 {
		h += ps[0].before
	}
	return h
}

// chunk places pieces that belong together.
func (p *pager) chunk(ps []piece) {
	const slack = 0.01
	switch {
	case p.used+p.needs(ps) <= p.room+slack:
		p.put(ps)
	case p.splitLast(ps):
	case height(ps)+repeated(ps) <= p.room+slack:
		p.turn()
		p.put(ps)
	default:
		for i := range ps {
			if p.used+p.needs(ps[i:i+1]) > p.room+slack && len(p.page) > 0 {
				p.turn()
			}
			p.put(ps[i : i+1])
		}
	}
}

// repeated is the height of the table head that would be set again above pieces.
func repeated(ps []piece) float64 {
	if len(ps) == 0 || ps[0].repeat == nil {
		return 0
	}
	return height(ps[0].repeat())
}

// put adds pieces to the page, under their table's head when they open it.
func (p *pager) put(ps []piece) {
	if len(p.page) == 0 && len(p.pages) > 0 && len(ps) > 0 && ps[0].repeat != nil {
		head := ps[0].repeat()
		for i := range head {
			head[i].again = true
		}
		p.add(head)
	}
	p.add(ps)
}

func (p *pager) add(ps []piece) {
	p.used += p.needs(ps)
	p.page = append(p.page, ps...)
}

// splitLast cuts the columns that end a chunk over two pages, when their text is long
// enough to be worth it: a good seventh of a page here, or more than a page in all.
func (p *pager) splitLast(ps []piece) bool {
	last := ps[len(ps)-1]
	if last.cols == nil || last.whole {
		return false
	}
	before := p.used + p.needs(ps) - last.height
	left := p.room - before
	if left < p.room*0.14 {
		if len(p.page) == 0 || height(ps) <= p.room {
			return false
		}
		p.turn()
		left = p.room - (height(ps) - last.height)
		if left <= 0 {
			return false
		}
	}
	top, rest, ok := last.cols.cut(left)
	if !ok {
		return false
	}
	p.put(append(ps[:len(ps)-1:len(ps)-1], withSpace(sideBySide(top), last.before)))
	p.turn()
	p.chunk([]piece{sideBySide(rest)})
	return true
}

func withSpace(p piece, before float64) piece {
	p.before, p.glue = before, false
	return p
}

// cut parts columns at a height: what stands above it, and the rest. False when a
// column has nothing that fits above.
func (c *columns) cut(h float64) (top, rest columns, ok bool) {
	top.x, rest.x = c.x, c.x
	for _, st := range c.stacks {
		pages := paginate(st, h)
		if len(pages) > 0 && height(pages[0]) > h {
			return top, rest, false
		}
		var first, others []piece
		first = pages[0]
		for _, more := range pages[1:] {
			for _, q := range more {
				if !q.again { // it will be set again where it is needed
					others = append(others, q)
				}
			}
		}
		top.stacks, rest.stacks = append(top.stacks, first), append(rest.stacks, others)
	}
	return top, rest, true
}

// finishPages draws the pages with their furniture.
func (c *composer) finishPages(d *document, pages [][]piece) []Page {
	out := make([]Page, len(pages))
	title := c.plain(c.in.Deck.Meta.Title)
	for i, ps := range pages {
		f := &frame.Frame{W: d.paper.W, H: d.paper.H, Point: 1, Ground: c.pal.ground}
		cv := newCanvas(f)
		c.at = place{page: i + 1}
		logo := c.pageLogo(d, cv, i == 0)
		c.pageHead(d, cv, logo)
		if over := height(ps) - d.box.H; over > 0.5 {
			c.report("overflow", deck.Warning, fmt.Sprintf("page %d of the brief is %.0f pt too long: something on it cannot be parted", i+1, over),
				"shorten the box, row or quotation that fills the page")
			done := cv.within(frame.Rect{Y: d.box.Y, W: f.W, H: d.box.H})
			cv.stack(ps, d.box.X, d.box.Y)
			done()
		} else {
			cv.stack(ps, d.box.X, d.box.Y)
		}
		cv.close()
		c.pageFoot(d, cv, logo, fmt.Sprintf("%d / %d", i+1, len(pages)))
		out[i] = Page{Frame: f, Title: title}
	}
	return out
}

// pageHead prints the marking and the kind of document over the text.
func (c *composer) pageHead(d *document, cv *canvas, logo frame.Rect) {
	ts := d.typ.Furniture
	st := c.style(ts, c.pal.muted)
	st.Bold, st.Tracking = true, ts.Size*0.09
	y := d.typ.MarginTop * 0.62
	left, right := d.edges(logo, true)
	c.furniture(cv, strings.ToUpper(c.in.Deck.Meta.Marking), st, anchor{left, y, typeset.Left})
	c.furniture(cv, strings.ToUpper(kindOf(c.in.Deck.Meta)), st, anchor{right + st.Tracking, y, typeset.Right})
}

// footRule is where the rule over the foot stands, as a share of the lower margin.
const footRule = 0.27

// pageFoot prints a rule, the document's name, the marking and the page's number.
func (c *composer) pageFoot(d *document, cv *canvas, logo frame.Rect, number string) {
	ts := d.typ.Furniture
	st := c.style(ts, c.pal.muted)
	y := d.box.Bottom() + d.typ.MarginBottom*footRule
	cv.artifact(frame.Rule(frame.Point{X: d.box.X, Y: y}, frame.Point{X: d.box.Right(), Y: y}, c.sh.hair, c.pal.rule))
	base := y + ts.Line*1.3
	left, right := d.edges(logo, false)
	middle, marking := d.box.X+d.box.W/2, c.told(c.in.Deck.Meta.Marking)
	room := right - left
	if marking != "" {
		room = middle - c.faces.Width(marking, st)/2 - left
	}
	c.furniture(cv, c.cutTo(room-d.typ.Gutter/2, c.footName(), st), st, anchor{left, base, typeset.Left})
	c.furniture(cv, marking, st, anchor{middle, base, typeset.Center})
	c.furniture(cv, number, st, anchor{right, base, typeset.Right})
}

// cutTo is a text that ends in "…" where it would be wider than its room.
func (c *composer) cutTo(room float64, text string, st typeset.Style) string {
	letters := []rune(c.told(text))
	if c.faces.Width(string(letters), st) <= room {
		return text
	}
	n := sort.Search(len(letters), func(n int) bool { return c.faces.Width(string(letters[:n+1])+"…", st) > room })
	return strings.TrimRight(string(letters[:n]), " ·") + "…"
}

// anchor is a point on a baseline that a text begins at, ends at or stands around.
type anchor struct {
	x, y  float64
	align typeset.Align
}

// furniture sets one short text on one line.
func (c *composer) furniture(cv *canvas, text string, st typeset.Style, at anchor) {
	text = c.told(text)
	if text == "" {
		return
	}
	w := c.faces.Width(text, st)
	switch at.align {
	case typeset.Right:
		at.x -= w
	case typeset.Center:
		at.x -= w / 2
	}
	cv.artifact(asItems(c.faces.Runs(text, st, frame.Point{X: at.x, Y: at.y}))...)
}
