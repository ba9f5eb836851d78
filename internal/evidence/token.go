package evidence

import (
	"regexp"
	"strings"
)

// tokenPattern is a figure in text: {{fig:key}} or {{fig:key|format}}.
var tokenPattern = regexp.MustCompile(`\{\{\s*fig:\s*([^|{}\s]+)\s*(?:\|([^{}]*))?\}\}`)

// Token is one {{fig:…}} found in text.
type Token struct {
	Key, Format string
	Start, End  int // bytes in the text
}

// TokenOf is a figure in text as it is written: "{{fig:trade-2020|short}}".
func TokenOf(key, format string) string {
	if format == "" {
		return "{{fig:" + key + "}}"
	}
	return "{{fig:" + key + "|" + format + "}}"
}

// Tokens lists the figure tokens of a text in order.
func Tokens(text string) []Token {
	var out []Token
	for _, m := range tokenPattern.FindAllStringSubmatchIndex(text, -1) {
		t := Token{Key: text[m[2]:m[3]], Start: m[0], End: m[1]}
		if m[4] >= 0 {
			t.Format = strings.TrimSpace(text[m[4]:m[5]])
		}
		out = append(out, t)
	}
	return out
}

// Printed is a stretch of a text as it is printed.
type Printed struct {
	Text     string
	From, To int   // bytes of the text that it stands for
	Token    bool  // a figure's token, which stands as it is written when Err is set
	Err      error // why the token cannot be printed
}

// Print cuts a text into what stands as it is written and what its figure tokens print
// in the book's language.
func (b *Book) Print(text string) []Printed {
	var out []Printed
	at := 0
	for _, t := range Tokens(text) {
		if t.Start > at {
			out = append(out, Printed{Text: text[at:t.Start], From: at, To: t.Start})
		}
		p := Printed{From: t.Start, To: t.End, Token: true}
		f, err := b.Figure(t.Key)
		if err == nil {
			p.Text, err = b.Language.Format(f, t.Format)
		}
		if err != nil {
			p.Text, p.Err = text[t.Start:t.End], err
		}
		out = append(out, p)
		at = t.End
	}
	if at < len(text) {
		out = append(out, Printed{Text: text[at:], From: at, To: len(text)})
	}
	return out
}

// Resolve replaces the figure tokens of a text by what the book holds. A token
// that cannot be resolved stays as it is written, and its error is returned.
func (b *Book) Resolve(text string) (string, []error) {
	if !strings.Contains(text, "{{") {
		return text, nil
	}
	var out strings.Builder
	var errs []error
	for _, p := range b.Print(text) {
		out.WriteString(p.Text)
		if p.Err != nil {
			errs = append(errs, p.Err)
		}
	}
	return out.String(), errs
}
