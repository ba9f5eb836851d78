package dataset

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

// Marks are how numbers are written: the decimal mark and what stands between groups
// of thousands. A blank stands for blanks of any width, an apostrophe for both kinds.
type Marks struct {
	Decimal   rune `json:"decimal"`             // '.' or ','
	Thousands rune `json:"thousands,omitempty"` // ',', '.', ' ' or '\''; 0: none
}

// number is what a cell states.
type number struct {
	value     decimal.Decimal
	scaled    bool // the cell itself names a magnitude
	scale     int
	unit      evidence.Unit // that the cell itself names; zero when it names none
	qualifier evidence.Qualifier
	note      string
}

// shape takes a cell apart: qualifier, sign, currency, digits, magnitude or sign after
// them, and marks of footnotes.
var shape = regexp.MustCompile(`^(\()?\s*([~≈<>≤≥]|(?i:about|approx\.?|ca?\.|circa|over|more than|at least|up to|约|超过|逾)\s?)?\s*([-−–+])?\s*` +
	`(US\$|HK\$|NT\$|A\$|C\$|S\$|CN¥|[$€£¥￥₹₽₩]|[A-Z]{3}\s)?\s*([-−–])?` +
	`([0-9][0-9.,'’\s\x{00a0}\x{202f}\x{2009}]*(?:[eE][+-]?[0-9]{1,3})?|[.,][0-9]+)\s*` +
	`(%|％|(?i:trillion|billion|million|thousand|tn|bn|mn|k|m|b)\b|万亿|亿|億|万|萬|千)?\s*([$€£¥]|元|美元)?\s*(\))?\s*` +
	`((?:\s?[*†‡§¹²³⁴⁵⁶⁷⁸⁹]|\s?\[[0-9a-z]{1,3}\]|\s\([0-9a-z]{1,2}\))*)(?:\s([a-z]{1,3}))?$`)

// qualifiers by how cells write them.
var qualifiers = map[string]evidence.Qualifier{
	"~": evidence.About, "≈": evidence.About, "about": evidence.About, "approx": evidence.About, "approx.": evidence.About, "c.": evidence.About,
	"ca.": evidence.About, "circa": evidence.About, "约": evidence.About, ">": evidence.MoreThan, "over": evidence.MoreThan,
	"more than": evidence.MoreThan, "超过": evidence.MoreThan, "逾": evidence.MoreThan, "≥": evidence.AtLeast, "at least": evidence.AtLeast,
	"<": evidence.UpTo, "≤": evidence.UpTo, "up to": evidence.UpTo,
}

var errNoNumber = errors.New("is not a number")

// read reads a cell as a number with these marks. The error says what is wrong with it.
func (m Marks) read(cell string) (number, error) {
	s := shape.FindStringSubmatch(strings.TrimSpace(cell))
	if s == nil {
		return number{}, errNoNumber
	}
	digits, err := m.plain(strings.TrimSpace(s[6]))
	if err != nil {
		return number{}, err
	}
	v, err := decimal.NewFromString(digits)
	if err != nil || v.Exponent() > 300 || v.Exponent() < -300 {
		return number{}, errNoNumber
	}
	negative := s[3] != "" && s[3] != "+" || s[5] != "" || s[1] != "" && s[9] != ""
	if negative {
		v = v.Neg()
	}
	n := number{value: v, qualifier: qualifiers[strings.ToLower(strings.TrimSpace(s[2]))]}
	if s[4] != "" || s[8] != "" {
		n.unit.Currency = currencies[strings.ToLower(strings.TrimSpace(s[4]+s[8]))]
		if n.unit.Currency == "" {
			n.unit.Currency = strings.TrimSpace(s[4])
		}
	}
	n.after(s[7], s[11])
	return n, nil
}

// flagQualifiers are letters that statistics offices put after a number.
var flagQualifiers = map[string]evidence.Qualifier{"e": evidence.About, "f": evidence.Projected}

// after reads the sign or magnitude after the digits, and a letter that flags the cell.
func (n *number) after(sign, flag string) {
	switch scale, ok := magnitudes[strings.ToLower(sign)]; {
	case sign == "%" || sign == "％":
		n.unit.Percent = true
	case ok:
		n.scale, n.scaled = scale, true
	}
	if flag == "" {
		return
	}
	if q, ok := flagQualifiers[flag]; ok && n.qualifier == evidence.Exact {
		n.qualifier = q
		return
	}
	n.note = fmt.Sprintf("flagged %q in the data", flag)
}

