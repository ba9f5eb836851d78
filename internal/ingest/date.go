package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/evidence"
)

// The names of the months, and how they are printed, whatever the case.
const (
	monthNames = `january|february|march|april|may|june|july|august|september|october|november|december`
	monthForms = monthNames + `|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?`
)

var (
	dateLead  = `(?i)^(?:(?:date|dated|published(?: online)?|first published|publication date|revised|received|accepted|issued|日期|发布日期|收稿日期|发表日期)\s*[:：]?\s*(?:on\s+)?)?`
	dateForms = []struct {
		pattern          *regexp.Regexp
		year, month, day int // groups; 0: not given
	}{
		{regexp.MustCompile(dateLead + `(` + monthForms + `)\s+(\d{1,2}),?\s+((?:19|20)\d\d)\.?$`), 3, 1, 2},
		{regexp.MustCompile(dateLead + `(\d{1,2})\s+(` + monthForms + `),?\s+((?:19|20)\d\d)\.?$`), 3, 2, 1},
		{regexp.MustCompile(dateLead + `(` + monthForms + `),?\s+((?:19|20)\d\d)\.?$`), 2, 1, 0},
		{regexp.MustCompile(dateLead + `((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})$`), 1, 2, 3},
		{regexp.MustCompile(dateLead + `((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日$`), 1, 2, 3},
		{regexp.MustCompile(dateLead + `((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月$`), 1, 2, 0},
		{regexp.MustCompile(dateLead + `((?:19|20)\d\d)\s?年?$`), 1, 0, 0},
	}
)

// dateLine reads a line that holds nothing but a date, as ISO to the precision given.
func dateLine(s string) (iso string, ok bool) {
	if len(s) > 60 {
		return "", false
	}
	for _, f := range dateForms {
		m := f.pattern.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		d := evidence.Date{Year: atoi(m[f.year])}
		if f.month > 0 {
			d.Month = monthOf(m[f.month])
		}
		if f.day > 0 {
			d.Day = atoi(m[f.day])
		}
		if d.Month <= 12 && d.Day <= 31 {
			return d.String(), true
		}
	}
	return "", false
}

// atoi reads digits that a pattern has checked already.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// monthOf reads a month by name or number; 0 when it is neither.
func monthOf(s string) int {
	short := strings.TrimSuffix(strings.ToLower(s), ".")
	for i, name := range strings.Split(monthNames, "|") {
		if len(short) >= 3 && strings.HasPrefix(name, short) {
			return i + 1
		}
	}
	return atoi(s)
}
