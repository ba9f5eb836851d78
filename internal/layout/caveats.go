package layout

import (
	"slices"
	"strings"

	"briefdeck/internal/evidence"
)

// caveats says, in sentences of inline Markdown, what is doubtful about the figures
// that the output uses: undated, confusable, disputed, from one source, derived.
func (c *composer) caveats() []string {
	var out []string
	add := func(label string, things []string) {
		if len(things) > 0 {
			out = append(out, "**"+label+":** "+strings.Join(things, "; ")+".")
		}
	}
	add("Undated", c.undated())
	for _, text := range c.confusable() {
		add("Could be confused", []string{text})
	}
	add("Disputed", c.disputed())
	add("Single source", c.singleSource())
	add("Projected", c.projected())
	add("Derived", c.derivedFigures())
	return out
}

// used are the figures that the output names, in order of first use.
func (c *composer) used() []evidence.Figure {
	var out []evidence.Figure
	for _, key := range c.refs.named {
		if f, ok := c.book.Figures[key]; ok {
			out = append(out, f)
		}
	}
	return out
}

// say prints a figure with its qualifier and what it counts.
func (c *composer) say(f evidence.Figure) string {
	text, err := c.book.Format(f, "qualified")
	if err != nil {
		return f.Key
	}
	if f.Unit.Noun == "" {
		if ind, ok := c.book.Indicators[f.Indicator]; ok {
			text += ", " + lowerFirst(ind.Name)
		}
	}
	return text
}

