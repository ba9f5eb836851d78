package check

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

// confusable is two figures in one deck that readers could take for one another.
var confusable = Rule{
	Name: "could-be-confused", Title: "Could be confused",
	Why:  "readers may take one number for the other",
	find: findConfusable,
}

func findConfusable(r *reading) {
	told := r.saysCaveats()
	where := map[string]use{}
	for _, u := range r.uses {
		if _, ok := where[u.key]; !ok && u.named {
			where[u.key] = u
		}
	}
	for _, c := range r.book.Conflicts {
		a, okA := where[c.A]
		b, okB := where[c.B]
		f, heldA := r.book.Figures[c.A]
		g, heldB := r.book.Figures[c.B]
		explained := strings.TrimSpace(c.Explanation) != ""
		if !okA || !okB || !heldA || !heldB || !c.Stands() || explained && (told || r.together(c.A, c.B)) {
			continue
		}
		later := b
		if a.n > b.n {
			later = a
		}
		found := later.at()
		found.Figure, found.Subject = c.A, c.B
		found.Text = fmt.Sprintf("%s and %s can be taken for one another", r.say(f), r.say(g))
		found.Hint = "write in Evidence how they differ, and show it in a block of caveats"
		if explained {
			found.Text += ", and the deck does not say how they differ"
			found.Hint = "add a block of caveats: it prints the explanation"
		}
		r.report(found)
	}
	r.proposed(where)
}

// proposed tells of pairs that nobody has decided about yet.
func (r *reading) proposed(where map[string]use) {
	if len(where) < 2 {
		return
	}
	for _, p := range r.book.Confusable() {
		a, okA := where[p.A]
		b, okB := where[p.B]
		if !okA || !okB || r.together(p.A, p.B) || !alike(r.book.Figures[p.A], r.book.Figures[p.B]) {
			continue
		}
		if a.n > b.n {
			b = a
		}
		found := b.at()
		found.Severity, found.Figure, found.Subject = deck.Note, p.A, p.B
		found.Text = fmt.Sprintf("%s and %s could be taken for one another: %s", r.say(r.book.Figures[p.A]), r.say(r.book.Figures[p.B]), p.Why)
		found.Hint = "say in Evidence how they differ, or that they are no pair"
		r.report(found)
	}
}

// alike tells whether two amounts are of one order: nobody takes 4 for 133.
func alike(f, g evidence.Figure) bool {
	const times = 5
	a, b := f.Amount().Abs(), g.Amount().Abs()
	most := decimal.NewFromInt(times)
	return a.LessThanOrEqual(b.Mul(most)) && b.LessThanOrEqual(a.Mul(most))
}

// together tells whether some table shows both figures: their rows say what each is.
func (r *reading) together(a, b string) bool {
	for _, u := range r.uses {
		if u.key != a || u.block == nil || u.block.Table == nil {
			continue
		}
		for _, v := range r.uses {
			if v.key == b && v.block == u.block {
				return true
			}
		}
	}
	return false
}
