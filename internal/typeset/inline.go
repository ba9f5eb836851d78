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
	p.parse(markdown, base, 0)
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
}

func (p *inline) write(text string, st Style) {
	if len(p.text) > 0 && p.style != st {
		p.flush()
	}
	p.style = st
	p.text = append(p.text, text...)
}

func (p *inline) flush() {
	if len(p.text) > 0 {
		p.spans = append(p.spans, Span{string(p.text), p.style})
		p.text = p.text[:0]
	}
}

// parse reads s. lone remembers marks that have no partner further on, so that
// hostile text costs one look for each kind.
func (p *inline) parse(s string, st Style, depth int) {
	lone := map[string]bool{}
	for s != "" {
		i := strings.IndexAny(s, "\\*`^[")
		if i < 0 || depth > maxNesting {
			p.write(s, st)
			return
		}
		if i > 0 {
			p.write(s[:i], st)
			s = s[i:]
		}
		s = s[p.mark(s, st, depth, lone):]
	}
}

// mark reads what starts at the mark that s begins with and tells how long it is.
func (p *inline) mark(s string, st Style, depth int, lone map[string]bool) int {
	switch s[0] {
	case '\\':
		return p.escape(s, st)
	case '[':
		if n := p.linked(s, st, depth); n > 0 {
			return n
		}
		p.write("[", st)
		return 1
	}
	sign := s[:1]
	if strings.HasPrefix(s, "**") {
		sign = "**"
	}
	inner := ""
	if opens := len(s) > len(sign) && (sign == "`" || s[len(sign)] != ' '); opens && !lone[sign] {
		inner = within(s, sign)
		lone[sign] = inner == ""
	}
	if inner == "" {
		p.write(sign, st)
		return len(sign)
	}
	if sign == "`" {
		st.Mono = true
		p.write(inner, st)
	} else {
		p.parse(inner, marked(st, sign), depth+1)
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
func (p *inline) escape(s string, st Style) int {
	if len(s) > 1 && strings.IndexByte("\\`*_{}[]()<>#+-.!|^~$&:;,'\"/=%@?", s[1]) >= 0 {
		p.write(s[1:2], st)
		return 2
	}
	p.write("\\", st)
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
func (p *inline) linked(s string, st Style, depth int) int {
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
	p.parse(s[1:mid], st, depth+1)
	return mid + end + 1
}
