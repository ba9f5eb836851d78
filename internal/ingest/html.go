package ingest

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"briefdeck/internal/source"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/htmlindex"
)

// Bounds of a web page.
const (
	maxHTML = 16 << 20 // bytes
	maxTags = 600_000  // each takes far more room in the tree than in the file
)

// readHTML reads the article of a web page, or of a piece of one, without what stands
// around it.
func readHTML(ctx context.Context, data []byte) (manuscript, error) {
	text, guessed := decodeHTML(data)
	if n := strings.Count(text, "<"); n > maxTags {
		return manuscript{}, fmt.Errorf("%w: the page has %d tags; save the article alone", ErrTooLarge, n)
	}
	if ctx.Err() != nil {
		return manuscript{}, ctx.Err()
	}
	m := manuscript{warnings: encodingWarning(guessed), solid: true, meta: source.Source{Kind: source.Web}}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // it is nested too deeply: nothing else is an error
		m.blocks = htmlBlocks(text, 1)
		m.warnings = append(m.warnings, source.Warning{
			Code: "html", Text: "the page is nested too deeply and was read without its structure",
			Hint: "save the article alone and import that",
		})
		return m, nil
	}
	pageMeta(root, &m)
	w := &htmlWalker{ctx: ctx, body: article(root)}
	w.read()
	m.blocks, m.notes = w.blocks, w.notes
	w.title(&m)
	numberHeadings(m.blocks)
	if ctx.Err() != nil {
		return m, ctx.Err()
	}
	return m, tooLong(len(m.blocks) + len(m.notes))
}

// decodeHTML decodes a page as its byte-order mark or its head says, else as any text.
func decodeHTML(data []byte) (text, guessed string) {
	if !startsWith(bomUTF8, bomUTF16LE, bomUTF16BE)(data) {
		// The last result is certain only when the page itself names its encoding.
		if _, name, _ := charset.DetermineEncoding(head(data), ""); name != "windows-1252" && name != "utf-8" || declaresCharset.Match(head(data)) {
			if e, err := htmlindex.Get(name); err == nil && name != "utf-8" {
				return clean(decodeWith(e, data)), ""
			}
		}
	}
	return Decode(data)
}

var declaresCharset = regexp.MustCompile(`(?i)<meta[^>]+charset`)

// attribute of an element by name, "" without one.
func htmlAttr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// eachElement calls do for the elements below a node in document order; do returns
// false to leave out what is inside.
func eachElement(n *html.Node, do func(*html.Node) bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !do(c) {
			continue
		}
		eachElement(c, do)
	}
}

// htmlText is all text below a node on one line.
func htmlText(n *html.Node) string {
	var out strings.Builder
	addHTMLText(n, &out)
	return oneLine(clean(out.String()))
}

func addHTMLText(n *html.Node, out *strings.Builder) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			out.WriteString(c.Data)
		case c.Type == html.ElementNode && !hiddenTags[c.Data]:
			addHTMLText(c, out)
			if blockTags[c.Data] || c.Data == "br" {
				out.WriteByte('\n')
			}
		}
	}
}
