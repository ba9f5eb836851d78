package ingest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"briefdeck/internal/source"
)

// para is a paragraph of an office file: a block with what its style and look tell.
type para struct {
	block
	label string // of its list or heading, as printed: "2.1.", "(a)"; "" for a bullet
	role  role
	look  look
	boxed bool // in a text box: no heading
	empty bool // without words
}

// role is what a style's name says that a paragraph is.
type role int

const (
	bodyRole role = iota
	titleRole
	subtitleRole
	authorRole
	dateRole
	abstractRole
	abstractHeadRole
	quoteRole
	codeRole
	captionRole
	contentsRole // of a table of contents: left out
	headingRole  // with the level in the name
)

// roleNames are the names of styles, in the languages that office programs write them in.
var roleNames = map[role]map[string]bool{
	titleRole:        setOf(`title|titel|titre|título|titolo|标题|標題|表題|제목|название|tytuł|název`),
	subtitleRole:     setOf(`subtitle|untertitel|sous-titre|subtítulo|sottotitolo|副标题|副標題|副題|подзаголовок|podtytuł`),
	authorRole:       setOf(`author|authors|byline|autor|auteur|作者`),
	dateRole:         setOf(`date|datum|fecha|日期`),
	abstractRole:     setOf(`abstract|summary|résumé|摘要`),
	abstractHeadRole: setOf(`abstract title|abstract heading`),
	quoteRole:        setOf(`quote|intense quote|block text|quotations|block quotation|blockquote|zitat|citation|cita|引用|明显引用`),
	codeRole:         setOf(`source code|html preformatted|preformatted text|code|plain text code|code block`),
	captionRole:      setOf(`caption|table caption|image caption|beschriftung|légende|题注|題注|表题|图题|illustration|table|figure`),
	contentsRole:     setOf(`toc heading|table of figures|contents heading|table of authorities|toa heading|index heading|table index heading|illustration index heading`),
}

var (
	headingName  = regexp.MustCompile(`^(?:heading|überschrift|titre|título|titolo|encabezado|标题|標題|見出し|제목|заголовок|kop|rubrik|nagłówek|nadpis|overskrift|otsikko|başlık|cabeçalho|címsor)[ _]?(\d)$`)
	contentsName = regexp.MustCompile(`^(?:toc|contents|verzeichnis|inhaltsverzeichnis|目录|目錄|index|user index|table index|illustration index)[ _]?(\d|separator)$`)
)

// roleOf reads a style's name; the level is a heading's.
func roleOf(name string) (r role, level int) {
	name = strings.ToLower(strings.TrimSpace(name))
	if m := headingName.FindStringSubmatch(name); m != nil {
		return headingRole, max(1, atoi(m[1]))
	}
	if contentsName.MatchString(name) {
		return contentsRole, 0
	}
	for r, names := range roleNames {
		if names[name] {
			return r, 0
		}
	}
	return bodyRole, 0
}

// office collects what an office file holds, in document order.
type office struct {
	paras  []para
	notes  []block
	props  source.Source
	tables int
}

// maxParas is how many paragraphs, rows and notes a document may have.
const maxParas = 250_000

// tooLong refuses a document with more paragraphs than anybody reads.
func tooLong(n int) error {
	if n <= maxParas {
		return nil
	}
	return fmt.Errorf("%w: it has more than %d paragraphs; split it", ErrTooLarge, maxParas)
}

// manuscript says which paragraphs are headings, and what the title page tells.
func (o *office) manuscript() manuscript {
	m := manuscript{notes: o.notes, props: o.props, solid: true}
	o.paras = usual(o.paras)
	o.titlePage(&m.meta)
	headingsByLook(o.paras, &m.meta)
	o.captions()
	for _, p := range o.paras {
		if !p.empty {
			m.blocks = append(m.blocks, p.finished())
		}
	}
	numberHeadings(m.blocks)
	return m
}

