package check

import "briefdeck/internal/deck"

// bareRecommendation is a list of recommendations that names no claim it follows from.
var bareRecommendation = Rule{
	Name: "recommendation-without-claim", Title: "Recommendation without a claim",
	Why:  "who is asked to decide will ask what it follows from",
	find: findBareRecommendations,
}

func findBareRecommendations(r *reading) {
	r.eachBlock(func(at deck.Finding, s *deck.Slide, b *deck.Block) {
		if b.Kind != deck.Bullets || len(b.Items) == 0 || len(b.Claims) > 0 || !recommends.MatchString(s.Title) {
			return
		}
		at.Severity = deck.Note
		at.Text = "the recommendations name no claim that they follow from"
		at.Hint = "name the claims of the library that they rest on"
		r.report(at)
	})
}
