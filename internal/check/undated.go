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

// undatedFigure is a number without the time it is about: in its source, or beside a
// key figure.
var undatedFigure = Rule{
	Name: "undated-figure", Title: "Undated figure",
	Why:  "a number without a date cannot be compared or checked",
	find: findUndated,
}

// saysUndated are the words that own up to a missing date.
var saysUndated = regexp.MustCompile(`(?i)undated|not dated|no dates?\b|without (?:a )?dates?\b|date (?:is )?(?:unknown|not (?:known|given|stated))|n\.d\.|未注明日期|没有(?:注明)?日期|无日期|日期不明|未标日期`)

func findUndated(r *reading) {
	told := r.saysCaveats()
	for _, u := range r.uses {
		told := told || r.ownsUp(u.key)
		if f, ok := r.book.Figures[u.key]; ok && u.named && f.Derivation == nil && f.Period.IsZero() && f.AsOf.IsZero() && !told {
			found := u.at()
			found.Subject = "source"
			found.Text = fmt.Sprintf("the source gives no date for %s, and nothing in the deck says so", r.say(f))
			found.Hint = "write “undated” beside it, or add a block of caveats"
			r.once(found)
		}
	}
	for _, p := range r.texts {
		if strings.HasSuffix(p.field.Name, ".value") {
			r.keyFigureDate(p)
		}
	}
}

// once reports a finding about a figure unless the rule told of that figure already.
func (r *reading) once(f deck.Finding) {
	for _, g := range r.found {
		if g.Rule == r.rule.Name && g.Figure == f.Figure && g.Subject == f.Subject {
			return
		}
	}
	r.report(f)
}

// ownsUp tells whether some text beside the figure says that it is undated.
func (r *reading) ownsUp(key string) bool {
	for _, u := range r.uses {
		if u.key == key && u.named && saysUndated.MatchString(strings.Join(u.slide.Texts(), "\n")) {
			return true
		}
	}
	return false
}

// keyFigureDate wants the year of a key figure in its label.
func (r *reading) keyFigureDate(p passage) {
	tokens := evidence.Tokens(p.field.Text)
	if len(tokens) != 1 {
		return
	}
	f, ok := r.book.Figures[tokens[0].Key]
	if !ok || f.Period.IsZero() && f.AsOf.IsZero() {
		return
	}
	label := passage{slide: p.slide, n: p.n, block: p.block}
	for _, g := range p.block.Fields() {
		if g.Name == strings.TrimSuffix(p.field.Name, "value")+"label" {
			label.field = g
		}
	}
	beside, _ := r.book.Resolve(strings.Join([]string{p.slide.Title, p.slide.Subtitle, label.field.Text}, " "))
	if namesYear(beside, f) || strings.Contains(tokens[0].Format, "period") {
		return
	}
	found := label.at(source.Span{})
	found.Figure, found.Subject = f.Key, "label"
	found.Text = fmt.Sprintf("the key figure %s has no date beside it", r.say(f))
	when := r.book.Language.When(f)
	found.Hint = "say of when it is: " + when
	end := len(label.field.Text)
	what := fmt.Sprintf("Add “%s”", when)
	with := strings.TrimPrefix(r.book.Language.Joined(label.field.Text, when), label.field.Text)
	found.Fix = &deck.Fix{Label: what, Edit: label.replaced(source.Span{Start: end, End: end}, with, what)}
	r.report(found)
}

// namesYear tells whether a text names the first or last year of a figure's time.
func namesYear(text string, f evidence.Figure) bool {
	for _, d := range []evidence.Date{f.Period.From, f.Period.End(), f.AsOf} {
		if d.Year != 0 && strings.Contains(text, strconv.Itoa(d.Year)) {
			return true
		}
	}
	return false
}
