package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"briefdeck/internal/evidence"
)

var (
	changeLink  = regexp.MustCompile(`^[\s,，\x00]*(?:(?i:in|during)[\s\x00]+)?(?i:to(?:\s+(?:about|around|nearly|more than|over|some|approximately))?|(?:的)?(?:增长|增加|上升|提高|扩大|下降|减少|降低|升|增|降|减)?(?:到|至|为)了?)[\s\x00]*(?:(?i:in)[\s\x00]+)?的?(?:约|近|超过)?$`)
	rangeLink   = regexp.MustCompile(`^\s?(?:-|–|—|~|～|(?i:to)|至|到)\s?$`)
	andLink     = regexp.MustCompile(`^\s(?i:and)\s$`)
	fromLead    = regexp.MustCompile(`(?i)(?:\bfrom\s+|从[^，。]{0,12}|由[^，。]{0,12})$`)
	betweenLead = regexp.MustCompile(`(?i)\bbetween\s+$`)
)

// pairUp joins numbers that share a unit. "from X to Y" is two values, "between X and
// Y" and "X–Y" are a lower and an upper bound. Numbers without a unit fall away later.
func pairUp(s string, ms []mention) []mention {
	for i := 0; i+1 < len(ms); i++ {
		a, b := &ms[i], &ms[i+1]
		if b.start < a.end || b.quantity.unit == (evidence.Unit{}) && !lendSign(s, a, b) {
			continue
		}
		link, before := s[a.end:b.start], lead(s, a.start)
		change := fromLead.MatchString(before)
		isRange := !change && (rangeLink.MatchString(link) || betweenLead.MatchString(before) && andLink.MatchString(link))
		if !isRange && (!change || !changeLink.MatchString(link)) {
			continue
		}
		if !inherit(a, *b) {
			continue
		}
		b.second = true
		if isRange && a.quantity.value.LessThanOrEqual(b.quantity.value) {
			a.qualifier, b.qualifier = evidence.AtLeast, evidence.UpTo
			a.bound, b.bound = true, true
			a.end, b.start = b.end, a.start
			i++
		}
	}
	return ms
}

// lendSign gives b the currency sign of a: "$1–2M".
func lendSign(s string, a, b *mention) bool {
	if !a.quantity.sign || !rangeLink.MatchString(s[a.end:b.start]) {
		return false
	}
	b.quantity.unit.Currency = a.quantity.unit.Currency
	b.end += b.quantity.per(s[b.end:])
	return true
}

// inherit gives a the unit of b, and its magnitude when a has none and is not the
// larger number. It refuses different units.
func inherit(a *mention, b mention) bool {
	qa, qb := &a.quantity, b.quantity
	bare := qa.unit == (evidence.Unit{})
	if per := qa.unit.Per; !bare && per == "" {
		qa.unit.Per = qb.unit.Per // "from 2 tonnes to 3 tonnes a year"
	}
	if !bare && qa.unit != qb.unit {
		return false
	}
	lend := !qa.scaled && qb.magnified != "" && qa.value.LessThanOrEqual(qb.printed)
	if lend {
		qa.scaleBy(qb.magnified)
		if qb.magnified[0] >= utf8.RuneSelf {
			qa.normalise()
		}
	}
	if bare || lend {
		qa.unit = qb.unit
		a.end = max(a.end, b.end)
	}
	return true
}

// splitPeriods deals the two ends of a span of years out to the two values of a
// change: "from X to Y between 2013 and 2020".
func splitPeriods(s string, ms []mention) {
	for i := 0; i+1 < len(ms); i++ {
		a, b := &ms[i], &ms[i+1]
		if a.quantity.unit != b.quantity.unit || !fromLead.MatchString(lead(s, a.start)) {
			continue
		}
		span := b.period
		if span.To.IsZero() {
			span = a.period
		}
		joined := a.end >= b.start || changeLink.MatchString(strings.TrimRight(s[a.end:b.start], " ")) || changeLink.MatchString(s[a.end:b.start])
		if span.To.IsZero() || !joined {
			continue
		}
		a.period, b.period = evidence.Period{From: span.From}, evidence.Period{From: span.To}
	}
}
