package evidence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// DeriveRequest is a figure that somebody wants derived from others.
type DeriveRequest struct {
	Key        string // of the new figure; empty: made of the name
	Name       string // of what it measures; empty: said by the formula
	Derivation Derivation
}

// DeriveChange makes the change that adds a derived figure, confirmed, with an indicator
// that says what it measures. Errors wrap ErrTaken for a key in use, ErrCycle, and
// ErrDefinitions for inputs that measure different things without an explanation.
func (b *Book) DeriveChange(r DeriveRequest) (Change, error) {
	d := r.Derivation
	w, err := b.Work(d)
	if err != nil {
		return Change{}, err
	}
	if why := b.Unlike(d); why != "" && strings.TrimSpace(d.Explanation) == "" {
		return Change{}, fmt.Errorf("%w: %s", ErrDefinitions, why)
	}
	if r.Name = strings.TrimSpace(r.Name); r.Name == "" {
		r.Name = b.DerivedName(d)
	}
	if r.Key == "" {
		r.Key = b.FreeKey(Slug(r.Name))
	}
	if err := b.checkKey(r.Key, d); err != nil {
		return Change{}, err
	}
	c := Change{Name: "Derive " + lowerFirst(r.Name)}
	ind := b.indicatorOf(r, w)
	if _, held := b.Indicators[ind.Key]; !held {
		c.Indicators.Put = []Indicator{ind}
	}
	c.Figures.Put = []Figure{{
		Key: r.Key, Indicator: ind.Key, Value: padded(w.Value, d.Decimals), Scale: w.Scale, Unit: w.Unit,
		Qualifier: Derived, Period: w.Period, Place: b.sharedPlace(d), Status: Confirmed, Derivation: &d,
	}}
	return c, nil
}

func (b *Book) checkKey(key string, d Derivation) error {
	if key != Slug(key) {
		return fmt.Errorf("the key %q: take small letters, digits and hyphens, such as %q", key, Slug(key))
	}
	if slices.Contains(d.Inputs, key) {
		return fmt.Errorf("derive %q: %w", key, ErrCycle)
	}
	if _, taken := b.Figures[key]; taken {
		return fmt.Errorf("derive %q: %w", key, ErrTaken)
	}
	return nil
}

// indicatorOf is the indicator that derived figures of that name and unit have already,
// else a new one defined by the formula.
func (b *Book) indicatorOf(r DeriveRequest, w Worked) Indicator {
	for _, i := range b.Indicators {
		if strings.EqualFold(i.Name, r.Name) && i.Unit == w.Unit {
			return i
		}
	}
	key := r.Key
	for n := 2; ; n++ {
		if _, taken := b.Indicators[key]; !taken {
			break
		}
		key = fmt.Sprintf("%s-%d", r.Key, n)
	}
	return Indicator{
		Key: key, Concept: key, Name: r.Name, Unit: w.Unit, Scale: w.Scale,
		Definition: capital(b.definition(r.Derivation)) + ".",
	}
}

// padded keeps the decimals that were asked for: 30 with one decimal is 30.0.
func padded(v decimal.Decimal, decimals int) decimal.Decimal {
	out, err := decimal.NewFromString(v.StringFixed(int32(decimals)))
	if err != nil {
		return v
	}
	return out
}

func (b *Book) sharedPlace(d Derivation) string {
	place := b.Figures[d.Inputs[0]].Place
	for _, key := range d.Inputs[1:] {
		if b.Figures[key].Place != place {
			return ""
		}
	}
	return place
}

// Unlike says why the inputs of a derivation cannot be put together without an
// explanation: figures of one formula that compares or adds must measure the same
// thing. "" when they can be. A share and a value per head are of different things.
func (b *Book) Unlike(d Derivation) string {
	if d.Formula == Share || d.Formula == PerCapita {
		return ""
	}
	for i := 1; i < len(d.Inputs); i++ {
		f, g := b.Figures[d.Inputs[0]], b.Figures[d.Inputs[i]]
		if f.Indicator == g.Indicator {
			continue
		}
		return fmt.Sprintf("%s is %s, %s is %s", f.Key, b.measured(f), g.Key, b.measured(g))
	}
	return ""
}

// measured is what a figure measures, with its definition where there is one.
func (b *Book) measured(f Figure) string {
	ind, ok := b.Indicators[f.Indicator]
	switch {
	case !ok && f.Unit.Noun != "":
		return f.Unit.Noun + " without a definition"
	case !ok:
		return "without a definition"
	case ind.Definition == "":
		return "“" + ind.Name + "”"
	}
	return "“" + ind.Name + "” (" + strings.TrimRight(ind.Definition, ".") + ")"
}

// DerivedName is what a derivation measures, from its first input's indicator:
// "Change of goods trade in percent".
func (b *Book) DerivedName(d Derivation) string {
	if len(d.Inputs) == 0 {
		return ""
	}
	of := b.nameOf(d.Inputs[0])
	switch d.Formula {
	case Difference:
		return "Change of " + of
	case PercentChange:
		return "Growth of " + of
	case AnnualGrowth:
		return "Growth of " + of + " per year"
	case Share:
		if len(d.Inputs) > 1 {
			return "Share of " + of + " in " + b.nameOf(d.Inputs[1])
		}
	case Sum:
		return "Sum of " + of
	case PerCapita:
		return capital(of) + " per person"
	}
	return "Derived from " + of
}

