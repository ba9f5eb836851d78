package evidence

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Show is which parts of a figure are printed.
type Show int

// The parts.
const (
	Whole     Show = iota // number, magnitude and unit
	ValueOnly             // the bare number
	UnitOnly              // magnitude and unit
)

// Magnitudes of a style that are no powers of ten.
const (
	AsPrinted = -1 // as the source printed it
	Automatic = -2 // the largest that leaves digits before the point
)

// MaxDecimals is how many decimals a style can ask for.
const MaxDecimals = 6

// Style is how a figure is printed: a token's format, read.
type Style struct {
	Show      Show
	Short     bool // short magnitude, no noun
	Words     bool
	Qualified bool
	Period    bool
	Signed    bool
	Decimals  int // AsPrinted, or how many
	Scale     int // AsPrinted, Automatic, or a power of ten; 0 prints all digits
}

// Format prints a figure in English; see Language.Format.
func Format(f Figure, format string) (string, error) { return English.Format(f, format) }

// Format prints a figure. The empty format prints number, magnitude and unit
// ("US$1.35 trillion", "29.8 %", "133 countries and regions"; "1.35万亿美元" in Chinese).
// Otherwise the format is a comma-separated list of
//
//	value      the bare number: 1.35
//	unit       only the unit: US$ trillion
//	short      short magnitude, no noun: US$1.35 tn
//	qualified  with its qualifier: about 133 countries and regions
//	period     with its period or date in brackets: US$1.35 trillion (2020)
//	signed     with a plus sign when positive: +29.8 %
//	words      in words: one hundred and thirty-three countries; 一百三十三个国家
//	.N         N decimals
//	auto       in the largest magnitude that leaves digits before the point
//	full       with all digits: US$1,350,000,000,000
//	US$ bn     in this unit's magnitude; a unit of another kind is an error
func (l Language) Format(f Figure, format string) (string, error) {
	s, err := ParseStyle(f, format)
	if err != nil {
		return "", fmt.Errorf("figure %q: %w", f.Key, err)
	}
	return l.Print(f, s), nil
}

// Print prints a figure in a style.
func (l Language) Print(f Figure, s Style) string {
	decimals := s.Decimals
	scaled := l.scaled(f, s.Scale)
	if decimals < 0 {
		decimals = scaled.Decimals()
	}
	if s.Show == UnitOnly {
		if s.Short && !l.chinese() {
			return shortScaled(f.Unit, scaled.Scale)
		}
		return l.Unit(f.Unit, scaled.Scale)
	}
	n := l.numeral(scaled.Value, decimals, s)
	out := n.text
	switch {
	case s.Show == ValueOnly:
	case l.chinese():
		out = l.withChineseUnit(f.Unit, scaled.Scale, n, s)
	default:
		out = withUnit(f.Unit, scaled.Scale, n, s)
	}
	if s.Qualified && f.Qualifier != Exact && f.Qualifier != Derived {
		out = l.Qualified(f.Qualifier, out)
	}
	if s.Period {
		out += l.bracketed(l.When(f))
	}
	return out
}

// scaled is the figure in the magnitude that a style asks for and the language has.
func (l Language) scaled(f Figure, scale int) Figure {
	if f.Unit.Percent || f.Unit.Points {
		return f
	}
	to := scale
	switch {
	case l.chinese():
		to = chineseScale(f, scale)
	case scale == AsPrinted:
		to = f.Scale
	case scale == Automatic:
		to = naturalScale(f, 12, 9, 6)
	}
	if long, _ := Magnitude(to); !l.chinese() && strings.HasPrefix(long, "×") {
		to = naturalScale(f, 12, 9, 6, 3) // 亿 has no word in English
	}
	if to == f.Scale {
		return f
	}
	return f.Rescaled(to)
}

// naturalScale is the first of some powers of ten, the largest first, that leaves digits
// before the point; else 0.
func naturalScale(f Figure, powers ...int) int {
	for _, p := range powers {
		if f.Amount().Abs().GreaterThanOrEqual(decimal.New(1, int32(p))) {
			return p
		}
	}
	return 0
}

