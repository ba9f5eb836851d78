package extract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/evidence"
)

// The parts of dates: years of the last five centuries and the next two.
const (
	yearIs     = `(?:1[5-9]|20|21)\d\d`
	yearForm   = `(?P<y>` + yearIs + `)`
	toYear     = `(?P<y2>` + yearIs + `)`
	monthIs    = `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?`
	monthForm  = `(?P<m>` + monthIs + `)`
	toMonth    = `(?P<m2>` + monthIs + `)`
	fiscalForm = `\b(?:(?i:(?:fiscal|financial)(?:\syears?)?)\s|FYs?\s?)`
	dayForm    = `(?P<d>\d{1,2})(?:st|nd|rd|th)?`
	partForm   = `(?P<part>(?i:first|second|third|fourth|last|1st|2nd|3rd|4th)\s(?i:quarter|half)|[QH][1-4])`
	hanPartOf  = `(?P<part>第?[一二三四1-4]季度|[上下]半年|前[二三两23]个?季度)`
)

// What a form needs to be tried at all.
const (
	anyYear   = 1 << iota // four digits of a year
	aMonth                // the name of a month
	hanDate               // 年, 月, 日 or 号
	aPart                 // a quarter or a half
	spanOfTwo             // a dash, a stroke, or "to" and the like
)

// dateForms are tried in order; a later form does not look inside an earlier match. The
// groups are y, m and d for the first day, y2 and m2 for the end of a span, and part for
// a quarter or a half; a form without y holds no year, and only hides its digits.
var dateForms = func() []dateForm {
	var out []dateForm
	add := func(needs int, pattern string) {
		p := regexp.MustCompile(pattern)
		f := dateForm{pattern: p, needs: needs}
		for i, name := range []string{"y", "m", "d", "y2", "m2", "part"} {
			f.groups[i] = max(0, p.SubexpIndex(name))
		}
		out = append(out, f)
	}
	add(anyYear, fiscalForm+yearForm+`(?:\s?[/–-]\s?(?P<y2>\d\d(?:\d\d)?))?\b`)
	add(aMonth|anyYear, `(?i)\b(?:between|from)\s+`+monthForm+`\s+`+yearForm+`\s+(?:and|to|until|through)\s+`+toMonth+`\s+`+toYear+`\b`)
	add(aMonth|anyYear, `(?i)\b(?:between|from)\s+`+monthForm+`\s+(?:and|to|until|through)\s+`+toMonth+`,?\s+`+yearForm+`\b`)
	add(aMonth|anyYear, `\b`+monthForm+`\s?(?:[–—-]|to)\s?`+toMonth+`,?\s+`+yearForm+`\b`)
	add(aPart|anyYear, `\b`+partForm+`(?:\sof)?,?\s`+yearForm+`\b`)
	add(aPart|hanDate, yearForm+`\s?年\s?`+hanPartOf)
	add(anyYear|spanOfTwo, `\b`+yearForm+`[/–-](?P<y2>\d\d)\b`)
	add(anyYear|spanOfTwo, `(?i)\b(?:between|from)\s+`+yearForm+`\s+(?:and|to|until|through)\s+`+toYear+`\b`)
	add(hanDate|spanOfTwo, yearForm+`\s?年\s?(?P<m>\d{1,2})\s?月?\s?(?:至|到|[-–—~～])\s?(?P<m2>\d{1,2})\s?月`)
	add(hanDate|spanOfTwo, yearForm+`\s?年?\s?(?:至|到|[-–—~～])\s?`+toYear+`\s?年(?:间|期间)?`)
	add(anyYear|spanOfTwo, `\b`+yearForm+`\s?[-–—/]\s?`+toYear+`\b`)
	add(hanDate, yearForm+`\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日号]`)
	add(hanDate, yearForm+`\s?年\s?(?P<m>\d{1,2})\s?月(?:底|末|初)?`)
	add(hanDate, yearForm+`\s?年(?:底|末|初|代)?`)
	add(anyYear|spanOfTwo, `\b`+yearForm+`-(?P<m>\d\d)-(?P<d>\d\d)\b`)
	add(aMonth|anyYear, `(?i)\b`+dayForm+`\s+`+monthForm+`,?\s+`+yearForm+`\b`)
	add(aMonth|anyYear, `(?i)\b`+monthForm+`\s+`+dayForm+`,\s*`+yearForm+`\b`)
	add(aMonth|anyYear, `(?i)\b`+monthForm+`,?\s+`+yearForm+`\b`)
	add(aMonth, `(?i)\b`+dayForm+`\s+`+monthForm+`(?:\s|[,.;)]|$)`)
	add(aMonth, `\b`+monthForm+`\s+`+dayForm+`\b`)
	add(hanDate, `\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?|\d{1,2}\s?[日号]`)
	add(anyYear, `\b(?:(?i:fiscal|calendar)\s)?(?:(?i:years?)\s|FY\s?)?`+yearForm+`s?\b`)
	return out
}()

// dateForm is one way to write a date.
type dateForm struct {
	pattern *regexp.Regexp
	needs   int
	groups  [6]int
}

