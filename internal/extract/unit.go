package extract

import (
	"regexp"
	"strings"

	"briefdeck/internal/evidence"
)

var (
	magnitudeAfter = regexp.MustCompile(`^[\s\x{00a0}-]?(?i:(thousand|million|billion|trillion|mn|bn|tn|trn)\b)`)
	letterAfter    = regexp.MustCompile(`^\s?([kKmMbB])\b`)
	moreAfter      = regexp.MustCompile(`^\s?(?:多|余|餘)`)
	hanMagnitude   = regexp.MustCompile(`^\s?(万亿|萬億|千亿|千億|百亿|百億|十亿|十億|亿|億|千万|千萬|百万|百萬|十万|十萬|万|萬|千|兆)`)
	percentAfter   = regexp.MustCompile(`^[\s\x{00a0}-]?(?:(个百分点|百分点|個百分點|百分點|(?i:percentage[\s-]points?|pp)\b)|%|％|(?i:per\s?cent|percent|pct)\b)`)
	basisPoints    = regexp.MustCompile(`^[\s\x{00a0}-]?(?:(?i:basis[\s-]points?|bps?)\b|个?基点|個?基點)`)
	zhaoOf         = regexp.MustCompile(`^\s?兆(?:美|欧|歐|日|港|新|人民)?(?:元|币|幣)`)
	pointsOfShare  = regexp.MustCompile(`^[\s-](?i:points?)\b`)
	moneyRange     = regexp.MustCompile(`\p{Sc}\s?\d[\d.,]*\s?[–-]$`) // "$1–": a letter after the next number is its magnitude
	symbolAfter    = regexp.MustCompile(`^[\s\x{00a0}]?(km²|km2|m²|m³|km/h|km|kg|kWh|MWh|GWh|TWh|kW|MW|GW|TW|ha|Mt|Gt|TEUs?|TB|GB|MB|°C|℃)(?:$|[^\p{L}\d])`)
	everyAfter     = regexp.MustCompile(`^(?:\s?/\s?|\s(?:per|a|an|each|every)\s)((?i:year|annum|quarter|month|week|day|hour|minute|second))\b`)
	perAfter       = regexp.MustCompile(`^\sper\s(\d[\d,]*\b|square\s[\p{L}-]+|[\p{L}-]+)`)
)

// readUnit reads magnitude and unit after a number that ends at to, fills them into m
// and returns where they end.
func readUnit(s string, to int, m *mention) int {
	q := &m.quantity
	end := to
	before := leadOf(s, m.start, signLead)
	if at := currencyStart(before); at >= 0 {
		q.unit.Currency, q.sign = evidence.CurrencyNamed(before[at:]), true
	}
	q.sign = q.sign || strings.HasSuffix(before, "–") && moneyRange.MatchString(before) || strings.HasSuffix(before, "-") && moneyRange.MatchString(before)
	end += m.moreThan(s[end:])
	end += q.magnitude(s[end:])
	end += m.moreThan(s[end:])
	m.after = end
	rest := s[end:]
	switch {
	case q.unit.Currency != "":
		if strings.HasPrefix(rest, "元") {
			end += len("元") // after 人民币
		}
	case strings.HasSuffix(s[:m.start], "百分之"):
		q.unit.Percent = true
		m.start -= len("百分之")
	default:
		end += m.unitAfter(s, rest)
	}
	return end + q.per(s[end:])
}

