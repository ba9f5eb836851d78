package ingest

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"briefdeck/internal/source"
)

// assembler makes a document out of a manuscript, in the order of its methods.
type assembler struct {
	doc    source.Document
	blocks []block
	name   string
	titled bool // a title was found
}

// assemble says what the blocks of a manuscript mean.
func assemble(ctx context.Context, m manuscript, name string) (source.Document, error) {
	a := &assembler{blocks: m.blocks, name: name}
	a.doc.Source = m.meta
	a.doc.Source.ID = source.NewID()
	a.doc.Source.Held = true
	a.doc.Warnings = m.warnings
	a.titled = m.meta.Title != ""
	a.titleFromHeading()
	a.front()
	a.useProps(m.props)
	if !m.solid {
		a.rejoin()
	}
	a.levels()
	a.sections()
	a.dropContents()
	a.printedNotes()
	a.keepNotes(m.notes)
	a.abstractFromSection()
	if err := a.finishParagraphs(ctx); err != nil {
		return source.Document{}, err
	}
	a.describe()
	a.doc.Warnings = limitWarnings(a.doc.Warnings)
	return a.doc, nil
}

// useProps fills in what the text does not say from the file's own properties. A
// program's name for its user is an author only when it is a person's name.
func (a *assembler) useProps(props source.Source) {
	s := &a.doc.Source
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	if !idleTitle.MatchString(props.Title) {
		fill(&s.Title, props.Title)
		a.titled = s.Title != ""
	}
	fill(&s.Published, props.Published)
	fill(&s.Language, props.Language)
	fill(&s.Publisher, props.Publisher)
	fill(&s.Abstract, props.Abstract)
	fill(&s.DOI, props.DOI)
	fill(&s.URL, props.URL)
	if len(s.Authors) == 0 {
		for _, n := range props.Authors {
			if isName(n) {
				s.Authors = append(s.Authors, n)
			}
		}
	}
	if len(s.Keywords) == 0 {
		s.Keywords = props.Keywords
	}
}

// idleTitle is a title that a program made up.
var idleTitle = regexp.MustCompile(`(?i)^(?:untitled.*|document ?\d*|microsoft word.*|title|slide \d+|powerpoint presentation|.*\.(?:docx?|odt|rtf|pdf|indd|dotx?)|[\W\d_]*)$`)

// warn adds a warning; line 0 stands for the whole document.
func (a *assembler) warn(line int, code, text, hint string) {
	a.doc.Warnings = append(a.doc.Warnings, source.Warning{Line: line, Code: code, Text: text, Hint: hint})
}

// titleFromHeading takes the only heading of the highest level for the title when it
// stands first.
func (a *assembler) titleFromHeading() {
	if a.titled || len(a.blocks) == 0 {
		return
	}
	b := a.blocks[0]
	if !b.heading() || b.number != "" || isKnown(b.text) || labelShape(b.text).rank > 0 {
		return
	}
	for _, other := range a.blocks[1:] {
		if other.heading() && other.level <= b.level {
			return
		}
	}
	a.doc.Source.Title, a.titled = b.text, true
	a.blocks = a.blocks[1:]
}

// rejoin puts paragraphs together that a page break cut in mid-sentence: the first
// does not end as a sentence does, and the next goes on in small letters.
func (a *assembler) rejoin() {
	const most = 4 // pieces; what goes on for longer is verse or a list
	var out []block
	refs, pieces := false, 1
	for _, b := range a.blocks {
		if b.heading() {
			refs = isReferences(b.text)
		}
		if len(out) == 0 || refs || pieces == most || !continues(out[len(out)-1], b) {
			out = append(out, b)
			pieces = 1
			continue
		}
		pieces++
		prev := &out[len(out)-1]
		a.warn(prev.last, "broken-paragraph", "the paragraph stops in mid-sentence and goes on after a blank line",
			"it was joined with the next block; check that nothing is missing between them")
		var t textReader
		var text strings.Builder
		text.WriteString(prev.text)
		t.glue(&text, prev.text, b.text)
		prev.text, prev.last = text.String(), b.last
	}
	a.blocks = out
}

// continues tells whether a paragraph goes on in the next block: in small letters, or
// after a Chinese comma.
func continues(above, here block) bool {
	if above.heading() || here.heading() || above.kind != source.Prose || here.kind != source.Prose {
		return false
	}
	last := above.text[len(strings.TrimRight(above.text, "，、")):]
	return !finished(above.text) && (startsLower(here.text) || last != "")
}

// levels closes the gaps between levels: a heading stands one below the nearest heading
// before it that is higher.
func (a *assembler) levels() {
	var above []int
	for i := range a.blocks {
		b := &a.blocks[i]
		if !b.heading() {
			continue
		}
		for len(above) > 0 && above[len(above)-1] >= b.level {
			above = above[:len(above)-1]
		}
		above = append(above, b.level)
		b.level = len(above)
	}
}

