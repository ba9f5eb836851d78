package extract

import (
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/evidence"
)

// What a date in a sentence is to its figures.
type role int

const (
	during role = iota // "in 2016", "between 2013 and 2020"
	asOf               // "as of February 2022"
	since              // "since 2013": open-ended
	aside              // "before 2016": no figure's own
)

// date is a date or a span of years in a sentence.
type date struct {
	start, end int
	period     evidence.Period
	role       role
	fiscal     bool // a fiscal year
}

// The parts of dates: years of the last five centuries and the next two.
const (
	yearForm   = `((?:1[5-9]|20|21)\d\d)`
	monthForm  = `(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?`
	fiscalForm = `\b(?:(?i:(?:fiscal|financial)(?:\syears?)?)\s|FYs?\s?)`
	dayForm    = `(\d{1,2})(?:st|nd|rd|th)?`
)

// dateForms are tried in order; a later form does not look inside an earlier match.
// The numbers name the groups of year, month, day and last year; 0 is none.
var dateForms = []struct {
	pattern                *regexp.Regexp
	year, month, day, last int
}{
	{regexp.MustCompile(fiscalForm + yearForm + `(?:\s?[/–-]\s?(\d\d(?:\d\d)?))?\b`), 1, 0, 0, 2},
	{regexp.MustCompile(`\b` + yearForm + `[/–-](\d\d)\b`), 1, 0, 0, 2},
	{regexp.MustCompile(`(?i)\b(?:between|from)\s+` + yearForm + `\s+(?:and|to|until|through)\s+` + yearForm + `\b`), 1, 0, 0, 2},
	{regexp.MustCompile(yearForm + `\s?年?\s?(?:至|到|[-–—~～])\s?` + yearForm + `\s?年(?:间|期间)?`), 1, 0, 0, 2},
	{regexp.MustCompile(`\b` + yearForm + `\s?[-–—/]\s?` + yearForm + `\b`), 1, 0, 0, 2},
	{regexp.MustCompile(yearForm + `\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]`), 1, 2, 3, 0},
	{regexp.MustCompile(yearForm + `\s?年\s?(\d{1,2})\s?月(?:底|末|初)?`), 1, 2, 0, 0},
	{regexp.MustCompile(yearForm + `\s?年(?:底|末|初|代)?`), 1, 0, 0, 0},
	{regexp.MustCompile(`\b` + yearForm + `-(\d\d)-(\d\d)\b`), 1, 2, 3, 0},
	{regexp.MustCompile(`(?i)\b` + dayForm + `\s+` + monthForm + `,?\s+` + yearForm + `\b`), 3, 2, 1, 0},
	{regexp.MustCompile(`(?i)\b` + monthForm + `\s+` + dayForm + `,\s*` + yearForm + `\b`), 3, 1, 2, 0},
	{regexp.MustCompile(`(?i)\b` + monthForm + `,?\s+` + yearForm + `\b`), 2, 1, 0, 0},
	{regexp.MustCompile(`(?i)\b` + dayForm + `\s+` + monthForm + `(?:\s|[,.;)]|$)`), 0, 0, 0, 0},
	{regexp.MustCompile(`\b` + monthForm + `\s+` + dayForm + `\b`), 0, 0, 0, 0},
	{regexp.MustCompile(`\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?|\d{1,2}\s?[日号]`), 0, 0, 0, 0},
	{regexp.MustCompile(`\b(?:(?i:fiscal|calendar)\s)?(?:(?i:years?)\s|FY\s?)?` + yearForm + `s?\b`), 1, 0, 0, 0},
}

// monthHint saves the slower patterns on sentences that name no month.
var monthHint = regexp.MustCompile(`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)`)

// dateHint is in every date: a year, a month or a day of the month.
var dateHint = regexp.MustCompile(`(?:1[5-9]|20|21)\d\d|[年月日号]`)

