// Package check looks for what is wrong or doubtful in a deck: numbers without a
// source, figures that no longer stand, words that were changed, pages that do not
// hold what is on them. Each rule has a file of its own and a line in the table.
package check

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/internal/source"
)

// Rule is one thing that can be wrong. A rule whose find is nil is looked for by
// layout, which meets it while it sets the pages.
type Rule struct {
	Name  string // in findings, JSON and dismissals: never changed
	Title string // heads its findings
	Why   string // why it matters, in one line
	Firm  bool   // its findings cannot be dismissed
	find  func(*reading)
}

// Rules is the table of rules, in the order in which they are told.
func Rules() []Rule {
	return []Rule{
		unknownFigure, unknownSource, badChart, badPicture, badBlock, missingGlyph,
		figureStatus, staleFigure, lostAnchor, changedFigure, alteredQuotation, placeholder,
		unboundNumber, undatedFigure, unattributedFigure, futureTense, confusable, claimWithoutEvidence, bareRecommendation, looseRecommendation, singleSource, weakReference,
		overflow, pages, budget, contrast, smallText, missingAlt,
	}
}

// Output is a deck laid out as one of its outputs.
type Output struct {
	Name  string // "slides", "brief"
	Mask  deck.Mask
	Pages []layout.Page
	Found []deck.Finding // what layout met
}

// Input is everything that is looked at. Deck is needed; a nil Book is an empty one.
type Input struct {
	Deck    *deck.Deck
	Book    *evidence.Book
	Texts   Texts
	Outputs []Output
	Theme   deck.Theme // names the colours in findings
}

// Texts are those of the sources that quotations name: see Quoted. The zero value has none.
type Texts struct {
	Documents map[string]source.Document // as they are now, by key
	// Earlier reads the revisions of a source before the one now, the newest first; it is
	// called for quotations that the source does not hold. nil: there are none.
	Earlier func(ctx context.Context, key string) ([]Earlier, error)
}

// Earlier is an older revision of a source.
type Earlier struct {
	Number   int
	Document source.Document
}

// Report is what was found and how far the deck's numbers are accounted for.
type Report struct {
	Findings []deck.Finding // the gravest first, then in the deck's order
	Bound    int            // numbers in the text that are figures of the library
	Unbound  int            // numbers that are typed
	Claims   int            // that the deck states and the library holds, each once
	Resting  int            // of them, those whose evidence stands
}

// Count is how many findings of a severity stand: those dismissed do not.
func (r Report) Count(s deck.Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s && f.Dismissed == "" {
			n++
		}
	}
	return n
}

// Final is the report for a deck that is about to be final: what may stand in a draft but
// not in a final version is an error.
func (r Report) Final() Report {
	r.Findings = slices.Clone(r.Findings)
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Draft && f.Dismissed == "" {
			f.Severity = deck.Error
		}
	}
	slices.SortStableFunc(r.Findings, func(a, b deck.Finding) int { return a.Severity.Rank() - b.Severity.Rank() })
	return r
}

// Errors are the findings that stop a final export.
func (r Report) Errors() []deck.Finding {
	var out []deck.Finding
	for _, f := range r.Findings {
		if f.Severity == deck.Error && f.Dismissed == "" {
			out = append(out, f)
		}
	}
	return out
}

// Deck looks at a deck with every rule. The same input gives the same report.
func Deck(ctx context.Context, in Input) (Report, error) {
	r := newReading(in)
	if err := r.readQuotations(ctx); err != nil {
		return Report{}, err
	}
	for _, rule := range Rules() {
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		r.rule = rule
		if rule.find != nil {
			rule.find(r)
		} else {
			r.fromLayout(rule)
		}
	}
	r.dismiss()
	r.sort()
	out := Report{Findings: r.found, Bound: r.bound, Unbound: r.unbound}
	for _, key := range in.Deck.ClaimsStated() {
		claim, held := in.Book.Claim(key)
		if !held {
			continue
		}
		out.Claims++
		if in.Book.Carries(claim) {
			out.Resting++
		}
	}
	return out, nil
}