// lowerFirst puts a name into a sentence; a name that is an acronym or a proper
// possessive keeps its capital.
func lowerFirst(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if word == "" || strings.ContainsAny(word, "'’") || strings.ToUpper(word) == word || word[0] >= 0x80 {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// sayAll prints figures by what they measure: "US$1.04 trillion (2013) and US$1.35
// trillion (2020), goods trade".
func (c *composer) sayAll(figs []evidence.Figure) []string {
	var order []string
	same := map[string][]evidence.Figure{}
	for _, f := range figs {
		if same[f.Indicator] == nil {
			order = append(order, f.Indicator)
		}
		same[f.Indicator] = append(same[f.Indicator], f)
	}
	var out []string
	for _, ind := range order {
		group := same[ind]
		if len(group) == 1 {
			out = append(out, c.say(group[0]))
			continue
		}
		var amounts []string
		for _, f := range group {
			amounts = append(amounts, c.dated(f))
		}
		text := joinAnd(amounts)
		if name := c.book.Indicators[ind].Name; name != "" && group[0].Unit.Noun == "" {
			text += ", " + lowerFirst(name)
		}
		out = append(out, text)
	}
	return out
}

// dated is a figure with its qualifier and, when it has one, its date.
func (c *composer) dated(f evidence.Figure) string {
	if when := c.whenOf(f); when != "" {
		return c.number(f) + " (" + when + ")"
	}
	return c.number(f)
}

func (c *composer) undated() []string {
	var out []evidence.Figure
	for _, f := range c.used() {
		if f.Period.IsZero() && f.AsOf.IsZero() && f.Derivation == nil {
			out = append(out, f)
		}
	}
	return c.sayAll(out)
}

// confusable says of every named figure which others it could be taken for, each
// with the explanation that somebody wrote. A pair is told once.
func (c *composer) confusable() []string {
	var out []string
	told := map[evidence.Conflict]bool{}
	for _, f := range c.used() {
		var others []string
		for _, cf := range c.book.ConflictsOf(f.Key) {
			other := cf.A
			if other == f.Key {
				other = cf.B
			}
			g, ok := c.book.Figures[other]
			if !ok || told[cf] || !cf.Stands() || f.Status == evidence.Disputed || g.Status == evidence.Disputed {
				continue
			}
			told[cf] = true
			others = append(others, "with "+c.say(g)+c.explained(g, cf))
		}
		if len(others) > 0 {
			out = append(out, c.withWhen(f)+" "+strings.Join(others, "; "))
		}
	}
	return out
}

// explained is the date of the other figure and the conflict's explanation, in
// brackets; or that there is none.
func (c *composer) explained(other evidence.Figure, cf evidence.Conflict) string {
	e := lowerFirst(strings.TrimRight(strings.TrimSpace(cf.Explanation), "."))
	if e == "" {
		e = "not explained yet"
	}
	if when := c.whenOf(other); when != "" {
		e = when + ": " + e
	}
	return " (" + e + ")"
}

// withWhen is a figure, what it counts, and its date when it has one.
func (c *composer) withWhen(f evidence.Figure) string {
	if when := c.whenOf(f); when != "" {
		return c.say(f) + " (" + when + ")"
	}
	return c.say(f)
}

// disputed are the used figures for which another source has another value.
func (c *composer) disputed() []string {
	var out []string
	for _, cf := range c.book.Conflicts {
		a, okA := c.book.Figures[cf.A]
		b, okB := c.book.Figures[cf.B]
		if !okA || !okB || !cf.Stands() {
			continue
		}
		if b.Status != evidence.Disputed {
			a, b = b, a
		}
		if b.Status != evidence.Disputed || !slices.Contains(c.refs.named, a.Key) && !slices.Contains(c.refs.named, b.Key) {
			continue
		}
		out = append(out, c.withWhen(a)+", against "+c.number(b)+" in "+c.book.Credit(b)+c.explained(b, cf))
	}
	return out
}

func (c *composer) number(f evidence.Figure) string {
	text, err := c.book.Format(f, "qualified")
	if err != nil {
		return f.Key
	}
	return text
}

// singleSource are the named figures that no second source of the library states
// for the same time.
func (c *composer) singleSource() []string {
	var out []evidence.Figure
	for _, f := range c.used() {
		if f.Derivation == nil && !c.book.StatedElsewhere(f) {
			out = append(out, f)
		}
	}
	return c.sayAll(out)
}

func (c *composer) projected() []string {
	var out []string
	for _, f := range c.used() {
		if f.Qualifier == evidence.Projected {
			out = append(out, c.withWhen(f))
		}
	}
	return out
}

func (c *composer) derivedFigures() []string {
	var out []string
	for _, f := range c.used() {
		if f.Derivation == nil {
			continue
		}
		printed, err := c.book.Format(f, "")
		if err != nil {
			continue
		}
		how := printed + " is " + c.formula(*f.Derivation)
		if why := strings.TrimRight(strings.TrimSpace(f.Derivation.Explanation), "."); why != "" {
			how += " (" + lowerFirst(why) + ")"
		}
		out = append(out, how)
	}
	return out
}

// formula says a derivation in words: "the change from US$1.04 trillion (2013) to …".
func (c *composer) formula(d evidence.Derivation) string {
	in := make([]string, len(d.Inputs))
	for i, key := range d.Inputs {
		in[i] = key
		if f, ok := c.book.Figures[key]; ok {
			in[i] = c.withPeriod(f)
		}
	}
	if d.Formula == evidence.Sum {
		return "the sum of " + joinAnd(in)
	}
	if len(in) != 2 {
		return "calculated from " + joinAnd(in)
	}
	switch d.Formula {
	case evidence.Difference:
		return "the difference from " + in[0] + " to " + in[1]
	case evidence.PercentChange:
		return "the percentage change from " + in[0] + " to " + in[1]
	case evidence.AnnualGrowth:
		return "the average yearly growth from " + in[0] + " to " + in[1]
	case evidence.Share:
		return in[0] + " as a share of " + in[1]
	case evidence.PerCapita:
		return in[0] + " divided by " + in[1]
	case evidence.Sum:
	}
	return "calculated from " + joinAnd(in)
}

func (c *composer) withPeriod(f evidence.Figure) string {
	text, err := c.book.Format(f, "period")
	if err != nil {
		return f.Key
	}
	return text
}

func joinAnd(s []string) string {
	if len(s) < 2 {
		return strings.Join(s, "")
	}
	return strings.Join(s[:len(s)-1], ", ") + " and " + s[len(s)-1]
}
