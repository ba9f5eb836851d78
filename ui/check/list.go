package check

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// view is which findings are shown.
type view int

const (
	standing view = iota
	errorsOnly
	warnings
	notes
	dismissed
)

var viewWords = [...]string{standing: "All", errorsOnly: "Errors", warnings: "Warnings", notes: "Notes", dismissed: "Dismissed"}

var viewEmpty = [...]string{
	standing:   "Nothing found: every number is bound, every figure stands and everything fits.",
	errorsOnly: "No errors: the deck can be exported.",
	warnings:   "No warnings.",
	notes:      "No notes.",
	dismissed:  "Nothing was dismissed.",
}

func (v view) takes(f deck.Finding) bool {
	switch v {
	case dismissed:
		return f.Dismissed != ""
	case errorsOnly:
		return f.Dismissed == "" && f.Severity == deck.Error
	case warnings:
		return f.Dismissed == "" && f.Severity == deck.Warning
	case notes:
		return f.Dismissed == "" && f.Severity == deck.Note
	case standing:
	}
	return f.Dismissed == ""
}

// countViews writes the number of findings behind each word.
func (c *Check) countViews() {
	for v := range viewWords {
		n := 0
		for _, f := range c.report.Findings {
			if view(v).takes(f) {
				n++
			}
		}
		c.segs.Labels[v] = fmt.Sprintf("%s %d", viewWords[v], n)
	}
	c.segs.Refresh()
}

func (c *Check) nothing() string {
	if !c.done {
		return "Looking at the deck…"
	}
	if c.rule != "" {
		return "No findings of this rule here."
	}
	if left := len(c.report.Findings); c.show == standing && left > 0 {
		return "Nothing is left to look at; " + plural(left, "finding") + " dismissed."
	}
	return viewEmpty[c.show]
}

// item is a line of the list: a heading, or a finding under it.
type item struct {
	head    string
	count   int
	finding deck.Finding
}

const (
	headHeight = 40
	lineHeight = 52
)

func (i item) height() float32 {
	if i.head != "" {
		return headHeight
	}
	return lineHeight
}

// list is what the filters let through, under the slides in the deck's order; what
// concerns the whole deck or a page of the brief comes last.
func (c *Check) list() []item {
	if c.deck == nil {
		return nil
	}
	group := func(f deck.Finding) int {
		if _, at, err := c.deck.Slide(f.Slide); err == nil {
			return at
		}
		return len(c.deck.Slides) + f.Page
	}
	var all []deck.Finding
	for _, f := range c.report.Findings {
		if c.show.takes(f) && (c.rule == "" || c.rule == f.Rule) {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b deck.Finding) int { return cmp.Compare(group(a), group(b)) })
	var out []item
	last, head := -1, 0
	for _, f := range all {
		if g := group(f); g != last {
			last, head = g, len(out)
			out = append(out, item{head: c.groupName(f)})
		}
		out[head].count++
		out = append(out, item{finding: f})
	}
	return out
}

// groupName is where a finding is: a slide by number and title, a page, or the deck.
func (c *Check) groupName(f deck.Finding) string {
	s, at, err := c.deck.Slide(f.Slide)
	switch {
	case err != nil && f.Page > 0:
		return fmt.Sprintf("Page %d of the %s", f.Page, f.Output)
	case err != nil:
		return "The whole deck"
	case s.Title == "":
		return fmt.Sprintf("Slide %d", at+1)
	}
	return fmt.Sprintf("Slide %d · %s", at+1, c.plain(s.Title))
}

// ruleMenu offers the rules that found something.
func (c *Check) ruleMenu() []*fyne.MenuItem {
	count := map[string]int{}
	title := map[string]string{}
	var order []string
	for _, f := range c.report.Findings {
		if c.show.takes(f) {
			if count[f.Rule] == 0 {
				order = append(order, f.Rule)
			}
			count[f.Rule]++
			title[f.Rule] = f.Title
		}
	}
	slices.SortFunc(order, func(a, b string) int { return cmp.Compare(title[a], title[b]) })
	pick := func(rule, label string) func() {
		return func() {
			c.rule = rule
			c.rules.SetLabel(label)
			c.narrow()
			c.content.Refresh()
		}
	}
	all := fyne.NewMenuItem("All rules", pick("", "All rules"))
	all.Checked = c.rule == ""
	items := []*fyne.MenuItem{all}
	for _, rule := range order {
		it := fyne.NewMenuItem(fmt.Sprintf("%s (%d)", title[rule], count[rule]), pick(rule, title[rule]))
		it.Checked = c.rule == rule
		items = append(items, it)
	}
	return items
}

// color is a severity's colour.
func color(s deck.Severity) fyne.ThemeColorName {
	switch s {
	case deck.Error:
		return kit.Bad
	case deck.Warning:
		return kit.Warn
	case deck.Note:
	}
	return kit.Muted
}
