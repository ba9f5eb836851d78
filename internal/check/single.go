package check

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// singleSource is a headline number that one source alone states.
var singleSource = Rule{
	Name: "single-source", Title: "Single source",
	Why:  "a headline number that one source alone states falls with it",
	find: findSingleSource,
}

func findSingleSource(r *reading) {
	if r.saysCaveats() {
		return // the caveats list them
	}
	told := map[string]bool{}
	bySlide := map[deck.ID][]use{}
	for _, u := range r.uses {
		f, ok := r.book.Figures[u.key]
		if !ok || told[u.key] || !u.headline() || f.Derivation != nil || f.Status != evidence.Confirmed || r.book.StatedElsewhere(f) {
			continue
		}
		told[u.key] = true
		bySlide[u.slide.ID] = append(bySlide[u.slide.ID], u)
	}
	for _, s := range r.in.Deck.Slides {
		if uses := bySlide[s.ID]; len(uses) > 0 {
			r.alone(uses)
		}
	}
}

// alone tells of the headline numbers of one slide that have one source each.
func (r *reading) alone(uses []use) {
	found := uses[0].at()
	var said []string
	for _, u := range uses {
		f := r.book.Figures[u.key]
		said = append(said, fmt.Sprintf("%s by %s", r.say(f), r.book.Credit(f)))
	}
	found.Severity = deck.Note
	found.Text = "stated by one source alone: " + strings.Join(said, "; ")
	found.Hint = "look for a second source, or say that there is one"
	r.report(found)
}

// headline tells whether the figure stands in a title, a callout or as a key figure.
func (u use) headline() bool {
	if u.field.Name == "" {
		return false
	}
	return u.block == nil || u.block.Kind == deck.KeyFigures || u.block.Kind == deck.Callout
}
