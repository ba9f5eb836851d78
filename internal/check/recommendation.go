package check

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
)

// bareRecommendation is a list of recommendations that names no claim it follows from.
var bareRecommendation = Rule{
	Name: "recommendation-without-claim", Title: "Recommendation without a claim",
	Why:  "who is asked to decide will ask what it follows from",
	find: findBareRecommendations,
}

func findBareRecommendations(r *reading) {
	r.eachBlock(func(at deck.Finding, s *deck.Slide, b *deck.Block) {
		if len(b.Claims) > 0 || !recommendsSomething(s, b) {
			return
		}
		at.Severity = deck.Note
		at.Text = "the recommendations name no claim that they follow from"
		at.Hint = "name the claims of the library that they rest on"
		r.report(at)
	})
}

// recommendsSomething tells a block of recommendations: by its kind, or a list under such
// a title.
func recommendsSomething(s *deck.Slide, b *deck.Block) bool {
	return b.Kind == deck.Recommendation && len(b.Actions) > 0 ||
		b.Kind == deck.Bullets && len(b.Items) > 0 && recommends.MatchString(s.Title)
}

// looseRecommendation is a recommendation that nobody is named for, or that has no time.
var looseRecommendation = Rule{
	Name: "recommendation-without-owner", Title: "Recommendation without who or when",
	Why:  "what nobody is to do by any day is not done",
	find: findLooseRecommendations,
}

func findLooseRecommendations(r *reading) {
	r.eachBlock(func(at deck.Finding, _ *deck.Slide, b *deck.Block) {
		for i, a := range b.Actions {
			if strings.TrimSpace(a.What) == "" || strings.TrimSpace(a.Who) != "" && strings.TrimSpace(a.When) != "" {
				continue
			}
			lacks, field := "who does it and by when", "who"
			switch {
			case strings.TrimSpace(a.Who) != "":
				lacks, field = "by when", "when"
			case strings.TrimSpace(a.When) != "":
				lacks = "who does it"
			}
			found := at
			found.Severity, found.Field = deck.Note, fmt.Sprintf("actions.%d.%s", i, field)
			found.Text = fmt.Sprintf("recommendation %d does not say %s: “%s”", i+1, lacks, short(r.printed(a.What)))
			found.Hint = "name the person or office, and the day"
			r.report(found)
		}
		if n := len(b.Actions); n > budgetRecommendations {
			at.Severity = deck.Note
			at.Text = fmt.Sprintf("there are %d recommendations; three are acted on", n)
			at.Hint = "join them, or drop the weakest"
			r.report(at)
		}
	})
}

// printed is a text with its figures as they print.
func (r *reading) printed(text string) string {
	out, _ := r.book.Resolve(text)
	return out
}
