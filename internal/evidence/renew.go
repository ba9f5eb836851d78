package evidence

import (
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/source"
)

// Revised is a source of which a new revision came.
type Revised struct {
	Source   string // its key
	Number   int    // of the new revision
	Old, New source.Document
	Found    []Figure // that the new revision states
}

// Renewal is what becomes of the evidence of a source with a new revision of it.
type Renewal struct {
	Change Change   // figures and quotes that stand elsewhere now or went stale; candidates that are gone
	Fresh  []Figure // candidates that the new revision states and that were not known

	Kept  int // figures whose words were found again
	Stale int // figures, other than candidates, whose words are gone
	Gone  int // candidates that were taken out with their words
}

// String says it in words: "8 figures found again, 1 stale, 3 new".
func (r Renewal) String() string {
	parts := []string{counted(r.Kept, "figure") + " found again"}
	if r.Stale > 0 {
		parts = append(parts, fmt.Sprintf("%d stale", r.Stale))
	}
	if r.Gone > 0 {
		parts = append(parts, counted(r.Gone, "candidate")+" gone")
	}
	if n := len(r.Fresh); n > 0 {
		parts = append(parts, counted(n, "new candidate"))
	}
	return strings.Join(parts, ", ")
}

// Renew works out what becomes of the figures and claims that rest on a source. Words
// are looked for as source.Anchors does; figures that rest on our own summary, or on no
// words at all, stand where the new text states their value and unit in the section of
// that number or title. What is not found is stale, with the reason. A number that
// changed inside its sentence is proposed as a candidate that says what it was.
func (b *Book) Renew(r Revised) Renewal {
	r.Found = slices.Clone(r.Found) // what is found is noted in them
	n := renewer{Revised: r, b: b, anchors: source.NewAnchors(r.Old, r.New), taken: map[int]bool{}}
	n.out.Change.Name = fmt.Sprintf("Take revision %d of %s", r.Number, b.Sources[r.Source].Name())
	for _, key := range slices.Sorted(mapKeys(b.Figures)) {
		if f := b.Figures[key]; f.Origin.Source == r.Source && f.Derivation == nil && f.Origin.Dataset == "" {
			n.figure(f)
		}
	}
	for _, c := range b.Claims {
		n.claim(c)
	}
	for i, f := range r.Found {
		if !n.taken[i] {
			n.out.Fresh = append(n.out.Fresh, f)
		}
	}
	return n.out
}

func mapKeys[T any](m map[string]T) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

type renewer struct {
	Revised
	b       *Book
	anchors *source.Anchors
	taken   map[int]bool // found figures that are known
	out     Renewal
}

func (n *renewer) figure(f Figure) {
	_, p, ok := n.Old.Paragraph(f.Origin.Paragraph)
	if !ok || p.Kind == source.Summary || f.Origin.Quote.IsZero() {
		n.restated(f)
		return
	}
	at, ok := n.anchors.Find(f.Origin.Paragraph, f.Origin.Quote)
	if !ok {
		n.lost(f)
		return
	}
	now := f
	now.Origin.Section, now.Origin.Paragraph, now.Origin.Quote, now.Stale = at.Section, at.Paragraph, at.Span, ""
	for i, g := range n.Found {
		if g.Origin.Paragraph == at.Paragraph && overlap(g.Origin.Quote, at.Span) {
			n.taken[i] = n.taken[i] || g.Amount().Equal(f.Amount()) || g.Origin.Quote == at.Span
			now.Origin.Locator = g.Origin.Locator
		}
	}
	n.keep(f, now)
}

func overlap(a, b source.Span) bool { return a.Start < b.End && b.Start < a.End }

func (n *renewer) keep(was, now Figure) {
	n.out.Kept++
	if was.Origin != now.Origin || was.Stale != now.Stale {
		n.out.Change.Figures.Put = append(n.out.Change.Figures.Put, now)
	}
}

// lost is a figure whose words are gone. A candidate that nothing rests on goes with
// them; any other figure stays, and says why it is stale.
func (n *renewer) lost(f Figure) {
	why := fmt.Sprintf("its sentence is gone from revision %d", n.Number)
	if at, ok := n.anchors.Changed(f.Origin.Paragraph, f.Origin.Quote); ok {
		why = fmt.Sprintf("its sentence has another number in revision %d", n.Number)
		if i := n.foundAt(at); i >= 0 {
			g := &n.Found[i]
			was, is := plain(f), plain(*g)
			why = fmt.Sprintf("its sentence says %s in revision %d", is, n.Number)
			g.Note = strings.TrimSpace(fmt.Sprintf("Was %s, now %s. %s", was, is, g.Note))
			if g.Indicator = f.Indicator; g.Period.IsZero() {
				g.Period = f.Period
			}
		}
	}
	if f.Status == Candidate && !n.b.restsOn(f.Key) {
		n.out.Gone++
		n.out.Change.Figures.Delete = append(n.out.Change.Figures.Delete, f.Key)
		return
	}
	n.stale(f, why)
}