// ParseStyle reads a format for a figure, or ErrFormat.
func ParseStyle(f Figure, format string) (Style, error) {
	s := Style{Decimals: AsPrinted, Scale: AsPrinted}
	flags := map[string]*bool{
		"short": &s.Short, "qualified": &s.Qualified, "period": &s.Period, "signed": &s.Signed, "words": &s.Words,
	}
	for _, part := range strings.Split(format, ",") {
		part = strings.TrimSpace(part)
		if flag, ok := flags[part]; ok {
			*flag = true
			continue
		}
		switch part {
		case "":
			continue
		case "value":
			s.Show = ValueOnly
			continue
		case "unit":
			s.Show = UnitOnly
			continue
		case "auto":
			s.Scale = Automatic
			continue
		case "full":
			s.Scale = 0
			continue
		}
		if n, err := strconv.Atoi(strings.TrimPrefix(part, ".")); err == nil && part[0] == '.' && n >= 0 && n <= MaxDecimals {
			s.Decimals = n
			continue
		}
		unit, scale := ParseUnit(part)
		if unit != f.Unit && unit != (Unit{}) || unit == (Unit{}) && scale == 0 {
			return s, fmt.Errorf("%w: %q (the figure is in %s)", ErrFormat, part, f.Unit.ScaledString(f.Scale))
		}
		s.Scale = scale
	}
	return s, nil
}

// String is the format that ParseStyle reads; "" is the plain style's.
func (s Style) String() string {
	var parts []string
	add := func(on bool, word string) {
		if on {
			parts = append(parts, word)
		}
	}
	add(s.Show == ValueOnly, "value")
	add(s.Show == UnitOnly, "unit")
	add(s.Short, "short")
	add(s.Words, "words")
	add(s.Signed, "signed")
	add(s.Qualified, "qualified")
	add(s.Scale == Automatic, "auto")
	add(s.Scale == 0, "full")
	add(s.Scale > 0, PowerWord(s.Scale))
	add(s.Decimals >= 0, "."+strconv.Itoa(s.Decimals))
	add(s.Period, "period")
	return strings.Join(parts, ",")
}

// numeral is a number as it is printed.
type numeral struct {
	text  string
	words bool // it is spelled
	two   bool // it is two in words, which Chinese says otherwise before what it counts
}

func (l Language) numeral(v decimal.Decimal, decimals int, s Style) numeral {
	v = v.Round(int32(decimals))
	if s.Words {
		if text, ok := l.spelled(v, decimals); ok {
			return numeral{text: text, words: true, two: v.Equal(decimal.NewFromInt(2))}
		}
	}
	text := Grouped(v.StringFixed(int32(decimals)))
	if s.Signed && v.IsPositive() {
		text = "+" + text
	}
	return numeral{text: text}
}

const nbsp = "\u00a0"

// withUnit joins number, magnitude and unit; the no-break spaces keep them on one line.
func withUnit(u Unit, scale int, n numeral, s Style) string {
	long, short := Magnitude(scale)
	if s.Short {
		long = short
	}
	out := n.text
	switch {
	case u.Percent && n.words:
		return out + " per cent"
	case u.Percent:
		return out + nbsp + "%"
	case u.Points && n.words:
		return out + " percentage points"
	case u.Points:
		return out + nbsp + "percentage points"
	case u.Currency != "" && !n.words:
		sign := ""
		if strings.HasPrefix(out, "−") || strings.HasPrefix(out, "+") {
			sign, out = out[:len(out)-len(strings.TrimLeft(out, "−+"))], strings.TrimLeft(out, "−+")
		}
		out = sign + u.Symbol() + out
	}
	if long != "" {
		out += nbsp + long
	}
	if u.Currency != "" && n.words {
		out += " " + currencyWord(u.Currency)
	}
	if u.Noun != "" && !s.Short {
		out += " " + u.Noun
	}
	return out + u.per()
}

// shortScaled is a unit with its short magnitude, without a noun: "US$ tn", "%".
func shortScaled(u Unit, scale int) string {
	_, short := Magnitude(scale)
	if u.Points {
		return "pp"
	}
	u.Noun = ""
	per := u.per()
	u.Per = ""
	return strings.TrimSpace(u.String()+" "+short) + per
}

// When is the figure's period, else its as-of date, else "undated", in English.
func (f Figure) When() string { return English.When(f) }

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
