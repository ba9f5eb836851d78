package ingest

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/source"

	"golang.org/x/net/html"
)

// htmlWalker lists the blocks of an article.
type htmlWalker struct {
	ctx      context.Context
	body     *html.Node
	blocks   []block
	notes    []block
	text     strings.Builder
	pictures []block
	next     block // what the words at hand will be
	label    string
	depth    int // of lists
	tables   int
	seen     int
	inNote   bool
}

// read walks the article.
func (w *htmlWalker) read() {
	w.next = block{kind: source.Prose}
	w.children(w.body)
	w.flush()
}

// flush ends the block at hand.
func (w *htmlWalker) flush() {
	raw := clean(w.text.String())
	w.text.Reset()
	b := w.next
	if b.kind == source.Code {
		b.text = strings.Trim(raw, "\n")
	} else {
		for row := range strings.Lines(raw) {
			if row = strings.TrimSpace(row); row != "" {
				b.rows = append(b.rows, row)
			}
		}
		b.text = oneLine(raw)
	}
	if strings.TrimSpace(b.text) != "" {
		if b.kind == source.ListItem && w.label != "" {
			b.text = w.label + " " + b.text
		}
		w.label = ""
		w.keep(b)
	}
	for _, p := range w.pictures {
		w.keep(p)
	}
	w.pictures = nil
}

func (w *htmlWalker) keep(b block) {
	if w.inNote && b.kind != source.Picture {
		b.kind, b.level, b.depth, b.mark = source.NoteText, 0, 0, w.next.mark
		w.notes = append(w.notes, b)
		return
	}
	w.blocks = append(w.blocks, b)
}

// children reads what is inside an element.
func (w *htmlWalker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if w.seen++; w.seen%checkEvery == 0 && w.ctx.Err() != nil || len(w.blocks) > maxParas {
			return
		}
		switch c.Type {
		case html.TextNode:
			w.words(c.Data)
		case html.ElementNode:
			w.element(c)
		}
	}
}

// words adds text; outside code its line ends are blanks.
func (w *htmlWalker) words(s string) {
	if w.next.kind != source.Code {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
	}
	w.text.WriteString(s)
}

// as reads an element whose words are a block of another kind, and goes back to the
// kind before.
func (w *htmlWalker) as(n *html.Node, b block) {
	w.flush()
	before := w.next
	w.next = b
	w.children(n)
	w.flush()
	w.next = before
}

// element reads one element.
func (w *htmlWalker) element(n *html.Node) {
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.as(n, block{level: int(n.Data[1] - '0')})
	case "br":
		w.text.WriteByte('\n')
	case "hr":
		w.flush()
	case "p", "div", "section", "article", "main", "header", "address", "details", "summary", "center", "fieldset", "hgroup", "tr", "td", "th", "tbody", "thead", "tfoot":
		w.container(n)
	case "blockquote":
		w.as(n, block{kind: source.Quoted})
	case "pre":
		w.as(n, block{kind: source.Code})
	case "ul", "ol":
		w.list(n)
	case "li", "dt", "dd":
		w.as(n, block{kind: source.ListItem, depth: max(1, w.depth)})
	case "dl":
		w.depth++
		w.container(n)
		w.depth--
	case "figure", "figcaption", "caption":
		w.as(n, block{kind: source.Prose})
	case "table":
		w.table(n)
	case "img":
		w.img(n)
	case "sup":
		w.sup(n)
	case "math":
		w.words(firstWords(htmlAttr(n, "alttext"), mathMLWords(n)))
	case "rt", "rp":
	case "q":
		w.text.WriteString("“")
		w.children(n)
		w.text.WriteString("”")
	default:
		w.children(n)
	}
}

