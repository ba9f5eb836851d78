package check

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
)

const unboundName = "unbound-number"

// unboundNumber is a number that is typed where a figure of the library could stand.
var unboundNumber = Rule{
	Name: unboundName, Title: "Unbound number",
	Why:  "a typed number has no source and does not change with its figure",
	find: findUnbound,
}

func findUnbound(r *reading) {
	cells := map[deck.ID]int{}
	for _, u := range r.uses {
		if u.field.Name != "" && u.prose() {
			r.bound++
		}
	}
	for _, p := range r.texts {
		if !p.countsNumbers() {
			continue
		}
		for _, n := range numbersIn(p.field.Text) {
			if p.block != nil && p.block.Table != nil && strings.HasPrefix(p.field.Name, "table.") {
				if cells[p.block.ID]++; cells[p.block.ID] > maxTyped {
					r.unbound++
					continue
				}
			}
			r.unboundAt(p, n)
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if more := cells[f.Block] - maxTyped; f.Rule == r.rule.Name && more > 0 && strings.HasPrefix(f.Field, "table.") {
			f.Text += fmt.Sprintf(" (and %d more in this table)", more)
			cells[f.Block] = 0
		}
	}
}

// maxTyped is how many typed numbers of one table are told one by one.
const maxTyped = 3

func (r *reading) unboundAt(p passage, n number) {
	r.unbound++
	found := p.unbound(n)
	found.Text = fmt.Sprintf("“%s” is typed, not bound to a figure", strings.ReplaceAll(found.Subject, "\u00a0", " "))
	found.Hint = "add the figure to the library with its source and insert it with Ctrl+K, or say it without a number"
	if fits := r.matches(n, sentenceAround(p.field.Text, n.whole)); len(fits) > 0 {
		best := fits[0]
		found.Hint = fmt.Sprintf("bind it to %s: %s, %s", best.Key, r.say(best), r.book.Language.When(best))
		if len(fits) > 1 {
			found.Hint += fmt.Sprintf(" (%d more figures have this value)", len(fits)-1)
		}
		found.Fix = r.bind(p, n, best)
	}
	r.report(found)
}

func sentenceAround(text string, at source.Span) string {
	for _, s := range source.Sentences(text) {
		if s.Start <= at.Start && at.End <= s.End {
			return s.In(text)
		}
	}
	return text
}
