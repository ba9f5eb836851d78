package ingest

import (
	"bytes"
	"regexp"
	"sort"

	"briefdeck/internal/source"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// html adds the blocks of a piece of HTML inside Markdown.
func (r *markdownReader) html(n *ast.HTMLBlock, kind source.ParagraphKind) {
	text := string(n.Lines().Value(r.src))
	if n.HasClosure() {
		text += string(n.ClosureLine.Value(r.src))
	}
	for _, b := range htmlBlocks(text, r.seen) {
		if b.kind == source.Prose {
			b.kind = kind
		}
		r.add(b)
	}
}

// tableEnd is the block in which a table ends that begins in a piece of HTML: blank
// lines part it into several. It is nil where no table begins or none ends.
func (r *markdownReader) tableEnd(n ast.Node) ast.Node {
	const most = 2000 // blocks
	if n.Kind() != ast.KindHTMLBlock || !openTable.MatchString(r.raw(n)) {
		return nil
	}
	for c, i := n, 0; c != nil && i < most; c, i = c.NextSibling(), i+1 {
		if c.Kind() == ast.KindHTMLBlock && closedTable.MatchString(r.raw(c)) {
			return c
		}
	}
	return nil
}

var (
	openTable   = regexp.MustCompile(`(?i)<table[\s>]`)
	closedTable = regexp.MustCompile(`(?i)</table\s*>`)
)

// htmlTable reads a piece of HTML with a table in it as web pages are read.
func (r *markdownReader) htmlTable(from, to ast.Node) {
	r.sawLine(from)
	start, end := from.Lines().At(0).Start, to.Lines().At(to.Lines().Len()-1).Stop
	root, err := html.Parse(bytes.NewReader(r.src[start:end]))
	if err != nil { // nested too deeply
		r.node(from, source.Prose)
		return
	}
	w := &htmlWalker{ctx: r.ctx, body: root, tables: r.tables}
	w.read()
	r.tables = w.tables
	for _, b := range w.blocks {
		b.line, b.last = r.seen, r.seen
		r.blocks = append(r.blocks, b)
	}
	r.notes = append(r.notes, w.notes...)
	r.seen = r.first + sort.SearchInts(r.lines, end)
}