// sections deals the blocks out to their headings; entries below a references
// heading become references.
func (a *assembler) sections() {
	var entries []block
	for _, b := range a.blocks {
		if b.heading() {
			a.open(b)
			continue
		}
		if b.kind == source.Prose && isOrnament(b.text) {
			continue
		}
		if len(a.doc.Sections) == 0 {
			a.open(block{text: a.title(), level: 1, line: b.line, page: b.page})
		}
		s := &a.doc.Sections[len(a.doc.Sections)-1]
		if isReferences(s.Title) && looksLikeEntry(b.text) {
			entries = append(entries, b)
			continue
		}
		s.Paragraphs = append(s.Paragraphs, paragraph(b))
	}
	a.references(entries)
}

// open begins a section under a heading.
func (a *assembler) open(h block) {
	a.doc.Sections = append(a.doc.Sections, source.Section{
		ID: source.NewID(), Number: h.number, Title: h.text, Level: h.level, Line: h.line, Page: h.page,
	})
}

var (
	blanks   = regexp.MustCompile(`[ \t]{2,}|\t`)
	backLink = regexp.MustCompile(`[\s↩]*↩[\s\x{FE0E}]*$`) // of a footnote, to its mark
)

// paragraph evens out the blanks of a block and gives it an id.
func paragraph(b block) source.Paragraph {
	if b.row != nil {
		for i, c := range b.row.Cells {
			b.row.Cells[i] = blanks.ReplaceAllString(c, " ")
		}
		b.text = strings.Join(b.row.Cells, cellMark)
	} else if b.kind != source.Code && (strings.Contains(b.text, "  ") || strings.ContainsAny(b.text, "\t↩")) {
		b.text = backLink.ReplaceAllString(blanks.ReplaceAllString(b.text, " "), "")
	}
	return source.Paragraph{
		ID: source.NewID(), Kind: b.kind, Text: b.text, Line: b.line, Page: b.page, Depth: b.depth, Mark: b.mark, Row: b.row,
	}
}

// title is the document's title, else the file's name without its ending.
func (a *assembler) title() string {
	if a.doc.Source.Title != "" {
		return a.doc.Source.Title
	}
	return a.fileName()
}

// fileName is the file's name without its ending.
func (a *assembler) fileName() string {
	base := filepath.Base(a.name)
	return strings.ToValidUTF8(strings.TrimSuffix(base, filepath.Ext(base)), "")
}

// keepNotes adds the footnotes as a section of their own at the end.
func (a *assembler) keepNotes(notes []block) {
	if len(notes) == 0 {
		return
	}
	title := "Notes"
	switch a.language() {
	case "zh-Hans":
		title = "注释"
	case "zh-Hant":
		title = "註釋"
	}
	a.open(block{text: title, level: 1, line: notes[0].line, page: notes[0].page})
	s := &a.doc.Sections[len(a.doc.Sections)-1]
	for _, n := range notes {
		s.Paragraphs = append(s.Paragraphs, paragraph(n))
	}
}

// abstractFromSection moves an abstract and keywords that have headings of their own
// to where the run-in ones go. Only what is left of the title page may stand before them.
func (a *assembler) abstractFromSection() {
	const titlePage = 60 // words
	at := 0
	if len(a.doc.Sections) > 1 && a.doc.Sections[0].Title == a.title() && wordCount(textOf(a.doc.Sections[0])) < titlePage {
		at = 1
	}
	s := &a.doc.Source
	for len(a.doc.Sections) > at {
		sec := a.doc.Sections[at]
		switch {
		case inSet(abstractHeadings, sec.Title) && s.Abstract == "":
			s.Abstract = textOf(sec)
		case inSet(keywordHeadings, sec.Title) && len(s.Keywords) == 0:
			s.Keywords = splitList(textOf(sec))
		default:
			return
		}
		a.doc.Sections = slices.Delete(a.doc.Sections, at, at+1)
	}
}

// textOf is the paragraphs of a section in one.
func textOf(s source.Section) string {
	var texts []string
	for _, p := range s.Paragraphs {
		texts = append(texts, p.Text)
	}
	return strings.Join(texts, " ")
}

// recutRow makes the cells of a row say what its finished text says.
func recutRow(p *source.Paragraph) {
	if p.Row == nil {
		return
	}
	if cells := strings.Split(p.Text, cellMark); len(cells) == len(p.Row.Cells) {
		p.Row.Cells = cells
	}
}

// finishParagraphs takes the marks out of the text and notes what looks odd in it.
func (a *assembler) finishParagraphs(ctx context.Context) error {
	known := map[int]bool{}
	for _, r := range a.doc.References {
		known[r.Number] = true
	}
	n := 0
	for i := range a.doc.Sections {
		paragraphs := a.doc.Sections[i].Paragraphs
		for j := range paragraphs {
			if n++; n%checkEvery == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			p := &paragraphs[j]
			if p.Kind == source.Code {
				continue
			}
			a.unescape(p)
			p.Text, p.Citations = liftCitations(p.Text, known)
			recutRow(p)
			if p.Kind == source.Prose || p.Kind == source.Quoted {
				next := ""
				if j+1 < len(paragraphs) {
					next = paragraphs[j+1].Text
				}
				a.checkQuotes(*p, next)
				a.checkRepeats(*p)
			}
		}
	}
	s := &a.doc.Source
	s.Abstract, _ = liftCitations(strings.ReplaceAll(s.Abstract, `\$`, "$"), known)
	return ctx.Err()
}
