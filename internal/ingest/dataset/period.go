package dataset

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/evidence"
)

// when is what a cell says about time.
type when struct {
	period    evidence.Period
	projected bool
	fiscal    bool
}

// Order is the order of the parts of dates like 03/04/2020.
type Order string

// The orders.
const (
	DayFirst   Order = "dmy"
	MonthFirst Order = "mdy"
)

const year4 = `((?:1[5-9]|20|21)\d\d)`

// monthNames by their first three letters.
var monthNames = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

const monthWord = `(?i:(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?`

// periodForms are tried in order. Each turns its groups into a period; false when the
// numbers are no date.
var periodForms = []struct {
	pattern *regexp.Regexp
	read    func(m []string, o Order) (when, bool)
}{
	{regexp.MustCompile(`^` + year4 + `年?(?:\s?\[YR\d{4}\])?$`), func(m []string, _ Order) (when, bool) { return span(m[1], 1, 12) }},
	{regexp.MustCompile(`^(?i:FY|fiscal year|financial year)\s?'?` + year4 + `$`), fiscalYear},
	{regexp.MustCompile(`^(?i:FY|fiscal year|financial year)?\s?` + year4 + `\s?[/-](\d\d)$`), splitYear},
	{regexp.MustCompile(`^(?i:FY|fiscal year|financial year)?\s?` + year4 + `年?\s?[-–—/~～至]\s?` + year4 + `年?$`), years},
	{regexp.MustCompile(`^` + year4 + `\s?[-–:.]?\s?[Qq]([1-4])$`), func(m []string, _ Order) (when, bool) { return part(m[1], m[2], 3) }},
	{regexp.MustCompile(`^[Qq]([1-4])[\s/-]*` + year4 + `$`), func(m []string, _ Order) (when, bool) { return part(m[2], m[1], 3) }},
	{regexp.MustCompile(`^` + year4 + `年?第?([一二三四1-4])季度$`), func(m []string, _ Order) (when, bool) { return part(m[1], hanDigit(m[2]), 3) }},
	{regexp.MustCompile(`^` + year4 + `\s?[-–]?\s?[HhSs]([12])$`), func(m []string, _ Order) (when, bool) { return part(m[1], m[2], 6) }},
	{regexp.MustCompile(`^[Hh]([12])[\s/-]*` + year4 + `$`), func(m []string, _ Order) (when, bool) { return part(m[2], m[1], 6) }},
	{regexp.MustCompile(`^` + year4 + `年(\d{1,2})月(\d{1,2})[日号]$`), func(m []string, _ Order) (when, bool) { return date(m[1], m[2], m[3]) }},
	{regexp.MustCompile(`^` + year4 + `(?:-|/|\.|M|m|年)(\d{1,2})月?$`), func(m []string, _ Order) (when, bool) { return date(m[1], m[2], "") }},
	{regexp.MustCompile(`^` + year4 + `[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$`), func(m []string, _ Order) (when, bool) { return date(m[1], m[2], m[3]) }},
	{regexp.MustCompile(`^` + year4 + `(0[1-9]|1[0-2])$`), func(m []string, _ Order) (when, bool) { return date(m[1], m[2], "") }},
	{regexp.MustCompile(`^` + year4 + `(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$`), func(m []string, _ Order) (when, bool) { return date(m[1], m[2], m[3]) }},
	{regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.]` + year4 + `$`), ordered},
	{regexp.MustCompile(`^(\d{1,2})[-/.]` + year4 + `$`), func(m []string, _ Order) (when, bool) { return date(m[2], m[1], "") }},
	{regexp.MustCompile(`^` + monthWord + `[\s,-]*` + year4 + `$`), func(m []string, _ Order) (when, bool) { return date(m[2], monthOf(m[1]), "") }},
	{regexp.MustCompile(`^` + monthWord + `-(\d\d)$`), func(m []string, _ Order) (when, bool) { return date(century(m[2]), monthOf(m[1]), "") }},
	{regexp.MustCompile(`^` + year4 + `[\s-]*` + monthWord + `$`), func(m []string, _ Order) (when, bool) { return date(m[1], monthOf(m[2]), "") }},
	{regexp.MustCompile(`^(\d{1,2})[\s-]` + monthWord + `[\s,-]*` + year4 + `$`), func(m []string, _ Order) (when, bool) { return date(m[3], monthOf(m[2]), m[1]) }},
	{regexp.MustCompile(`^` + monthWord + `\s(\d{1,2}),?\s` + year4 + `$`), func(m []string, _ Order) (when, bool) { return date(m[3], monthOf(m[1]), m[2]) }},
}

// endings say that a period lies ahead, or lead to a footnote.
var (
	projection = regexp.MustCompile(`(?i)\s?(?:\(?(?:projected|projection|forecast|estimate|proj\.?|预测|预计)\)?|[EFP])$`)
	footnote   = regexp.MustCompile(`\s?(?:[*†‡§¹²³]+|\[[0-9a-z]\]|\([0-9a-z]\))$`)
)

// readPeriod reads a cell as a time.
func readPeriod(cell string, o Order) (when, bool) {
	s := footnote.ReplaceAllString(strings.TrimSpace(cell), "")
	if len(s) < 4 || len(s) > 40 {
		return when{}, false
	}
	if w, ok := readForms(s, o); ok {
		return w, true
	}
	if at := projection.FindStringIndex(s); at != nil {
		if w, ok := readForms(strings.TrimSpace(s[:at[0]]), o); ok {
			w.projected = true
			return w, true
		}
	}
	return when{}, false
}

func readForms(s string, o Order) (when, bool) {
	for _, f := range periodForms {
		if m := f.pattern.FindStringSubmatch(s); m != nil {
			if w, ok := f.read(m, o); ok {
				return w, true
			}
		}
	}
	return when{}, false
}

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

// span is a year, or months first to last of it when they are not all.
func span(year string, first, last int) (when, bool) {
	y := atoi(year)
	if first == 1 && last == 12 {
		return when{period: evidence.Period{From: evidence.Date{Year: y}}}, true
	}
	return when{period: evidence.Period{From: evidence.Date{Year: y, Month: first}, To: evidence.Date{Year: y, Month: last}}}, true
}

// part is the nth part of a year, of so many months.
func part(year, nth string, months int) (when, bool) {
	n := atoi(nth)
	return span(year, (n-1)*months+1, n*months)
}

func fiscalYear(m []string, _ Order) (when, bool) {
	w, ok := span(m[1], 1, 12)
	w.fiscal = true
	return w, ok
}

// splitYear reads 2019/20, a year that begins in one and ends in the next. What is no
// such year may be a month: 2019-03.
func splitYear(m []string, o Order) (when, bool) {
	from, last := atoi(m[1]), atoi(m[2])
	if (from+1)%100 != last {
		return when{}, false
	}
	if last >= 1 && last <= 12 && strings.Contains(m[0], "-"+m[2]) && !strings.Contains(strings.ToUpper(m[0]), "F") {
		return when{}, false // 2010-11 is a month
	}
	return when{fiscal: true, period: evidence.Period{From: evidence.Date{Year: from}, To: evidence.Date{Year: from + 1}}}, true
}

func years(m []string, _ Order) (when, bool) {
	from, to := atoi(m[1]), atoi(m[2])
	return when{period: evidence.Period{From: evidence.Date{Year: from}, To: evidence.Date{Year: to}}}, from < to
}

func date(year, month, day string) (when, bool) {
	text := year + "-" + month
	if day != "" {
		text += "-" + day
	}
	d, err := evidence.ParseDate(text)
	return when{period: evidence.Period{From: d}}, err == nil
}

// ordered reads 31/12/2020. Without an order it reads what can be read one way only.
func ordered(m []string, o Order) (when, bool) {
	a, b := atoi(m[1]), atoi(m[2])
	switch {
	case o == MonthFirst || o == "" && b > 12:
		return date(m[3], m[1], m[2])
	case o == DayFirst || o == "" && (a > 12 || a == b):
		return date(m[3], m[2], m[1])
	}
	return when{}, false
}

// twoWays are dates that can be read two ways without an order.
var twoWays = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}$`)

// orderOf finds the order of a column's dates; open is a date that leaves it open.
func orderOf(cells []string) (o Order, open string) {
	for _, c := range cells {
		m := twoWays.FindStringSubmatch(c)
		if m == nil {
			continue
		}
		switch a, b := atoi(m[1]), atoi(m[2]); {
		case a > 12:
			return DayFirst, ""
		case b > 12:
			return MonthFirst, ""
		case a != b && open == "":
			open = c
		}
	}
	return "", open
}

func hanDigit(s string) string {
	if at := strings.Index("一二三四", s); at >= 0 && len(s) > 1 {
		return fmt.Sprint(at/len("一") + 1)
	}
	return s
}

func monthOf(name string) string { return fmt.Sprint(monthNames[strings.ToLower(name[:3])]) }

func century(two string) string {
	if atoi(two) < 70 {
		return "20" + two
	}
	return "19" + two
}