// nameOf is what a figure measures as it stands inside a phrase.
func (b *Book) nameOf(key string) string {
	f := b.Figures[key]
	if ind, ok := b.Indicators[f.Indicator]; ok && ind.Name != "" {
		return lowerFirst(ind.Name)
	}
	if f.Unit.Noun != "" {
		return f.Unit.Noun
	}
	return key
}

// definition says in words how a derived figure is made.
func (b *Book) definition(d Derivation) string {
	var of []string
	for _, key := range d.Inputs {
		if name := b.nameOf(key); !slices.Contains(of, name) {
			of = append(of, name)
		}
	}
	what := strings.Join(of, " and ")
	switch d.Formula {
	case Difference:
		return "the later value less the earlier one, of " + what
	case PercentChange:
		return "the change in percent of the earlier value, of " + what
	case AnnualGrowth:
		return "the steady growth per year that leads from the earlier value to the later one, of " + what
	case Share:
		return strings.Join(of, " as a percentage of ")
	case PerCapita:
		return strings.Join(of, " divided by ")
	case Sum:
	}
	return "the sum of " + what
}

// Formula shows a derivation with its numbers: "(1.35 − 1.04) ÷ 1.04 = 29.8 %".
func (b *Book) Formula(d Derivation) (string, error) {
	w, err := b.Work(d)
	if err != nil {
		return "", err
	}
	in := b.operands(d)
	left := strings.Join(in, " + ")
	switch d.Formula {
	case Difference:
		left = in[1] + " − " + in[0]
	case PercentChange:
		left = fmt.Sprintf("(%s − %s) ÷ %s", in[1], in[0], in[0])
	case AnnualGrowth:
		years := yearsBetween(b.Figures[d.Inputs[0]], b.Figures[d.Inputs[1]])
		left = fmt.Sprintf("(%s ÷ %s)^(1 ÷ %s) − 1", in[1], in[0], decimal.NewFromFloat(years).Round(2))
	case Share, PerCapita:
		left = in[0] + " ÷ " + in[1]
	case Sum:
	}
	result, err := Format(Figure{Value: padded(w.Value, d.Decimals), Scale: w.Scale, Unit: w.Unit}, "")
	if err != nil {
		return "", err
	}
	return left + " = " + strings.ReplaceAll(result, "\u00a0", " "), nil
}

// operands are the inputs' numbers, with their magnitudes where these differ.
func (b *Book) operands(d Derivation) []string {
	out := make([]string, len(d.Inputs))
	scale := b.Figures[d.Inputs[0]].Scale
	same := !slices.ContainsFunc(d.Inputs, func(key string) bool { return b.Figures[key].Scale != scale })
	for i, key := range d.Inputs {
		f := b.Figures[key]
		out[i] = Grouped(f.Value.StringFixed(int32(f.Decimals())))
		if long, _ := Magnitude(f.Scale); !same && long != "" {
			out[i] += " " + long
		}
	}
	return out
}

// Staleness is why a figure no longer follows from what it was taken from.
type Staleness struct {
	Why string          // "its inputs now give 34.6 %", "its input trade-2013 was superseded"
	Now decimal.Decimal // what the inputs give, in the figure's own magnitude
	Can bool            // Now is known
}

// Stale tells whether a figure no longer follows from what it was taken from. Its words
// are gone from the newest revision of its source; or, for a derived one, the values of
// its inputs changed since somebody accepted it, or one of them no longer stands or is
// stale itself. The stored value is what was accepted; it never changes by itself.
func (b *Book) Stale(f Figure) (Staleness, bool) {
	return b.stale(f, map[string]bool{})
}

func (b *Book) stale(f Figure, seen map[string]bool) (Staleness, bool) {
	if f.Derivation == nil || seen[f.Key] {
		return Staleness{Why: f.Stale}, f.Stale != ""
	}
	seen[f.Key] = true
	w, err := b.Work(*f.Derivation)
	if err != nil {
		return Staleness{Why: "it can no longer be derived: " + err.Error()}, true
	}
	s := Staleness{Now: padded(w.Value.Shift(int32(w.Scale-f.Scale)).Round(int32(f.Derivation.Decimals)), f.Derivation.Decimals), Can: true}
	if !s.Now.Equal(f.Value) {
		now := f
		now.Value = s.Now
		text, err := Format(now, "")
		if err != nil {
			text = s.Now.String()
		}
		s.Why = "its inputs now give " + text
		return s, true
	}
	for _, key := range f.Derivation.Inputs {
		in := b.Figures[key]
		if word, falls := fallen[in.Status]; falls {
			s.Why = "its input " + key + " " + word
			if in.Successor != "" {
				s.Why += " by " + in.Successor
			}
			return s, true
		}
		if _, stale := b.stale(in, seen); stale {
			s.Why = "its input " + key + " is stale itself"
			return s, true
		}
	}
	return s, false
}

// fallen are the states in which a figure no longer carries another.
var fallen = map[Status]string{Superseded: "was superseded", Rejected: "was rejected", Disputed: "is disputed"}