func (n *renewer) stale(f Figure, why string) {
	if f.Status != Rejected {
		n.out.Stale++
	}
	if f.Stale != why {
		f.Stale = why
		n.out.Change.Figures.Put = append(n.out.Change.Figures.Put, f)
	}
}

// plain is a figure as a sentence says it.
func plain(f Figure) string {
	if text, err := Format(f, ""); err == nil {
		return strings.ReplaceAll(text, "\u00a0", " ")
	}
	return f.Value.String()
}

// foundAt is the found figure whose words hold a place; -1 for none.
func (n *renewer) foundAt(at source.Anchor) int {
	return slices.IndexFunc(n.Found, func(g Figure) bool {
		return g.Origin.Paragraph == at.Paragraph && overlap(g.Origin.Quote, at.Span)
	})
}

// restsOn tells whether other evidence names a figure.
func (b *Book) restsOn(key string) bool {
	for _, f := range b.Figures {
		if f.Successor == key || f.Derivation != nil && slices.Contains(f.Derivation.Inputs, key) {
			return true
		}
	}
	for _, c := range b.Claims {
		if slices.Contains(c.Figures, key) {
			return true
		}
	}
	return slices.ContainsFunc(b.Conflicts, func(c Conflict) bool { return c.A == key || c.B == key })
}

// restated finds the sentence of a figure that stood on our own words, or on none.
func (n *renewer) restated(f Figure) {
	best, score := -1, 0
	for i, g := range n.Found {
		if s := n.likeness(f, g); s > score {
			best, score = i, s
		}
	}
	if best < 0 {
		n.stale(f, fmt.Sprintf("no sentence of revision %d states it", n.Number))
		return
	}
	now := f
	now.Origin, now.Stale = n.Found[best].Origin, ""
	now.Origin.Source = n.Source
	n.taken[best] = true
	n.keep(f, now)
}

// likeness is how well a found figure says what a known one does; 0 when it does not:
// another value, another unit, another section and another time.
func (n *renewer) likeness(f, g Figure) int {
	if !f.Amount().Equal(g.Amount()) || !alike(f.Unit, g.Unit) {
		return 0
	}
	score := 1
	if n.sameSection(f.Origin.Section, g.Origin.Section) {
		score += 8
	}
	switch {
	case f.Period == g.Period && !f.Period.IsZero(), f.AsOf == g.AsOf && !f.AsOf.IsZero():
		score += 4
	case f.Period.IsZero() && f.AsOf.IsZero() || g.Period.IsZero() && g.AsOf.IsZero():
		score += 2
	}
	if score == 1 {
		return 0
	}
	if f.Qualifier == g.Qualifier {
		score++
	}
	return score
}

// alike tells whether two units can be of one figure: nouns are said in many ways.
func alike(a, b Unit) bool {
	a.Noun, b.Noun = "", ""
	return a == b
}

// sameSection tells whether a section of the old revision is one of the new.
func (n *renewer) sameSection(old, now string) bool {
	if old == now {
		return true
	}
	var was, is source.Section
	for _, s := range n.Old.Sections {
		if s.Name() == old {
			was = s
		}
	}
	for _, s := range n.New.Sections {
		if s.Name() == now {
			is = s
		}
	}
	return source.SameTitle(was.Title, is.Title)
}

// claim looks for the words that a claim was made from.
func (n *renewer) claim(c Claim) {
	quotes := slices.Clone(c.Quotes)
	changed := false
	for i, q := range quotes {
		if q.Source != n.Source {
			continue
		}
		if at, ok := n.anchors.Find(q.Paragraph, q.Span); ok {
			quotes[i].Section, quotes[i].Paragraph, quotes[i].Span, quotes[i].Stale = at.Section, at.Paragraph, at.Span, ""
		} else {
			quotes[i].Stale = fmt.Sprintf("its words are gone from revision %d", n.Number)
		}
		changed = changed || quotes[i] != q
	}
	if changed {
		c.Quotes = quotes
		n.out.Change.Claims.Put = append(n.out.Change.Claims.Put, c)
	}
}