// findDates lists the dates of a sentence.
func findDates(s string) []date {
	months := monthHint.MatchString(s)
	if !months && !dateHint.MatchString(s) {
		return nil
	}
	var out []date
	taken := []byte(s)
	for _, form := range dateForms {
		if !months && strings.Contains(form.pattern.String(), "January") {
			continue
		}
		for _, m := range form.pattern.FindAllSubmatchIndex(taken, -1) {
			d, ok := readDate(s, m, [4]int{form.year, form.month, form.day, form.last})
			if !ok {
				continue
			}
			for i := m[0]; i < m[1]; i++ {
				taken[i] = maskByte
			}
			out = append(out, d)
		}
	}
	return out
}

// readDate fills in a match; false when it is a number and no date.
func readDate(s string, m []int, groups [4]int) (date, bool) {
	d := date{start: m[0], end: m[1], role: aside}
	part := func(i int) string {
		if g := groups[i]; g > 0 && m[2*g] >= 0 {
			return s[m[2*g]:m[2*g+1]]
		}
		return ""
	}
	if groups[0] == 0 {
		return d, true
	}
	if groups[1] == 0 && groups[3] == 0 && !isYear(s, m[2*groups[0]], m[1]) {
		return d, false
	}
	d.period.From.Year, _ = strconv.Atoi(part(0))
	d.period.From.Month = month(part(1))
	d.period.From.Day, _ = strconv.Atoi(part(2))
	d.period.To.Year = lastYear(part(3), d.period.From.Year)
	d.fiscal = fiscal.MatchString(s[d.start:d.end])
	if len(part(3)) == 2 && d.period.To.Year != d.period.From.Year+1 {
		return d, false // 2014-05 is a month
	}
	if d.period.From.Month > 12 || d.period.From.Day > 31 || d.period.To.Year > 0 && d.period.To.Before(d.period.From) {
		return d, true
	}
	d.role = roleOf(s, d)
	return d, true
}

var fiscal = regexp.MustCompile(`^` + fiscalForm)

// lastYear reads the end of a span of years; two digits are of the next year or later.
func lastYear(s string, first int) int {
	n, _ := strconv.Atoi(s)
	if len(s) == 2 {
		n += first - first%100
		if n < first {
			n += 100
		}
	}
	return n
}

// isYear tells a year from an amount or a count of the same size.
func isYear(s string, from, to int) bool {
	if strings.HasSuffix(s[from:to], "年") {
		return true
	}
	rest := s[to:]
	if currencyBefore.MatchString(leadOf(s, from, signLead)) || measured(rest) {
		return false
	}
	if len(rest) > 1 && (rest[0] == ',' || rest[0] == '.') && rest[1] >= '0' && rest[1] <= '9' {
		return false
	}
	var m mention
	m.start, m.end = from, to
	m.readQualifier(s)
	noun, _ := latinNoun(rest)
	return m.qualifier == evidence.Exact || noun == "" || !quantified.MatchString(s[m.start:from])
}

// measured tells whether a magnitude, a share, money or a measure follows a number.
func measured(rest string) bool {
	for _, p := range []*regexp.Regexp{percentAfter, magnitudeAfter, hanMagnitude, moneyAfter, hanMeasure, symbolAfter} {
		if p.MatchString(rest) {
			return true
		}
	}
	return false
}

// quantified are the qualifiers that no year follows, other than "around 2000" and the like.
var quantified = regexp.MustCompile(`(?i)^(?:some|nearly|almost|more than|at least|about|over|approximately|up to|as many as|fewer than|less than)`)

// month reads a month by its number or the first three letters of its name.
func month(s string) int {
	if n, err := strconv.Atoi(s); err == nil || s == "" {
		return n
	}
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))
	return i/3 + 1
}

var (
	asOfBefore  = regexp.MustCompile(`(?i)(?:\b(?:as of|as at|by|at the end of|until|up to|through|end of|end-)\s*(?:the\s+)?(?:(?:very\s+)?end\s+of\s+)?(?:early\s+|mid-?\s?|late\s+)?|截至到?|截止到?|截至目前|(?:^|[，。；])到)\s*$`)
	sinceBefore = regexp.MustCompile(`(?i)(?:\b(?:since|starting in|beginning in|from)\s+(?:the\s+)?(?:(?:beginning|start|end)\s+of\s+)?|自从?|自)$`)
	asideBefore = regexp.MustCompile(`(?i)(?:\b(?:before|after|prior to|than in|compared with|compared to|from that in|the)\s+|较|比|早在)$`)
	sinceAfter  = regexp.MustCompile(`^(?:以来|以後|以后|起)`)
	sentenceEnd = regexp.MustCompile(`(?:年底|年末|月底|月末)$`)
)