// The groups of a form.
const (
	groupYear = iota
	groupMonth
	groupDay
	groupToYear
	groupToMonth
	groupPart
)

// part is what a group of a match holds.
func (f dateForm) part(s string, m []int, group int) string {
	if g := f.groups[group]; g > 0 && m[2*g] >= 0 {
		return s[m[2*g]:m[2*g+1]]
	}
	return ""
}

// monthNames are what every name of a month begins with.
var monthNames = strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC january february march april june july august september october november december")

// hasOf tells which of the needs of date forms a sentence meets.
func hasOf(s string) int {
	has := 0
	if digitsTogether(s, 4) {
		has |= anyYear
	}
	if hinted(s, monthNames) {
		has |= aMonth
	}
	if strings.ContainsAny(s, "年月日号") {
		has |= hanDate
	}
	if hinted(s, []string{"uarter", "half", "Q", "H1", "H2", "季度", "半年"}) {
		has |= aPart
	}
	if strings.ContainsAny(s, "-–—/~～至到") || hinted(s, []string{"and", "to", "ntil", "through"}) {
		has |= spanOfTwo
	}
	return has
}

// digitsTogether tells whether so many digits stand together.
func digitsTogether(s string, many int) bool {
	run := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			run = 0
			continue
		}
		if run++; run == many {
			return true
		}
	}
	return false
}

// findDates lists the dates of a sentence.
func findDates(s string) []date {
	has := hasOf(s)
	var out []date
	taken := []byte(s)
	for _, form := range dateForms {
		if form.needs&has != form.needs {
			continue
		}
		for _, m := range form.pattern.FindAllSubmatchIndex(taken, -1) {
			d, ok := form.read(s, m)
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

// read fills in a match; false when it is a number and no date.
func (f dateForm) read(s string, m []int) (date, bool) {
	d := date{start: m[0], end: m[1], role: aside}
	if f.groups[groupYear] == 0 {
		return d, true
	}
	two := f.part(s, m, groupToYear)
	alone := f.groups[groupMonth]+f.groups[groupToYear]+f.groups[groupPart] == 0
	if alone && !isYear(s, m[2*f.groups[groupYear]], m[1]) {
		return d, false
	}
	p := &d.period
	p.From.Year, _ = strconv.Atoi(f.part(s, m, groupYear))
	p.From.Month = month(f.part(s, m, groupMonth))
	p.From.Day, _ = strconv.Atoi(f.part(s, m, groupDay))
	p.To.Year = lastYear(two, p.From.Year)
	if p.To.Month = month(f.part(s, m, groupToMonth)); p.To.Month > 0 && p.To.Year == 0 {
		p.To.Year = p.From.Year
	}
	if part := f.part(s, m, groupPart); part != "" {
		*p = partOf(p.From.Year, part)
	}
	d.fiscal = fiscal.MatchString(s[d.start:d.end])
	if len(two) == 2 && p.To.Year != p.From.Year+1 {
		return d, false // 2014-05 is a month
	}
	if p.From.Month > 12 || p.To.Month > 12 || p.From.Day > 31 || p.To.Year > 0 && p.To.Before(p.From) {
		return d, true
	}
	d.role = roleOf(s, d)
	return d, true
}

var fiscal = regexp.MustCompile(`^` + fiscalForm)

// quarterOf and halfOf are how parts of a year are written, in order.
var (
	quarterOf = [4][]string{{"first", "1st", "1", "一"}, {"second", "2nd", "2", "二"}, {"third", "3rd", "3", "三"}, {"fourth", "4th", "last", "4", "四"}}
	halfOf    = [2][]string{{"first", "1st", "1", "上"}, {"second", "2nd", "last", "2", "下"}}
)

// partOf is a quarter or a half of a year, or its first quarters together.
func partOf(year int, words string) evidence.Period {
	words = strings.ToLower(words)
	months := func(from, to int) evidence.Period {
		return evidence.Period{From: evidence.Date{Year: year, Month: from}, To: evidence.Date{Year: year, Month: to}}
	}
	if strings.Contains(words, "half") || strings.HasPrefix(words, "h") || strings.HasSuffix(words, "半年") {
		for i, names := range halfOf {
			if slices.ContainsFunc(names, func(n string) bool { return strings.Contains(words, n) }) {
				return months(6*i+1, 6*i+6)
			}
		}
	}
	for i, names := range quarterOf {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.Contains(words, n) }) {
			continue
		}
		if strings.HasPrefix(words, "前") {
			return months(1, 3*i+3)
		}
		return months(3*i+1, 3*i+3)
	}
	return evidence.Period{From: evidence.Date{Year: year}}
}

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
	if currencyStart(leadOf(s, from, signLead)) >= 0 || measured(rest) {
		return false
	}
	if len(rest) > 1 && (rest[0] == ',' || rest[0] == '.') && rest[1] >= '0' && rest[1] <= '9' {
		return false
	}
	var m mention
	m.start, m.end = from, to
	m.readQualifier(s)
	noun, _ := latinNoun(rest, false)
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
