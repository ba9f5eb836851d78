package layout

import (
	"fmt"

	"briefdeck/internal/deck"
)

// closeUp is how much closer than usual a brief is set.
type closeUp struct {
	space float64 // factor on the space between things, and half as much on plots
	size  float64 // factor on type; titles and furniture keep theirs
}

// closing are the steps that are tried, in order, to save a page. Only a template
// that asks for a number of pages may make the type smaller.
var closing = []closeUp{{1, 1}, {0.92, 1}, {0.85, 1}, {0.78, 1}, {0.78, 0.97}, {0.74, 0.94}, {0.7, 0.91}, {0.66, 0.88}}

// scant is the share of a page under which a last page is worth saving.
const scant = 0.3

// wanted is how many pages the brief of a template takes at most.
var wanted = map[string]int{"ministerial-brief": 2, "fact-sheet": 1}

// briefPages sets the whole brief and cuts it into pages: as it is when it fits, closed
// up when that saves a page that would hold little or that its template does not have.
// When that does not help, it stays as it was and is reported.
func (c *composer) briefPages() []Page {
	d, first := c.setBrief(closing[0])
	n, goal := len(first), wanted[c.in.Deck.Meta.Template]
	if goal > 0 && n > goal {
		for _, step := range closing[1:] {
			if closer, pages := c.setBrief(step); len(pages) <= goal {
				return c.finishPages(closer, pages)
			}
		}
		c.at = place{}
		c.report("pages", deck.Warning, fmt.Sprintf("the brief takes %d pages, its template has %d", n, goal), "shorten it, or choose another template")
	}
	if n > 1 && height(first[n-1]) < d.box.H*scant {
		for _, step := range closing[1:] {
			if closer, pages := c.setBrief(step); step.size == 1 && len(pages) < n {
				return c.finishPages(closer, pages)
			}
		}
	}
	return c.finishPages(d, first)
}

// apply is the brief's type closed up: what is small already stays readable.
func (s closeUp) apply(t deck.BriefType) deck.BriefType {
	t.HeadingSpace *= s.space
	const floor = 7.5 // points
	for _, ts := range []*deck.TypeSize{&t.BottomLine, &t.Heading, &t.Body, &t.Caption, &t.KeyLabel, &t.ChartTitle, &t.Table} {
		factor := max(s.size, min(1, floor/ts.Size))
		ts.Size, ts.Line = ts.Size*factor, ts.Line*factor
	}
	return t
}
