package ingest

import (
	"context"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"briefdeck/internal/source"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Limits that keep the Markdown parser's worst cases, quadratic in a paragraph, small.
const (
	maxNesting    = 32   // quote and list marks at the start of a line
	maxDelimiters = 1200 // of emphasis and links in one paragraph
)

// readMarkdown reads front matter and body; Markdown that would take the parser too
// long is read as plain text.
func readMarkdown(ctx context.Context, data []byte) (manuscript, error) {
	text, guessed := Decode(data)
	if tangled(text) {
		m, err := readText(ctx, data)
		m.warnings = append(m.warnings, source.Warning{
			Code: "markdown", Text: "the Markdown is nested too deeply and was read as plain text",
			Hint: "look for long rows of brackets, stars or quote marks",
		})
		return m, err
	}
	head, body, found := cutFrontMatter(text)
	m := manuscript{warnings: encodingWarning(guessed)}
	first := 0
	if found {
		m.readFrontMatter(head, strings.HasPrefix(text, "+++"))
		first = strings.Count(text[:len(text)-len(body)], "\n")
	}
	if ctx.Err() != nil {
		return m, ctx.Err()
	}
	r := &markdownReader{ctx: ctx, src: []byte(body), lines: lineStarts(body), first: first, seen: first + 1}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote, extension.Strikethrough, extension.TaskList))
	root := md.Parser().Parse(mdtext.NewReader(r.src), parser.WithContext(parser.NewContext()))
	if ctx.Err() != nil {
		return m, ctx.Err()
	}
	r.children(root, source.Prose)
	m.blocks, m.notes = r.blocks, r.notes
	numberHeadings(m.blocks)
	return m, nil
}

// nestingMarks are the quote and list marks that a line begins with.
var nestingMarks = regexp.MustCompile(`^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])[ \t]*){1,40}`)

// tangled tells text on which the parser would take quadratic time.
func tangled(text string) bool {
	delimiters := 0
	for line := range strings.Lines(text) {
		marks := nestingMarks.FindString(line)
		if len(strings.Fields(strings.ReplaceAll(marks, ">", " > "))) > maxNesting {
			return true
		}
		if marks != "" || strings.TrimSpace(line) == "" || strings.HasPrefix(line, "|") {
			delimiters = 0
		}
		delimiters += strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "[") + strings.Count(line, "~")
		if delimiters > maxDelimiters {
			return true
		}
	}
	return false
}

// numberHeadings splits printed numbers from the titles of marked headings.
func numberHeadings(blocks []block) {
	for i := range blocks {
		b := &blocks[i]
		if !b.heading() {
			continue
		}
		if s := headingShape(b.text); s.scheme == decimals || s.scheme == hanNumber || s.scheme == roman {
			b.number, b.text = s.number, s.title
		}
	}
}

// lineStarts lists the offset of each line.
func lineStarts(s string) []int {
	starts := []int{0}
	for i := range len(s) {
		if s[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// markdownReader walks the parsed document and lists its blocks.
type markdownReader struct {
	ctx      context.Context
	src      []byte
	lines    []int // offsets of line starts
	first    int   // lines before src in the file
	seen     int   // the last line known, for nodes that do not tell
	prefix   string
	depth    int    // of the list
	mark     string // of the note
	tables   int
	pictures []block // in the paragraph at hand
	blocks   []block
	notes    []block
}

// children reads the blocks inside a node; kind is what their paragraphs are.
func (r *markdownReader) children(n ast.Node, kind source.ParagraphKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if end := r.tableEnd(c); end != nil {
			r.htmlTable(c, end)
			c = end
			continue
		}
		r.node(c, kind)
	}
}

// node reads one block; containers it does not know are read through.
func (r *markdownReader) node(n ast.Node, kind source.ParagraphKind) {
	r.sawLine(n)
	defer r.addPictures()
	switch x := n.(type) {
	case *ast.Heading:
		r.add(block{level: x.Level, text: r.inline(n)})
	case *ast.Paragraph, *ast.TextBlock:
		r.add(block{kind: kind, text: r.inline(n)})
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.add(block{kind: source.Code, text: r.raw(n)})
	case *ast.HTMLBlock:
		r.html(x, kind)
	case *ast.Blockquote:
		r.children(n, source.Quoted)
	case *ast.List:
		r.list(x)
	case *east.Table:
		r.table(x)
	case *east.FootnoteList:
		r.footnotes(x)
	default:
		r.children(n, kind)
	}
}

// addPictures lists the pictures of the paragraph just read.
func (r *markdownReader) addPictures() {
	for _, p := range r.pictures {
		p.line, p.last = r.seen, r.seen
		r.blocks = append(r.blocks, p)
	}
	r.pictures = nil
}

// list adds the items; those of an ordered list keep their numbers.
func (r *markdownReader) list(l *ast.List) {
	n := l.Start
	r.depth++
	defer func() { r.depth-- }()
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		if l.IsOrdered() {
			r.prefix = strconv.Itoa(n) + ". "
		}
		n++
		r.children(item, source.ListItem)
		r.prefix = ""
	}
}

// table adds a table's rows, the head first.
func (r *markdownReader) table(t *east.Table) {
	r.tables++
	for line := t.FirstChild(); line != nil; line = line.NextSibling() {
		var cells []string
		for c := line.FirstChild(); c != nil; c = c.NextSibling() {
			r.sawLine(c)
			cells = append(cells, oneLine(r.inline(c)))
		}
		r.add(tableRow(source.Row{Table: r.tables, Header: line.Kind() == east.KindTableHeader, Cells: cells}))
	}
}

// footnotes sets the notes apart, with their numbers.
func (r *markdownReader) footnotes(l *east.FootnoteList) {
	body := r.blocks
	r.blocks = nil
	for note := l.FirstChild(); note != nil; note = note.NextSibling() {
		if f, ok := note.(*east.Footnote); ok {
			r.mark = strconv.Itoa(f.Index)
		}
		r.children(note, source.NoteText)
	}
	r.mark = ""
	r.notes = append(r.notes, r.blocks...)
	r.blocks = body
}

// add fills in where the block stands and keeps it unless it is empty.
func (r *markdownReader) add(b block) {
	if b.kind != source.Code {
		for _, row := range strings.Split(b.text, "\n") {
			if row = strings.TrimSpace(row); row != "" {
				b.rows = append(b.rows, row)
			}
		}
		b.text = oneLine(b.text)
	}
	if strings.TrimSpace(b.text) == "" {
		return
	}
	switch b.kind {
	case source.ListItem:
		b.text, b.depth = r.prefix+b.text, r.depth
		r.prefix = ""
	case source.NoteText:
		b.mark = r.mark
	}
	if b.line == 0 {
		b.line, b.last = r.seen, r.seen+max(0, len(b.rows)-1)
	}
	r.blocks = append(r.blocks, b)
}

// oneLine joins lines that a renderer would join.
func oneLine(s string) string {
	var t textReader
	var out strings.Builder
	above := ""
	for _, line := range strings.Split(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			t.glue(&out, above, line)
			above = line
		}
	}
	return out.String()
}