// grouped are digits in groups of three, or of two above the first three as in India.
var grouped = regexp.MustCompile(`^\d{1,3}(?:G\d{2,3})*G\d{3}$|^\d+$|^$`)

// plain rewrites digits with the marks to the form "1234.5e6".
func (m Marks) plain(digits string) (string, error) {
	mantissa, exponent := digits, ""
	if at := strings.IndexAny(digits, "eE"); at >= 0 {
		mantissa, exponent = digits[:at], digits[at:]
	}
	whole, fraction, has := strings.Cut(mantissa, string(m.Decimal))
	if strings.ContainsFunc(fraction, func(r rune) bool { return r < '0' || r > '9' }) {
		return "", m.odd(digits)
	}
	marked := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case m.Thousands != 0 && same(r) == m.Thousands:
			return 'G'
		}
		return 'x'
	}, whole)
	if !grouped.MatchString(marked) {
		return "", m.odd(digits)
	}
	out := strings.ReplaceAll(marked, "G", "")
	if out == "" {
		out = "0"
	}
	if has && fraction != "" {
		out += "." + fraction
	}
	return out + exponent, nil
}

// same folds the kinds of blank and apostrophe.
func same(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case r == '’':
		return '\''
	}
	return r
}

func (m Marks) odd(digits string) error {
	return fmt.Errorf("%q does not fit the decimal mark %q and the thousands mark %s", digits, string(m.Decimal), m.thousandsName())
}

func (m Marks) thousandsName() string {
	if m.Thousands == 0 {
		return "none"
	}
	return fmt.Sprintf("%q", string(m.Thousands))
}

// votes counts what cells tell about their marks.
type votes struct {
	decimal, thousands map[rune]int
	open               map[rune]int // one mark before three digits: could be either
	example            string
}

// marksIn takes the digits and marks of a cell.
var marksIn = regexp.MustCompile(`[0-9][0-9.,'’\s\x{00a0}\x{202f}\x{2009}]*[0-9]|[.,][0-9]+`)

// add looks at one cell.
func (v *votes) add(cell string) {
	d := marksIn.FindString(cell)
	var marks []rune
	for _, r := range d {
		if r < '0' || r > '9' {
			marks = append(marks, same(r))
		}
	}
	if len(marks) == 0 {
		return
	}
	last := marks[len(marks)-1]
	tail := len([]rune(d)) - 1 - lastMark(d)
	for _, r := range marks[:len(marks)-1] {
		v.thousands[r]++
	}
	switch {
	case last == ' ' || last == '\'' || len(marks) > 1 && marks[len(marks)-2] == last:
		v.thousands[last]++
	case len(marks) > 1 || tail != 3 || strings.HasPrefix(d, "0") || strings.IndexRune(d, last) == 0 || strings.IndexRune(d, last) > 3:
		v.decimal[last]++
	default:
		v.open[last]++
		if v.example == "" {
			v.example = d
		}
	}
}

// lastMark is the place, in runes, of the last mark.
func lastMark(s string) int {
	at := -1
	for i, r := range []rune(s) {
		if r < '0' || r > '9' {
			at = i
		}
	}
	return at
}

// marks decides. open is a number that could be read two ways, or "".
func (v *votes) marks(delimiter rune) (m Marks, open string) {
	m = Marks{Decimal: '.'}
	if v.decimal[','] > v.decimal['.'] || v.thousands['.'] > v.thousands[','] {
		m.Decimal = ','
	}
	other := map[rune]rune{'.': ',', ',': '.'}[m.Decimal]
	settled := v.decimal['.']+v.decimal[',']+v.thousands['.']+v.thousands[','] > 0
	if !settled && v.open['.']+v.open[','] > 0 && delimiter == ';' {
		open = v.example
	}
	most := 0
	for _, r := range []rune{other, ' ', '\''} {
		if n := v.thousands[r] + v.open[r]; n > most {
			most, m.Thousands = n, r
		}
	}
	return m, open
}
