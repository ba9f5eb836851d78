package check

import (
	"fmt"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// lostAnchor is a figure, a claim or a quotation whose words a newer revision of the
// source no longer holds.
var lostAnchor = Rule{
	Name: "lost-anchor", Title: "No longer in the source",
	Why:  "whoever looks it up in the newest revision does not find it",
	find: findLost,
}

func findLost(r *reading) {
	r.first(r.lostFigure)
	r.eachBlock(func(at deck.Finding, _ *deck.Slide, b *deck.Block) {
		for _, key := range b.Claims {
			if c, ok := r.book.Claim(key); ok {
				r.lostClaim(at, c)
			}
		}
	})
	for _, m := range r.bad {
		if m.last > 0 {
			r.lostQuotation(m)
		}
	}
}

func (r *reading) lostFigure(u use, f evidence.Figure) {
	if f.Stale == "" || f.Derivation != nil {
		return
	}
	found := u.at()
	found.Text = fmt.Sprintf("%s no longer stands in %s: %s", r.say(f), r.nameOf(f.Origin.Source), f.Stale)
	found.Hint = "compare the figure with the newest revision in Evidence, or use the number that stands there now"
	r.replace(&found, u, f)
	r.report(found)
}

// lostClaim tells a claim once, whichever of its quotes are gone.
func (r *reading) lostClaim(at deck.Finding, c evidence.Claim) {
	for _, q := range c.Quotes {
		if q.Stale == "" {
			continue
		}
		at.Subject = c.Key
		at.Text = fmt.Sprintf("the words that “%s” rests on no longer stand in %s: %s", short(c.Text), r.nameOf(q.Source), q.Stale)
		at.Hint = "read the newest revision again, and rest the claim on words that stand there, or take it off"
		r.report(at)
		return
	}
}

func (r *reading) lostQuotation(m misquote) {
	found := m.at(m.all())
	name := m.doc.Source.Name()
	if m.worst.same < likeness {
		found.Text = fmt.Sprintf("“%s” stood in revision %d of %s and no longer does", short(m.worst.ours), m.last, name)
		found.Hint = "say which revision you quote, or take the quotation out"
		r.report(found)
		return
	}
	m.tell(&found)
	found.Text = fmt.Sprintf("%s says it otherwise since revision %d: %s", name, m.last+1, found.Diff)
	found.Hint = "take over the new words, or say which revision you quote"
	found.Fix = m.fix("Take over the new words")
	r.report(found)
}

// nameOf is a source as a finding names it.
func (r *reading) nameOf(key string) string {
	if s, ok := r.book.Sources[key]; ok {
		return s.Name()
	}
	return "its source"
}