// sawLine remembers where a node stands; some inner nodes do not know.
func (r *markdownReader) sawLine(n ast.Node) {
	if n.Type() != ast.TypeBlock || n.Lines() == nil || n.Lines().Len() == 0 {
		return
	}
	at := n.Lines().At(0).Start
	line := sort.SearchInts(r.lines, at+1)
	r.seen = r.first + line
}

// raw is a code block's text as it stands.
func (r *markdownReader) raw(n ast.Node) string {
	return strings.TrimRight(string(n.Lines().Value(r.src)), "\n ")
}

// inline is the text of a node's children without markup; lines stay lines.
func (r *markdownReader) inline(n ast.Node) string {
	var out strings.Builder
	inSup := false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if raw, ok := c.(*ast.RawHTML); ok {
			inSup = r.rawTag(raw, &out, inSup)
		} else if !inSup {
			r.write(&out, c)
		}
	}
	return out.String()
}

// rawTag handles one HTML tag in running text: a break, or a raised footnote mark,
// whose words are left out until it closes.
func (r *markdownReader) rawTag(n *ast.RawHTML, out *strings.Builder, inSup bool) bool {
	tag := strings.ToLower(string(n.Segments.Value(r.src)))
	switch {
	case strings.HasPrefix(tag, "<br"):
		out.WriteByte('\n')
	case strings.HasPrefix(tag, "<sup"):
		return footnoteMark(n, r.src)
	case strings.HasPrefix(tag, "</sup"):
		return false
	}
	return inSup
}

// raisedNumber is what follows an opening <sup> when only a number stands in it.
var raisedNumber = regexp.MustCompile(`^(?:\s|<[^>]{0,300}>|\[)*[\d*†‡]{1,4}(?:\s|<[^>]{0,300}>|\])*</sup`)

// footnoteMark tells whether the <sup> that opens here only holds a note's number.
func footnoteMark(n *ast.RawHTML, src []byte) bool {
	from := n.Segments.At(n.Segments.Len() - 1).Stop
	return raisedNumber.Match(src[from:min(len(src), from+400)])
}

// write adds the words of one inline node: links as their text, images and note marks not at all.
func (r *markdownReader) write(out *strings.Builder, n ast.Node) {
	switch x := n.(type) {
	case *ast.Text:
		value := x.Segment.Value(r.src)
		if !x.IsRaw() {
			value = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
		}
		out.Write(value)
		if x.SoftLineBreak() || x.HardLineBreak() {
			out.WriteByte('\n')
		}
	case *ast.String:
		out.Write(x.Value)
	case *ast.AutoLink:
		out.Write(x.Label(r.src))
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				out.Write(t.Segment.Value(r.src))
			}
		}
	case *ast.Image:
		r.pictures = append(r.pictures, picture(r.inline(n), string(x.Destination)))
	case *east.FootnoteLink, *east.FootnoteBacklink:
	default:
		out.WriteString(r.inline(n))
	}
}