// unitAfter reads a unit at the start of rest and returns its length.
func (m *mention) unitAfter(s, rest string) int {
	q := &m.quantity
	if b := basisPoints.FindString(rest); b != "" {
		m.note = "printed: " + q.value.String() + b
		q.value, q.unit.Points = q.value.Shift(-2), true
		return len(b)
	}
	if p := percentAfter.FindStringSubmatchIndex(rest); p != nil && !m.isPages(s, rest[:p[1]]) {
		q.unit.Points = p[2] >= 0
		if pts := pointsOfShare.FindString(rest[p[1]:]); pts != "" && !q.unit.Points {
			q.unit.Points = true
			p[1] += len(pts)
		}
		q.unit.Percent = !q.unit.Points
		return p[1]
	}
	if t := tenthsAfter(rest); t > 0 && q.value.IsPositive() && q.value.IntPart() < 10 {
		m.note = "printed: " + s[m.start:m.after+t]
		q.value, q.unit.Percent = q.value.Shift(1), true
		return t
	}
	if c := moneyAfter.FindStringSubmatch(rest); c != nil {
		q.unit.Currency = evidence.CurrencyNamed(c[1] + c[2])
		return len(c[0])
	}
	if c := symbolAfter.FindStringSubmatchIndex(rest); c != nil {
		q.unit.Noun = rest[c[2]:c[3]]
		return c[3]
	}
	noun, n := q.nounAfter(rest)
	if noun == "" {
		noun, n = measureBefore(s[:m.start], rest)
	}
	if noun == "" {
		noun, n = hanYears(leadOf(s, m.start, shortLead), rest)
	}
	q.unit.Noun = noun
	return n
}

// ofPoints stands before whole percentage points that are written "pp", which may be pages.
var ofPoints = newPhrases("by|of|to|about|over|nearly|than|from|plus|minus", "+|-|−")

// isPages tells "5 pp" from "by 5 pp".
func (m *mention) isPages(s, unit string) bool {
	return strings.TrimSpace(unit) == "pp" && m.quantity.value.IsInteger() && !ofPoints.endWith(leadOf(s, m.start, shortLead))
}

// per reads what one of the unit is for and returns the length: a year, per person, per
// 1,000 births.
func (q *quantity) per(rest string) int {
	if q.unit == (evidence.Unit{}) {
		return 0
	}
	if c := everyAfter.FindStringSubmatch(rest); c != nil && !agoAfter.MatchString(rest[len(c[0]):]) {
		q.unit.Per = strings.ReplaceAll(strings.ToLower(c[1]), "annum", "year")
		return len(c[0])
	}
	c := perAfter.FindStringSubmatch(rest)
	if c == nil || c[1] == "cent" {
		return 0
	}
	what, end := c[1], len(c[0])
	if isDigit(what[0]) {
		noun, n := latinNoun(rest[end:], false)
		what, end = strings.TrimSpace(what+" "+noun), end+n
	}
	q.unit.Per = what
	return end
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// moreThan reads the Chinese "and some" after a number: 130多个.
func (m *mention) moreThan(rest string) int {
	more := moreAfter.FindString(rest)
	if more != "" {
		m.qualifier = evidence.MoreThan
	}
	return len(more)
}

// magnitude reads "trillion" or 万亿 and returns the length. A Chinese magnitude becomes
// the greatest that English has a word for: 200亿 is 20 billion, 3.5亿 350 million.
func (q *quantity) magnitude(rest string) int {
	c := magnitudeAfter.FindStringSubmatch(rest)
	if c == nil && q.sign {
		c = letterAfter.FindStringSubmatch(rest)
	}
	if c != nil {
		q.scaleBy(c[1])
		return len(c[0])
	}
	c = hanMagnitude.FindStringSubmatch(rest)
	if c == nil || c[1] == "兆" && !zhaoOf.MatchString(rest) {
		return 0 // 兆 is a trillion of money, and a million of bytes or hertz
	}
	q.scaleBy(c[1])
	q.normalise()
	return len(c[0])
}

// scaleBy gives a number the magnitude that is printed after it.
func (q *quantity) scaleBy(magnitude string) {
	power, _ := evidence.PowerNamed(magnitude)
	q.printed, q.magnified = q.value, magnitude
	q.scale, q.scaled = q.scale+power, true
}

// normalise brings a number to the magnitude that prose would take.
func (q *quantity) normalise() {
	n := evidence.Figure{Value: q.value, Scale: q.scale}.Normal()
	q.value, q.scale = n.Value, n.Scale
}
