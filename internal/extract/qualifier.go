package extract

import (
	"regexp"
	"strings"

	"briefdeck/internal/evidence"
)

// Words before and after a number that say how firmly it is stated.
var qualifiers = []struct {
	qualifier evidence.Qualifier
	before    phrases
	after     *regexp.Regexp
}{
	{
		evidence.AtLeast,
		newPhrases("at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|a minimum|minimum", "至少|最少|不少于|不少於|不低于|不低於|≥"),
		regexp.MustCompile(`^(?:,?\s(?i:or (?:more|above|over|greater|higher|older|longer))\b|(?:\s(?i:and|or) (?:above|over|older))\b|及?以上)`),
	},
	{
		evidence.UpTo,
		newPhrases("up to|at most|no more than|not more than|no longer than|any longer than|no later than|as many as|as much as|a maximum of|maximum of|a maximum|maximum|less than|fewer than|under|below|within|"+
			"not exceeding|not exceed|does not exceed|do not exceed|shall not exceed|never exceed|not to exceed|exceeding no more than|at the most|capped at|limited to|lower than|shorter than|smaller than",
			"不超过|不超過|不多于|不多於|至多|最多|高达|高達|多达|多達|不到|不足|少于|少於|低于|低於|≤|<"),
		regexp.MustCompile(`^(?:,?\s(?i:or (?:less|fewer|under|below|lower|younger|shorter))\b|\s(?i:at (?:the )?most)\b|[及或]?以下|[之以]?内)`),
	},
	{
		evidence.MoreThan,
		newPhrases("more than|over|above|exceeding|exceeds|exceeded|exceed|in excess of|upwards of|greater than|well over|higher than|longer than|larger than|older than|topped|surpassed", "超过|超過|超出|超|逾|多于|多於|高于|高於|大于|大於|突破|>"),
		regexp.MustCompile(`^\+`),
	},
	{
		evidence.About,
		newPhrases("about|around|approximately|approx.|roughly|some|nearly|almost|close to|an estimated|estimated|estimated at|circa|ca.|c.|on the order of",
			"~|≈|大约|大約|大概|将近|將近|接近|约为|約為|约有|約有|约占|約佔|约合|約合|折合|约达|約達|大约有|约|約|近|上下"),
		regexp.MustCompile(`^(?:\s?(?:左右|上下)|,?\s(?i:or so|or thereabouts)\b)`),
	},
}

// articleBefore may stand between a qualifier and its number.
var articleBefore = newPhrases("the|a|an|another|only", "")

// extremeOf is "a maximum length of", with what is limited.
var extremeOf = regexp.MustCompile(`(?i)(?:\ba\s)?\b(?:(max)|min)imum\s\p{L}+\s(?:of|is)\s$`)

