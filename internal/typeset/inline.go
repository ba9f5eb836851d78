package typeset

import (
	"strings"

	"briefdeck/internal/frame"
)

// Of the size around it.
const (
	superSize = 0.65
	superRise = 0.36
)

const (
	maxNesting  = 16
	longestLink = 2048 // bytes, of a link's text and of its address
)

// Inline reads the marks inside a line of Markdown: **bold**, *italic*, `code`,
// ^superscript^, [text](address) and backslash escapes. Marks without a partner
// stay as text. Links are drawn in the given colour.
func Inline(markdown string, base Style, link frame.Color) []Span {
	p := inline{link: link}
	p.parse(markdown, 0, base, 0)
	p.flush()
	return p.spans
}

// Traced is Inline whose spans know the bytes of the Markdown that they show.
func Traced(markdown string, base Style, link frame.Color) []Span {
	p := inline{link: link, trace: true}
	p.parse(markdown, 0, base, 0)
	p.flush()
	return p.spans
}

// Plain is the text that Inline would show.
func Plain(markdown string) string {
	var b strings.Builder
	for _, s := range Inline(markdown, Style{}, frame.Color{}) {
		b.WriteString(s.Text)
	}
	return b.String()
}

// inline collects spans, joining neighbours in the same style.
type inline struct {
	link  frame.Color
	spans []Span
	text  []byte
	style Style
	trace bool
	bytes []Bytes // of the Markdown, for each byte of text
}

// write adds text that begins at a byte of the Markdown.
func (p *inline) write(text string, at int, st Style) {
	if len(p.text) > 0 && p.style != st {
		p.flush()
	}
	p.style = st
	p.text = append(p.text, text...)
	if p.trace {
		for i := range len(text) {
			p.bytes = append(p.bytes, Bytes{at + i, at + i + 1})
		}
	}
}

func (p *inline) flush() {
	if len(p.text) == 0 {
		return
	}
	sp := Span{Text: string(p.text), Style: p.style}
	if p.trace {
		sp.Origin = &Origin{Bytes: p.bytes}
	}
	p.spans = append(p.spans, sp)
	p.text, p.bytes = p.text[:0], nil
}

// parse reads s, which begins at a byte of the Markdown. lone remembers marks that have no partner further on, so that
// hostile text costs one look for each kind.
func (p *inline) parse(s string, at int, st Style, depth int) {
	lone := map[string]bool{}
	for s != "" {
		i := strings.IndexAny(s, "\\*`^[")
		if i < 0 || depth > maxNesting {
			p.write(s, at, st)
			return
		}
		if i > 0 {
			p.write(s[:i], at, st)
			s, at = s[i:], at+i
		}
		n := p.mark(marking{s, at, depth, lone}, st)
		s, at = s[n:], at+n
	}
}

// marking is where a mark stands.
type marking struct {
	s     string // from the mark on
	at    int    // its byte of the Markdown
	depth int
	lone  map[string]bool
}

// mark reads what starts at the mark that s begins with and tells how long it is.
func (p *inline) mark(m marking, st Style) int {
	s := m.s
	switch s[0] {
	case '\\':
		return p.escape(s, m.at, st)
	case '[':
		if n := p.linked(m, st); n > 0 {
			return n
		}
		p.write("[", m.at, st)
		return 1
	}
	sign := s[:1]
	if strings.HasPrefix(s, "**") {
		sign = "**"
	}
	inner := ""
	if opens := len(s) > len(sign) && (sign == "`" || s[len(sign)] != ' '); opens && !m.lone[sign] {
		inner = within(s, sign)
		m.lone[sign] = inner == ""
	}
	if inner == "" {
		p.write(sign, m.at, st)
		return len(sign)
	}
	if sign == "`" {
		st.Mono = true
		p.write(inner, m.at+1, st)
	} else {
		p.parse(inner, m.at+len(sign), marked(st, sign), m.depth+1)
	}
	return len(inner) + 2*len(sign)
}

// marked is the style inside the mark.
func marked(st Style, sign string) Style {
	switch sign {
	case "**":
		st.Bold = true
	case "*":
		st.Italic = true
	case "^":
		st.Rise += st.Size * superRise
		st.Size *= superSize
	}
	return st
}

// escape writes the character after a backslash when it is punctuation, else the backslash.
func (p *inline) escape(s string, at int, st Style) int {
	if len(s) > 1 && strings.IndexByte("\\`*_{}[]()<>#+-.!|^~$&:;,'\"/=%@?", s[1]) >= 0 {
		p.write(s[1:2], at+1, st)
		if p.trace {
			p.bytes[len(p.bytes)-1].From = at
		}
		return 2
	}
	p.write("\\", at, st)
	return 1
}

// within is the text between the sign that s begins with and its partner, or ""
// when there is none. Marks next to space on their inner side do not count.
func within(s, sign string) string {
	n := len(sign)
	for i := n; i+n <= len(s); i++ {
		switch {
		case s[i] == '\\' && sign != "`":
			i++
		case sign == "*" && strings.HasPrefix(s[i:], "**") && !strings.HasPrefix(s[i:], "***"):
			i++ // a bold mark inside italics
		case strings.HasPrefix(s[i:], sign) && i > n && (sign == "`" || s[i-1] != ' '):
			if sign == "**" && strings.HasPrefix(s[i:], "***") {
				continue // the italics inside end first
			}
			return s[n:i]
		}
	}
	return ""
}

// linked reads [text](address) and gives its length, or 0 when s is no link.
func (p *inline) linked(m marking, st Style) int {
	s := m.s
	mid := strings.Index(s[:min(len(s), longestLink)], "](")
	if mid < 0 {
		return 0
	}
	end := strings.IndexByte(s[mid:min(len(s), mid+longestLink)], ')')
	if end < 0 {
		return 0
	}
	address := strings.TrimSpace(s[mid+2 : mid+end])
	if mid == 1 || address == "" || strings.ContainsAny(address, " \n") || strings.Contains(s[1:mid], "[") {
		return 0
	}
	st.Link, st.Color = address, p.link
	p.parse(s[1:mid], m.at+1, st, m.depth+1)
	return mid + end + 1
}