// usual takes out what is no text of the document, and headings that are prose in a
// heading's style.
func usual(all []para) []para {
	const longest = 300 // runes of a heading
	out := all[:0]
	for _, p := range all {
		if p.role == contentsRole {
			continue
		}
		if n := len(out); n > 0 && p.kind == source.Code && out[n-1].kind == source.Code {
			out[n-1].text += "\n" + p.text // a line of the same code
			continue
		}
		if p.level > 0 && utf8.RuneCountInString(p.text) > longest {
			p.level, p.kind = 0, source.Prose
		}
		out = append(out, p)
	}
	return out
}

// titlePage takes what the styles of its paragraphs name out of the text.
func (o *office) titlePage(s *source.Source) {
	out := o.paras[:0]
	inAbstract := false
	for i, p := range o.paras {
		first := i < frontReach
		switch {
		case p.role == titleRole && s.Title == "" && !p.empty && first:
			s.Title = p.text
		case p.role == subtitleRole && s.Title != "" && !p.empty && first && !strings.Contains(s.Title, p.text):
			s.Title = joinTitle(s.Title, p.text)
		case p.role == authorRole && !p.empty && first && isNames(p.text):
			s.Authors = append(s.Authors, names(p.text)...)
		case p.role == dateRole && s.Published == "" && first && isDate(p.text):
			s.Published, _ = dateLine(p.text)
		case p.role == abstractHeadRole:
			inAbstract = true
		case p.role == abstractRole && !p.empty && (inAbstract || first):
			s.Abstract = strings.TrimSpace(s.Abstract + " " + p.text)
		default:
			out = append(out, p)
		}
	}
	o.paras = out
}

// joinTitle puts a subtitle behind a title.
func joinTitle(title, sub string) string {
	return strings.TrimRight(title, " :：-–—") + ": " + sub
}

// captionText is how the caption of a table begins.
var captionText = regexp.MustCompile(`^(?i:table|tabelle|tableau|tabla|tabella|exhibit|表|附表)\s*[\dA-Z.-]*`)

// captions gives each table the caption above it, else the one below.
func (o *office) captions() {
	last := 0
	for i, p := range o.paras {
		if p.row == nil || p.row.Table == last {
			continue
		}
		last = p.row.Table
		end := i
		for end < len(o.paras) && o.paras[end].row != nil && o.paras[end].row.Table == last {
			end++
		}
		if at := o.beside(i-1, -1); at >= 0 {
			p.row.Caption = o.paras[at].text
		} else if at := o.beside(end, 1); at >= 0 && o.paras[at].role == captionRole {
			p.row.Caption = o.paras[at].text
		}
	}
}

// beside is the index of a caption at i, or past empty paragraphs; -1 without one.
func (o *office) beside(i, step int) int {
	for ; i >= 0 && i < len(o.paras) && o.paras[i].empty; i += step {
	}
	if i < 0 || i >= len(o.paras) || o.paras[i].row != nil {
		return -1
	}
	p := o.paras[i]
	if m := captionText.FindString(p.text); len(p.text) <= 300 && m != "" && (p.role == captionRole || strings.ContainsAny(m, "0123456789")) {
		return i
	}
	return -1
}

// bulletText is a bullet that was typed rather than asked for.
var bulletText = regexp.MustCompile(`^[•●▪◦■□➢✓✔◆▶·]\s*`)

// plainNumber is a label that reads as a number without words.
var plainNumber = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{1,3}){0,8}|[A-Z]|[IVXLC]{1,8}|[一二三四五六七八九十]{1,3}|[（(][一二三四五六七八九十]{1,3}[)）])[.、．]?$`)

// finished is the paragraph as a block: a heading with its number, an item with its label.
func (p para) finished() block {
	b := p.block
	switch {
	case b.heading():
		b.kind, b.depth = "", 0
		if plainNumber.MatchString(p.label) {
			b.number = strings.TrimRight(p.label, ".、．")
		} else if p.label != "" {
			b.text = p.label + " " + b.text
		}
	case b.kind == source.ListItem && p.label != "":
		b.text = p.label + " " + b.text
	case b.kind == source.Prose:
		if m := bulletText.FindString(b.text); m != "" && len(m) < len(b.text) {
			b.kind, b.text, b.depth = source.ListItem, b.text[len(m):], 1
		}
	}
	return b
}