// noteClass marks a container of footnotes.
var noteClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:footnotes?|endnotes?|fn-?list)(?:$|[\s_-])`)

// container reads a block that says nothing about its words, footnotes apart.
func (w *htmlWalker) container(n *html.Node) {
	w.flush()
	role := htmlAttr(n, "role")
	if !w.inNote && n.Data != "p" && (role == "doc-endnotes" || role == "doc-footnote" || noteClass.MatchString(htmlAttr(n, "class"))) && n != w.body {
		w.inNote = true
		w.children(n)
		w.flush()
		w.inNote, w.next.mark = false, ""
		return
	}
	w.children(n)
	w.flush()
}

// list reads a list; items of an ordered one keep their numbers.
func (w *htmlWalker) list(n *html.Node) {
	w.flush()
	format := map[string]string{"": "decimal", "1": "decimal", "a": "a", "A": "A", "i": "i", "I": "I"}[htmlAttr(n, "type")]
	at := 1
	if s, err := strconv.Atoi(htmlAttr(n, "start")); err == nil {
		at = s
	}
	notes := noteClass.MatchString(htmlAttr(n, "class")) && !w.inNote
	w.inNote = w.inNote || notes
	w.depth++
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if c.Data != "li" {
			w.element(c)
			continue
		}
		if v, err := strconv.Atoi(htmlAttr(c, "value")); err == nil {
			at = v
		}
		w.item(c, n.Data == "ol", numeral(at, format))
		at++
	}
	w.depth--
	if notes {
		w.inNote = false
	}
}

// item reads one item.
func (w *htmlWalker) item(n *html.Node, ordered bool, number string) {
	b := block{kind: source.ListItem, depth: w.depth}
	label := ""
	switch {
	case w.inNote:
		b.mark = number
	case ordered:
		label = number + "."
	}
	w.flush()
	before := w.next
	w.next, w.label = b, label
	w.children(n)
	w.flush()
	w.next, w.label = before, ""
}

// raisedDigits are the numbers that stand above the line.
var raisedDigits = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻", "−", "⁻", "+", "⁺")

var raisedNumbers = regexp.MustCompile(`^[-−+]?\d{1,3}$`)

// raised is words above the line: digits as such, so that 10⁶ is not 106.
func raised(s string) string {
	if raisedNumbers.MatchString(strings.TrimSpace(s)) {
		return raisedDigits.Replace(strings.TrimSpace(s))
	}
	return s
}

// noteMarkText is what a reference to a note shows.
var noteMarkText = regexp.MustCompile(`^[\[(]?(?:note\s*)?[\d*†‡a-z]{1,4}[\])]?$`)

// sup leaves out the marks of notes, which are links, and raises the rest.
func (w *htmlWalker) sup(n *html.Node) {
	text := htmlText(n)
	linked := within(n, "a") || holds(n, "a") || strings.Contains(htmlAttr(n, "class")+htmlAttr(n, "id"), "note") || strings.Contains(htmlAttr(n, "class"), "reference")
	if linked && noteMarkText.MatchString(strings.ToLower(text)) {
		return
	}
	w.words(raised(text))
}

// img keeps a picture's place, unless it is a dot that counts visitors.
func (w *htmlWalker) img(n *html.Node) {
	small := func(name string) bool {
		v, err := strconv.Atoi(strings.TrimSuffix(htmlAttr(n, name), "px"))
		return err == nil && v <= 2
	}
	alt, hasAlt := htmlAttr(n, "alt"), false
	for _, a := range n.Attr {
		hasAlt = hasAlt || a.Key == "alt"
	}
	if small("width") || small("height") || hasAlt && strings.TrimSpace(alt) == "" && !within(n, "figure") {
		return
	}
	w.pictures = append(w.pictures, picture(alt, firstWords(htmlAttr(n, "src"), htmlAttr(n, "data-src"))))
}

// mathMLWords is the signs of a formula without its annotations.
func mathMLWords(n *html.Node) string {
	var out strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			out.WriteString(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode && c.Data != "annotation" && c.Data != "annotation-xml":
			out.WriteString(mathMLWords(c))
		}
	}
	return out.String()
}

// title takes the only main heading for the title. A title from the page's own tags
// wins; a heading that repeats it is not printed twice.
func (w *htmlWalker) title(m *manuscript) {
	first, n := -1, 0
	for i, b := range w.blocks {
		if b.level == 1 {
			if n++; n == 1 {
				first = i
			}
		}
	}
	if first < 0 {
		return
	}
	repeats := lettersOf(w.blocks[first].text) == lettersOf(m.meta.Title)
	if n == 1 && m.meta.Title == "" {
		m.meta.Title, repeats = w.blocks[first].text, true
	}
	if repeats {
		m.blocks = append(w.blocks[:first:first], w.blocks[first+1:]...)
	}
}
