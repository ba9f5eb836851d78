package evidence

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// tokenPattern is a figure in text: {{fig:key}} or {{fig:key|format}}.
var tokenPattern = regexp.MustCompile(`\{\{\s*fig:\s*([^|{}\s]+)\s*(?:\|([^{}]*))?\}\}`)

// Token is one {{fig:…}} found in text.
type Token struct {
	Key, Format string
	Start, End  int // bytes in the text
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

// Print cuts a text into what stands as it is written and what its figure tokens print.
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
			p.Text, err = Format(f, t.Format)
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

// printing is a parsed format.
type printing struct {
	value, short, qualified, period, signed, words bool
	decimals                                       int // -1: as the source printed it
	scale                                          int // -1: as the source printed it
}

// Format prints a figure. The empty format prints number, magnitude and unit
// ("US$1.35 trillion", "29.8 %", "133 countries and regions"). Otherwise the format
// is a comma-separated list of
//
//	value      the bare number: 1.35
//	short      short magnitude, no noun: US$1.35 tn
//	qualified  with its qualifier: about 133 countries and regions
//	period     with its period or date in brackets: US$1.35 trillion (2020)
//	signed     with a plus sign when positive: +29.8 %
//	words      whole numbers up to twenty as words: five
//	.N         N decimals
//	US$ bn     in this unit's magnitude; a unit of another kind is an error
func Format(f Figure, format string) (string, error) {
	p, err := parseFormat(f, format)
	if err != nil {
		return "", fmt.Errorf("figure %q: %w", f.Key, err)
	}
	scale, value := f.Scale, f.Value
	decimals := f.Decimals()
	if p.scale >= 0 && p.scale != scale {
		value = value.Shift(int32(scale - p.scale))
		scale = p.scale
		decimals = max(0, -int(value.Exponent()))
	}
	if p.decimals >= 0 {
		decimals = p.decimals
	}
	out := p.number(value, decimals)
	if !p.value {
		out = p.withUnit(f.Unit, scale, out)
	}
	if p.qualified && f.Qualifier != Exact && f.Qualifier != Derived {
		out = string(f.Qualifier) + " " + out
	}
	if p.period {
		out += " (" + f.When() + ")"
	}
	return out, nil
}

func parseFormat(f Figure, format string) (printing, error) {
	p := printing{decimals: -1, scale: -1}
	flags := map[string]*bool{
		"value": &p.value, "short": &p.short, "qualified": &p.qualified,
		"period": &p.period, "signed": &p.signed, "words": &p.words,
	}
	for _, part := range strings.Split(format, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if flag, ok := flags[part]; ok {
			*flag = true
			continue
		}
		if n, err := strconv.Atoi(strings.TrimPrefix(part, ".")); err == nil && part[0] == '.' && n >= 0 && n <= 6 {
			p.decimals = n
			continue
		}
		unit, scale := ParseUnit(part)
		if unit != f.Unit && unit != (Unit{}) || unit == (Unit{}) && scale == 0 {
			return p, fmt.Errorf("%w: %q (the figure is in %s)", ErrFormat, part, f.Unit.ScaledString(f.Scale))
		}
		p.scale = scale
	}
	return p, nil
}

var numerals = [...]string{
	"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
	"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
}

func (p printing) number(v decimal.Decimal, decimals int) string {
	if p.words && v.IsInteger() && !v.IsNegative() && v.LessThanOrEqual(decimal.NewFromInt(20)) {
		return numerals[v.IntPart()]
	}
	s := Grouped(v.StringFixed(int32(decimals)))
	if p.signed && v.IsPositive() {
		s = "+" + s
	}
	return s
}

// withUnit joins number, magnitude and unit; the no-break spaces keep them on one line.
func (p printing) withUnit(u Unit, scale int, number string) string {
	const nbsp = "\u00a0"
	long, short := Magnitude(scale)
	if p.short {
		long = short
	}
	switch {
	case u.Percent:
		return number + nbsp + "%"
	case u.Points:
		return number + nbsp + "percentage points"
	case u.Currency != "":
		sign := ""
		if strings.HasPrefix(number, "−") || strings.HasPrefix(number, "+") {
			sign, number = number[:len(number)-len(strings.TrimLeft(number, "−+"))], strings.TrimLeft(number, "−+")
		}
		number = sign + u.Symbol() + number
	}
	if long != "" {
		number += nbsp + long
	}
	if u.Noun != "" && !p.short {
		number += " " + u.Noun
	}
	return number + u.per()
}

// When is the figure's period, else its as-of date, else "undated".
func (f Figure) When() string {
	switch {
	case !f.Period.IsZero():
		return f.Period.Long()
	case !f.AsOf.IsZero():
		return f.AsOf.Long()
	}
	return "undated"
}

// Grouped prints a decimal number as text does: a comma between groups of three
// digits from 10,000 up, and a true minus sign.
func Grouped(s string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "−", rest
	}
	whole, frac, has := strings.Cut(s, ".")
	if len(whole) > 4 {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if has {
		whole += "." + frac
	}
	return sign + whole
}
