package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

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

// Words before a date that tell its role. The first three may stand between the others
// and the date: "by the very end of 2019", "since early 2013".
var (
	timeOfYear  = newPhrases("early|late|mid|the year|year|the", "mid-")
	endOfTime   = newPhrases("the end of|the very end of|end of|the close of|year-end", "end-|end")
	startOfTime = newPhrases("the beginning of|the start of|beginning of|the beginnings of", "")
	asOfBefore  = newPhrases("as of|as at|by|until|up to|through|as of the|by the", "截至|截至到|截止|截止到|截至目前|到")
	sinceBefore = newPhrases("since|starting in|beginning in|from|ever since", "自|自从|自從")
	asideBefore = newPhrases("before|after|prior to|than in|compared with|compared to|relative to|against|versus|from that in|the|than|over|pre-", "较|較|比|早在")
	sinceAfter  = regexp.MustCompile(`^(?:以来|以來|以後|以后|起)`)
	sentenceEnd = regexp.MustCompile(`(?:年底|年末|月底|月末)$`)
	levelsAfter = regexp.MustCompile(`^(?:['’]s)?\s(?:levels?|baselines?|prices|base\syear|exchange\srates?|constant|dollars|benchmark)\b`)
	compares    = regexp.MustCompile(`(?i)\b(?:compared|than|up from|down from|versus|whereas|while|but|against)\b|而|相比|低于|高于`)
)

// roleOf reads the words around a date.
func roleOf(s string, d date) role {
	words := s[d.start:d.end]
	switch {
	case !d.period.To.IsZero():
		return during
	case strings.HasSuffix(words, "0s") || strings.HasSuffix(words, "年代") || levelsAfter.MatchString(s[d.end:]):
		return aside
	case sinceAfter.MatchString(s[d.end:]):
		return since
	}
	before := lead(s, d.start)
	if asideBefore.endWith(before) {
		return aside
	}
	before, _ = cutPhrase(before, timeOfYear)
	before, atEnd := cutPhrase(before, endOfTime)
	before, _ = cutPhrase(before, startOfTime)
	switch {
	case sinceBefore.endWith(before) && !fromTo.MatchString(s[d.end:]):
		return since
	case atEnd || sentenceEnd.MatchString(words) || asOfBefore.endWith(before) && !endsInVerb(before):
		return asOf
	}
	return during
}

// cutPhrase cuts one of some phrases off the end of a text.
func cutPhrase(text string, p phrases) (string, bool) {
	if at := p.start(text); at >= 0 {
		return text[:at], true
	}
	return text, false
}

// endsInVerb tells 达到 and the like from 到, which begins a clause.
func endsInVerb(before string) bool {
	rest, ok := strings.CutSuffix(before, "到")
	r, _ := utf8.DecodeLastRuneInString(rest)
	return ok && rest != "" && unicode.Is(unicode.Han, r) && !strings.HasSuffix(rest, "截至") && !strings.HasSuffix(rest, "截止") && !strings.HasSuffix(rest, "预计") && !strings.HasSuffix(rest, "預計")
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
	if strings.ContainsAny(gap, ";；") || compares.MatchString(gap) {
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
		if d.role == aside || d.start < last.end {
			continue
		}
		if gap := s[ms[i].end:d.start]; !strings.ContainsAny(gap, ";；") && !compares.MatchString(gap) && !strings.Contains(gap, " from ") {
			return d
		}
	}
	return nil
}
