package bibliography

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// latex turns TeX's marks into plain characters.
type latex struct {
	s   string
	at  int
	out strings.Builder
}

// decode reads a field of BibTeX: accents and signs become characters, braces and
// commands for looks go.
func decode(s string) string {
	if !strings.ContainsAny(s, "\\{}$~-`'") {
		return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	}
	d := latex{s: s}
	for d.at < len(s) {
		d.step()
	}
	return strings.Join(strings.Fields(norm.NFC.String(d.out.String())), " ")
}

// pairs are signs of several characters, the longest first.
var pairs = []struct{ tex, plain string }{{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}}

func (d *latex) step() {
	for _, p := range pairs {
		if strings.HasPrefix(d.s[d.at:], p.tex) {
			d.out.WriteString(p.plain)
			d.at += len(p.tex)
			return
		}
	}
	switch c := d.s[d.at]; c {
	case '\\':
		d.at++
		d.command()
	case '{', '}', '$':
		d.at++
	case '~':
		d.out.WriteByte(' ')
		d.at++
	default:
		d.out.WriteByte(c)
		d.at++
	}
}

// command reads what follows a backslash.
func (d *latex) command() {
	name := d.commandName()
	if mark, ok := accents[name]; ok {
		d.accent(mark)
		return
	}
	plain, ok := symbols[name]
	switch {
	case ok:
		d.out.WriteString(plain)
	case sorting[name]:
		d.skipArgument()
	case !looks[name] && len(name) > 1 && isLetter(name[0]) && !strings.HasPrefix(d.s[d.at:], "{"):
		d.out.WriteString(name) // a sign unknown here: \LaTeX
	}
	if strings.HasPrefix(d.s[d.at:], "{}") {
		d.at += 2
	}
}

// skipArgument goes behind the braces that follow.
func (d *latex) skipArgument() {
	depth := 0
	for i := d.at; i < len(d.s); i++ {
		switch d.s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth <= 0 {
			d.at = i + min(1, i-d.at)
			return
		}
	}
}

// commandName is the name of a command: letters with the blanks after them, or one sign.
func (d *latex) commandName() string {
	from := d.at
	for d.at < len(d.s) && isLetter(d.s[d.at]) {
		d.at++
	}
	if d.at == from {
		_, n := utf8.DecodeRuneInString(d.s[d.at:])
		d.at += n
		return d.s[from:d.at]
	}
	name := d.s[from:d.at]
	for d.at < len(d.s) && d.s[d.at] == ' ' {
		d.at++
	}
	return name
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// accent puts a mark on the letter that follows, in braces or not; \i is an i.
func (d *latex) accent(mark string) {
	for d.at < len(d.s) && (d.s[d.at] == '{' || d.s[d.at] == ' ') {
		d.at++
	}
	rest := d.s[d.at:]
	switch {
	case strings.HasPrefix(rest, `\i`), strings.HasPrefix(rest, `\j`):
		d.out.WriteString(rest[1:2] + mark)
		d.at += 2
	case rest == "" || rest[0] == '\\' || rest[0] == '}':
	default:
		r, n := utf8.DecodeRuneInString(rest)
		d.out.WriteRune(r)
		d.out.WriteString(mark)
		d.at += n
	}
}

// escapes are characters that TeX takes for its own.
var escapes = map[rune]string{
	'&': `\&`, '%': `\%`, '$': `\$`, '#': `\#`, '_': `\_`, '{': `\{`, '}': `\}`, '~': `\textasciitilde{}`, '^': `\textasciicircum{}`, '\\': `\textbackslash{}`,
}

// encode writes text for a field of BibTeX, so that decode gives it back.
func encode(s string) string {
	var out strings.Builder
	var before rune
	for _, r := range s {
		if r == before && strings.ContainsRune("-`'", r) {
			out.WriteString("{}")
		}
		before = r
		switch {
		case escapes[r] != "":
			out.WriteString(escapes[r])
		case unicode.IsControl(r):
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