// roleOf reads the words around a date.
func roleOf(s string, d date) role {
	before := lead(s, d.start)
	switch {
	case !d.period.To.IsZero():
		return during
	case strings.HasSuffix(s[d.start:d.end], "0s") || strings.HasSuffix(s[d.start:d.end], "年代"):
		return aside
	case asOfBefore.MatchString(before) || sentenceEnd.MatchString(s[d.start:d.end]):
		return asOf
	case sinceAfter.MatchString(s[d.end:]):
		return since
	case sinceBefore.MatchString(before) && !fromTo.MatchString(s[d.end:]):
		return since
	case asideBefore.MatchString(before):
		return aside
	}
	return during
}

// fromTo follows a date that begins a comparison: 从2013年的…增长到….
var fromTo = regexp.MustCompile(`^的`)

// setDates gives every mention the date that its sentence gives it. Dates are never
// carried from one sentence to the next.
func setDates(s string, ms []mention, dates []date) {
	for i := range ms {
		m := &ms[i]
		if m.period != (evidence.Period{}) {
			continue // from its pair
		}
		d := dateOf(s, ms, i, dates)
		if d == nil {
			continue
		}
		if d.fiscal {
			m.note = strings.TrimPrefix(m.note+"; fiscal year", "; ")
		}
		switch d.role {
		case during:
			m.period = d.period
		case asOf:
			m.asOf = d.period.From
		case since:
			m.note = strings.TrimPrefix(m.note+"; since "+d.period.From.String(), "; ")
		}
	}
	splitPeriods(s, ms)
}

// nearby holds the dates around a mention that may be its own.
type nearby struct{ touching, following, before, after *date }

// dateOf is the date right before a mention, else the one right after it, else the
// nearest before it in the same clause, else any after it.
func dateOf(s string, ms []mention, i int, dates []date) *date {
	m := ms[i]
	limit := len(s) // where the next mention begins
	if i+1 < len(ms) && ms[i+1].start >= m.end {
		limit = ms[i+1].start
	}
	var n nearby
	for k := range dates {
		d := &dates[k]
		switch {
		case d.role == aside:
		case d.end <= m.start:
			n.seeBefore(d, s[d.end:m.start])
		case d.start >= m.end && d.start <= limit:
			n.seeAfter(d, s[m.end:d.start])
		}
	}
	for _, d := range []*date{n.touching, n.following, n.before, n.after} {
		if d != nil {
			return d
		}
	}
	return trailing(s, ms, i, dates)
}

// seeBefore looks at a date with the words between it and the mention after it.
func (n *nearby) seeBefore(d *date, gap string) {
	if strings.ContainsAny(gap, ";；") {
		return
	}
	if bare := strings.TrimSpace(gap); bare == "" || bare == "的" {
		n.touching = d
	}
	if n.before == nil || d.end > n.before.end {
		n.before = d
	}
}

// seeAfter looks at a date with the words between it and the mention before it. A
// comma between them makes it less likely the mention's own.
func (n *nearby) seeAfter(d *date, gap string) {
	if strings.ContainsAny(gap, ";；") {
		return
	}
	if !strings.ContainsAny(gap, ",，") && (n.following == nil || d.start < n.following.start) {
		n.following = d
	}
	if n.after == nil || d.start < n.after.start {
		n.after = d
	}
}

// trailing is a date after a list of figures that all share it.
func trailing(s string, ms []mention, i int, dates []date) *date {
	for k := range dates {
		d := &dates[k]
		last := ms[len(ms)-1]
		if d.role != aside && d.start >= last.end && !strings.ContainsAny(s[ms[i].end:d.start], ";；") {
			return d
		}
	}
	return nil
}
