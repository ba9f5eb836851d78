package extract

import (
	"regexp"
	"strings"

	"briefdeck/internal/evidence"
)

// Words before and after a number that say how firmly it is stated.
var qualifiers = []struct {
	qualifier     evidence.Qualifier
	before, after *regexp.Regexp
}{
	{
		evidence.AtLeast,
		regexp.MustCompile(`(?i)(?:\b(?:at least|no fewer than|no less than|not less than|a minimum of)\s+|至少|不少于|不低于|≥\s?)$`),
		regexp.MustCompile(`^(?:\s(?i:or more|or above)\b|及?以上)`),
	},
	{
		evidence.UpTo,
		regexp.MustCompile(`(?i)(?:\b(?:up to|at most|no more than|not more than|as many as|as much as|a maximum of|less than|fewer than|under|below)\s+|不超过|不超過|至多|最多|高达|高達|多达|多達|不到|不足|≤\s?|<\s?)$`),
		regexp.MustCompile(`^(?:\s(?i:or less|or fewer)\b|及?以下)`),
	},
	{
		evidence.MoreThan,
		regexp.MustCompile(`(?i)(?:\b(?:more than|over|above|exceeding|exceeds|exceeded|in excess of|upwards of|greater than)\s+|超过|超過|超|逾|多于|突破|>\s?)$`),
		regexp.MustCompile(`^\+`),
	},
	{
		evidence.About,
		regexp.MustCompile(`(?i)(?:\b(?:about|around|approximately|approx\.|roughly|some|nearly|almost|close to|an estimated|estimated|estimated at|circa|ca\.|c\.)\s+|[~≈]\s?|大约|大約|大概|将近|將近|接近|约为|约|約|近)$`),
		regexp.MustCompile(`^\s?(?:左右|上下)`),
	},
}

// articleBefore may stand between a qualifier and its number.
var articleBefore = regexp.MustCompile(`(?i)\b(?:the|an?)\s+$`)

// readQualifier takes the qualifier next to a mention into it and its quote.
func (m *mention) readQualifier(s string) {
	before := leadOf(s, m.start, shortLead)
	base := m.start - len(before)
	if a := articleBefore.FindStringIndex(before); a != nil {
		before = before[:a[0]]
	}
	for _, q := range qualifiers {
		if i := q.before.FindStringIndex(before); i != nil {
			m.qualify(q.qualifier, before[i[0]:i[1]])
			m.start = base + i[0]
			return
		}
	}
	for _, q := range qualifiers {
		if tail := q.after.FindString(s[m.end:]); tail != "" {
			m.qualify(q.qualifier, tail)
			m.end += len(tail)
			return
		}
	}
}

// lessThan is not quite "up to".
var lessThan = regexp.MustCompile(`(?i)^(?:less than|fewer than|under|below|不到|不足|<)`)

// qualify keeps the words in the note where the qualifier is only near to them.
func (m *mention) qualify(q evidence.Qualifier, words string) {
	m.qualifier = q
	if words = strings.TrimSpace(words); lessThan.MatchString(words) {
		m.note = "printed: " + words
	}
}

var (
	foretold = regexp.MustCompile(`(?i)\b(?:projected|projects|projections?|forecasts?|forecasted|expected|expects|predicted|predicts|anticipated|is set to|are set to|set to (?:reach|rise|grow)|estimated to (?:reach|rise|grow))\b|预计|預計|预期|预测|有望`)
	willBe   = regexp.MustCompile(`(?i)\b(?:will|shall|would)\b|将达|将增|将超|将会|將達|將會|將增`)
)

// project marks what is foretold. A future tense about a time that the document looks
// back on is only clumsy writing.
func project(s string, m *mention, year int) {
	clause := s[:m.start]
	if cut := strings.LastIndexAny(clause, ";；"); cut >= 0 {
		clause = clause[cut:]
	}
	told, will := foretold.MatchString(clause), willBe.MatchString(clause)
	if !told && !will {
		return
	}
	about := max(m.period.End().Year, m.asOf.Year)
	past := about > 0 && year > 0 && about <= year
	rule := !told && about == 0 && m.qualifier != evidence.Exact // "will be no more than 20 pages"
	if past || rule {
		return
	}
	m.qualifier = evidence.Projected
	if m.period.IsZero() {
		m.period, m.asOf = evidence.Period{From: m.asOf}, evidence.Date{}
	}
}

// wholes are units of time: counts of them that look back or ahead are no figures.
var (
	timeUnits  = regexp.MustCompile(`(?i)(?:^|\s)(?:years|months|weeks|days|hours|minutes|decades|centuries)$`)
	backBefore = regexp.MustCompile(`(?i)\b(?:past|last|next|coming|first|recent|previous|following|subsequent|every|within|after|in|these|those|aged?|once in|over)\s+(?:the\s+)?(?:(?:past|last|next)\s+)?$`)
	agoAfter   = regexp.MustCompile(`(?i)^\s(?:ago|later|earlier|old|of age|before|after|from now|since)\b`)
)

// relative tells "the past 10 years" and "18 years of age" from a duration.
func relative(s string, m mention) bool {
	if !timeUnits.MatchString(m.quantity.unit.Noun) {
		return false
	}
	return backBefore.MatchString(lead(s, m.at)) || backBefore.MatchString(lead(s, m.start)) || agoAfter.MatchString(s[m.end:])
}
