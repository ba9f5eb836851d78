package ingest

import (
	"html"
	"regexp"
	"strings"

	"briefdeck/internal/source"
)

var (
	itemMark   = regexp.MustCompile(`(?i)(<li(?:\s[^<>]*)?>\s*)` + raisedMark)
	otherMark  = regexp.MustCompile(`(?i)` + raisedMark)
	htmlTag    = regexp.MustCompile(`(?is)<!--.*?(?:-->|$)|</?([a-z][a-z0-9]*)(?:\s[^<>]*)?/?>`)
	hiddenTags = setOf("script|style|template|noscript|head")
	blockTags  = setOf("p|div|section|article|ul|ol|li|table|tr|td|th|blockquote|pre|h1|h2|h3|h4|h5|h6|dl|dt|dd|hr|figure|figcaption|header|footer|details|summary")
)

var (
	altText = regexp.MustCompile(`(?is)\salt\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	address = regexp.MustCompile(`(?is)\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')`)
)

// attribute is the value of a tag's attribute, "" when it has none.
func attribute(pattern *regexp.Regexp, tag string) string {
	m := pattern.FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1] + m[2])
}

// raisedMark is the number of a note, raised and perhaps linked.
const raisedMark = `<sup(?:[ \t][^<>]*)?>(?:[ \t]|<[^<>\n]*>|\[)*([\d*†‡]{1,4})(?:[ \t]|<[^<>\n]*>|\])*</sup>`

// fragment collects the blocks of a piece of HTML.
type fragment struct {
	out      []block
	text     strings.Builder
	begun    bool    // the text holds more than blanks
	next     block   // what the text so far will be
	pictures []block // in it
	hidden   string
}

// htmlBlocks reads the bits of HTML that Markdown files hold: headings, paragraphs
// and items, without their markup and footnote marks. Malformed tags count as text.
func htmlBlocks(src string, line int) []block {
	src = otherMark.ReplaceAllString(itemMark.ReplaceAllString(src, "$1$2. "), "")
	f := fragment{next: block{kind: source.Prose, line: line}}
	at := 0
	for _, m := range htmlTag.FindAllStringSubmatchIndex(src, -1) {
		f.words(src[at:m[0]], line)
		line += strings.Count(src[at:m[1]], "\n")
		at = m[1]
		if m[2] >= 0 {
			f.tag(strings.ToLower(src[m[2]:m[3]]), src[m[0]:m[1]])
		}
	}
	f.words(src[at:], line)
	f.flush(source.Prose, 0)
	return f.out
}

// words adds the text between two tags.
func (f *fragment) words(s string, line int) {
	if f.hidden != "" || s == "" {
		return
	}
	if !f.begun && strings.TrimSpace(s) != "" {
		f.begun = true
		lead := s[:len(s)-len(strings.TrimLeft(s, " \t\n"))]
		f.next.line = line + strings.Count(lead, "\n")
	}
	f.text.WriteString(html.UnescapeString(s))
}

// tag ends the block so far where a tag of the page does, and skips what is not shown.
func (f *fragment) tag(name, tag string) {
	closing := tag[1] == '/'
	switch {
	case f.hidden != "":
		if closing && name == f.hidden {
			f.hidden = ""
		}
	case hiddenTags[name] && !closing:
		f.hidden = name
	case name == "img":
		f.pictures = append(f.pictures, picture(attribute(altText, tag), attribute(address, tag)))
	case name == "br":
		f.text.WriteByte('\n')
	case blockTags[name]:
		kind, level := source.Prose, 0
		if !closing && len(name) == 2 && name[0] == 'h' && name[1] <= '6' {
			level = int(name[1] - '0')
		}
		if !closing && name == "li" {
			kind = source.ListItem
		}
		f.flush(kind, level)
	}
}

// flush ends the block so far and says what the next one is.
func (f *fragment) flush(kind source.ParagraphKind, level int) {
	b := f.next
	b.text = clean(f.text.String())
	b.last = b.line
	if strings.TrimSpace(b.text) != "" {
		f.out = append(f.out, b)
	}
	for _, p := range f.pictures {
		p.line, p.last = b.line, b.line
		f.out = append(f.out, p)
	}
	f.pictures = nil
	f.text.Reset()
	f.begun = false
	f.next = block{kind: kind, level: level, line: b.line}
}