// readQualifier takes the qualifier next to a mention into it and its quote.
func (m *mention) readQualifier(s string) {
	before := leadOf(s, m.start, shortLead)
	base := m.start - len(before)
	if c := extremeOf.FindStringSubmatchIndex(before); c != nil {
		m.qualifier, m.start = evidence.AtLeast, base+c[0]
		if c[2] >= 0 {
			m.qualifier = evidence.UpTo
		}
	} else if !m.qualifyBefore(before, base) {
		if at := articleBefore.start(before); at >= 0 {
			m.qualifyBefore(before[:at], base)
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

// qualifyBefore takes the longest qualifier that before ends with.
func (m *mention) qualifyBefore(before string, base int) bool {
	from, which := len(before), evidence.Exact
	for _, q := range qualifiers {
		if at := q.before.start(before); at >= 0 && at < from {
			from, which = at, q.qualifier
		}
	}
	if which == evidence.Exact {
		return false
	}
	words := strings.TrimSpace(before[from:])
	if strings.EqualFold(words, "over") && isTime(m.quantity.unit.Noun) || words == "~" && from > 0 && isDigit(before[from-1]) {
		return false // "over 15 years" is how long, "3~5" a range
	}
	m.qualify(which, before[from:])
	m.start = base + from
	return true
}

// lessThan is not quite "up to".
var lessThan = newPhrases("less than|fewer than|under|below", "不到|不足|少于|少於|低于|低於|<")

// qualify keeps the words in the note where the qualifier is only near to them.
func (m *mention) qualify(q evidence.Qualifier, words string) {
	m.qualifier = q
	if words = strings.TrimSpace(words); lessThan.endWith(words + " ") {
		m.note = "printed: " + strings.TrimSpace(words+" "+strings.TrimPrefix(m.note, "printed: "))
	}
}

var (
	foretold  = regexp.MustCompile(`(?i)\b(?:projected|projects (?:growth|an?)|projections?|forecasts?|forecasted|expected|expects|predicted|predicts|anticipated|is set to|are set to|set to (?:reach|rise|grow)|estimated to (?:reach|rise|grow))\b|预计|預計|预期|预测|有望`)
	toldAfter = regexp.MustCompile(`^[^,;，；]*\b(?:is|are)\s(?:projected|expected|forecast|predicted|anticipated|set)\sto\b`)
	willBe    = regexp.MustCompile(`(?i)\b(?:will|would)\b|将达|将增|将超|将会|將達|將會|將增`)
)

// Words without which nothing is foretold.
var (
	foreHints = []string{"project", "Project", "forecast", "Forecast", "expect", "predict", "anticipat", "set to", "estimated to", "预", "預", "有望"}
	willHints = []string{"will", "Will", "would", "将", "將"}
)

// tells looks for words that foretell a mention: surely, or by the future tense alone.
func tells(s string, m mention) (told, will bool) {
	clause := s[:m.start]
	if cut := max(strings.LastIndexAny(clause, ";；"), strings.LastIndex(clause, ", which ")); cut >= 0 {
		clause = clause[cut:]
	}
	told = hinted(clause, foreHints) && foretold.MatchString(clause) || hinted(s[m.end:], foreHints) && toldAfter.MatchString(s[m.end:])
	return told, hinted(clause, willHints) && willBe.MatchString(clause)
}

// project marks what is foretold. A future tense about a time that the document looks
// back on is only clumsy writing.
func project(s string, m *mention, year int) {
	told, will := tells(s, *m)
	if !told && !will || m.bound {
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

var (
	timeUnits  = regexp.MustCompile(`(?i)(?:^|\s)(?:years?|months?|weeks?|days?|hours?|minutes|decades|centuries)$`)
	backBefore = newPhrases("past|the last|its last|these last|this last|next|coming|first|recent|previous|following|preceding|subsequent few|these|those|opening|closing", "")
	afterwards = regexp.MustCompile(`^\s(?:after|before|since|into|on)\b`)
	agoAfter   = regexp.MustCompile(`(?i)^\s(?:ago|later|earlier|from now|hence)\b`)
)

// relative tells "the past 10 years", "3 months ago" and "Two years after the war" from
// a duration.
func relative(s string, m mention) bool {
	if !timeUnits.MatchString(m.quantity.unit.Noun) {
		return false
	}
	opens := m.start == 0 || strings.HasSuffix(s[:m.start], ", ") || strings.HasSuffix(s[:m.start], "; ")
	return opens && m.qualifier == evidence.Exact && afterwards.MatchString(s[m.end:]) || backBefore.endWith(lead(s, m.at)) || backBefore.endWith(lead(s, m.start)) || agoAfter.MatchString(s[m.end:])
}

var (
	mightBe = regexp.MustCompile(`(?i)\b(?:could|might|would)\b`)
	ifBegin = regexp.MustCompile(`^[“"'(]?If\b`)
	ought   = regexp.MustCompile(`\b(?:shall|must)\b`)
)

// supposedTime tells a duration that something could take, or that a supposition has.
func supposedTime(s string, m mention) bool {
	if !isTime(m.quantity.unit.Noun) {
		return false
	}
	return hinted(s[:m.start], []string{"could", "might", "would", "Could", "Might", "Would"}) && mightBe.MatchString(s[:m.start]) || ifBegin.MatchString(s) && !ought.MatchString(s)
}
