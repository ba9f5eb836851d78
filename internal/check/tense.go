package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// futureTense is what is said to come in a time that is over when the deck is dated.
var futureTense = Rule{
	Name: "future-tense", Title: "Future in the past",
	Why:  "what was expected for a past year has happened or not: say which",
	find: findFutureTense,
}

// The future of a year, in English and in Chinese. After "will" only verbs of reaching
// a state count with "in": "we will compare trade in 2013" is no forecast.
var (
	futureBy = regexp.MustCompile(`(?i)\b(?:will|shall|(?:is|are|was|were) (?:expected|projected|forecast|forecasted|set|due|likely|going|estimated|planned|scheduled) to|(?:expects?|plans?|aims?|hopes?) to)\b[^.;:!?\n]{0,80}?\b(?:by|before|until)\s+(?:the (?:end|close|middle) of\s+|late\s+|early\s+|mid-?\s*|fiscal(?: year)?\s+|FY ?)?(?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b`)
	futureIn = regexp.MustCompile(`(?i)\b(?:(?:will|shall)(?: also| then| only| again)?|(?:is|are) (?:expected|projected|forecast|set|due|likely|going|scheduled) to)\s+(?:reach|rise|grow|fall|drop|decline|increase|decrease|exceed|surpass|overtake|hit|double|treble|triple|halve|total|amount|account|become|begin|start|end|open|close|launch|expire|take effect|come into force|be (?:complete|completed|finished|opened|launched|held|in force))\b[^.;:!?\n]{0,60}?\b(?:in|during|throughout)\s+(?:late\s+|early\s+|mid-?\s*|fiscal(?: year)?\s+|FY ?)?(?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b`)
	futureZh = regexp.MustCompile(`(?:到|至|在|于)?((?:19|20)\d\d)年[^。；！？\n]{0,20}?(?:将(?:达|会|要|增|降|超|突破|完成|实现|成为|建成|开|升|减|翻)|预计(?:将|达|为|会)|有望)`)
	laterZh  = regexp.MustCompile(`(?:预计|将|有望)(?:到|于|在|至)((?:19|20)\d\d)年`)
)

func findFutureTense(r *reading) {
	if r.year == 0 {
		return
	}
	for _, p := range r.texts {
		if p.prose() && (p.block == nil || p.block.Kind != deck.QuoteBlock) {
			r.futures(p)
		}
	}
	r.first(func(u use, f evidence.Figure) {
		over := f.Period.End().Year
		if f.Qualifier != evidence.Projected || over == 0 || over >= r.year {
			return
		}
		found := u.at()
		found.Severity, found.Subject = deck.Note, "projection"
		found.Text = fmt.Sprintf("%s is a projection for %s, which is over", r.say(f), r.book.Language.When(f))
		found.Hint = "look for what was counted since, or say that it is an old projection"
		r.report(found)
	})
}

func (r *reading) futures(p passage) {
	for _, s := range source.Sentences(p.field.Text) {
		sentence := s.In(p.field.Text)
		for _, form := range []*regexp.Regexp{futureBy, futureIn, futureZh, laterZh} {
			m := form.FindStringSubmatchIndex(sentence)
			if m == nil {
				continue
			}
			year, err := strconv.Atoi(sentence[m[2]:m[3]])
			if err != nil || year >= r.year {
				continue
			}
			found := p.at(source.Span{Start: s.Start + m[0], End: s.Start + m[1]})
			found.Subject = strings.Join(strings.Fields(sentence[m[0]:m[1]]), " ")
			found.Text = fmt.Sprintf("“%s” speaks of the future, but the deck is of %d", found.Subject, r.year)
			found.Hint = fmt.Sprintf("say what happened in %d, or that it was expected then", year)
			r.report(found)
			break
		}
	}
}
