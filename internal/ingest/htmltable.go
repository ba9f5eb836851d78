package ingest

import (
	"strconv"

	"briefdeck/internal/source"

	"golang.org/x/net/html"
)

// table reads a table of data; one that only arranges the page is read through.
func (w *htmlWalker) table(n *html.Node) {
	w.flush()
	if w.inNote || isLayout(n) {
		w.children(n)
		w.flush()
		return
	}
	g := grid{}
	head := true
	var hanging []int // how many more rows a cell from above covers each column
	eachElement(n, func(c *html.Node) bool {
		switch c.Data {
		case "caption":
			g.caption = htmlText(c)
			return false
		case "tr":
			row, allHead := w.row(c, &hanging)
			head = head && (allHead || within(c, "thead"))
			if head && len(row) > 0 {
				g.headers++
			}
			if len(g.rows) <= maxParas {
				g.rows = append(g.rows, row)
			}
			return false
		case "table":
			return false
		}
		return true
	})
	if g.headers == len(g.rows) {
		g.headers = 0 // a head of nothing
	}
	if g.caption != "" {
		w.keep(block{kind: source.Prose, text: g.caption, rows: []string{g.caption}})
	}
	rows := g.blocks(w.tables + 1)
	if len(rows) > 0 {
		w.tables++
	}
	for _, b := range rows {
		w.keep(b)
	}
	for _, p := range w.pictures {
		w.keep(p)
	}
	w.pictures = nil
}

// row reads a row's cells, empty ones where a cell from above reaches down.
func (w *htmlWalker) row(n *html.Node, hanging *[]int) (cells []cell, allHead bool) {
	allHead = true
	at := 0
	covered := func() {
		for at < len(*hanging) && (*hanging)[at] > 0 {
			(*hanging)[at]--
			cells = append(cells, cell{span: 1})
			at++
		}
	}
	for c := n.FirstChild; c != nil && at < maxColumns; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		covered()
		span, down := spanOf(c, "colspan"), spanOf(c, "rowspan")
		cells = append(cells, cell{text: w.cellText(c), span: span, bold: c.Data == "th"})
		allHead = allHead && c.Data == "th"
		for range min(span, maxColumns-at) {
			if at == len(*hanging) {
				*hanging = append(*hanging, 0)
			}
			(*hanging)[at] = down - 1
			at++
		}
	}
	covered()
	return cells, allHead && len(cells) > 0
}

// cellText is the words of a cell, by a walker of its own.
func (w *htmlWalker) cellText(n *html.Node) string {
	in := &htmlWalker{ctx: w.ctx, body: n, inNote: false}
	in.read()
	var ps []para
	for _, b := range append(in.blocks, in.notes...) {
		if b.kind == source.Picture {
			w.pictures = append(w.pictures, b)
			continue
		}
		ps = append(ps, para{block: b})
	}
	text, _, _ := flat(ps)
	return text
}

func spanOf(n *html.Node, name string) int {
	v, err := strconv.Atoi(htmlAttr(n, name))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, maxColumns)
}

// isLayout tells a table that arranges a page: it says so, has one column, or holds
// headings or further tables and no head.
func isLayout(n *html.Node) bool {
	if r := htmlAttr(n, "role"); r == "presentation" || r == "none" {
		return true
	}
	widest, heads, blocks := 0, false, false
	eachElement(n, func(c *html.Node) bool {
		switch c.Data {
		case "tr":
			cells := 0
			for k := c.FirstChild; k != nil; k = k.NextSibling {
				if k.Type == html.ElementNode && (k.Data == "td" || k.Data == "th") {
					cells++
				}
			}
			widest = max(widest, cells)
		case "th", "caption", "thead":
			heads = true
		case "h1", "h2", "h3", "h4", "table", "article", "section":
			blocks = true
		}
		return true
	})
	return widest < 2 || blocks && !heads
}