// reading is one deck being looked at: what rules read, and where they report.
type reading struct {
	in    Input
	book  *evidence.Book
	rule  Rule
	texts []passage
	uses  []use
	bad   []misquote
	year  int // of the deck's date; 0 when it has none

	found          []deck.Finding
	seen           map[string]bool
	bound, unbound int
}

func newReading(in Input) *reading {
	r := &reading{in: in, book: in.Book.In(evidence.LanguageOf(in.Deck.Meta.Language)), seen: map[string]bool{}}
	r.year = yearOf(in.Deck.Meta)
	r.read()
	return r
}

// report adds a finding of the rule being looked for, with the rule's words. The same
// place is told once.
func (r *reading) report(f deck.Finding) {
	f.Rule, f.Title, f.Why, f.Firm = r.rule.Name, r.rule.Title, r.rule.Why, r.rule.Firm
	if f.Severity == "" {
		f.Severity = deck.Warning
	}
	if key := f.Key(); !r.seen[key] {
		r.seen[key] = true
		r.found = append(r.found, f)
	}
}

// fromLayout takes over what layout found for a rule, in every output.
func (r *reading) fromLayout(rule Rule) {
	for _, out := range r.in.Outputs {
		for _, f := range out.Found {
			if f.Rule != rule.Name {
				continue
			}
			if f.Severity == deck.Error && r.toldOnSlide(f) {
				continue // the other output has it too
			}
			f.Output = out.Name
			if f.Subject == "" {
				f.Subject = layoutSubject(f)
			}
			r.report(f)
		}
	}
}

func (r *reading) toldOnSlide(f deck.Finding) bool {
	return slices.ContainsFunc(r.found, func(g deck.Finding) bool {
		return g.Rule == f.Rule && g.Slide == f.Slide && g.Text == f.Text
	})
}

// layoutSubject tells apart what layout finds in one place: errors by their words; of
// what merely does not fit, one is enough.
func layoutSubject(f deck.Finding) string {
	if f.Severity == deck.Error {
		return f.Text
	}
	return f.Output
}

// dismiss marks what the author looked at and leaves.
func (r *reading) dismiss() {
	for i := range r.found {
		f := &r.found[i]
		if reason, ok := r.in.Deck.Review.Reason(f.Key()); ok && !f.Firm {
			f.Dismissed = reason
			if reason == "" {
				f.Dismissed = "no reason given"
			}
		}
	}
}

func (r *reading) sort() {
	at := map[deck.ID]int{}
	for i, s := range r.in.Deck.Slides {
		at[s.ID] = i + 1
		for j, b := range s.Blocks {
			at[b.ID] = j + 1
		}
	}
	slices.SortStableFunc(r.found, func(a, b deck.Finding) int {
		return cmp.Or(
			a.Severity.Rank()-b.Severity.Rank(), at[a.Slide]-at[b.Slide], at[a.Block]-at[b.Block],
			strings.Compare(a.Output, b.Output), a.Page-b.Page,
		)
	})
}

// eachPage calls visit for every page of every output.
func (r *reading) eachPage(visit func(out Output, n int, p layout.Page)) {
	for _, out := range r.in.Outputs {
		for i, p := range out.Pages {
			if p.Frame != nil {
				visit(out, i+1, p)
			}
		}
	}
}

// slideOf is the slide that a page shows, or, on a page of the brief, the slide of a block.
func (r *reading) slideOf(p layout.Page, block string) deck.ID {
	if p.Slide != "" {
		return p.Slide
	}
	for _, s := range r.in.Deck.Slides {
		if _, ok := s.Block(deck.ID(block)); ok {
			return s.ID
		}
	}
	return ""
}

// blockAt is what a group of items shows: a block's ID, or the block around it.
func blockAt(g *frame.Group, around string) string {
	if g.Tag.Block != "" {
		return g.Tag.Block
	}
	return around
}
