package layout

import (
	"fmt"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// recommendation sets what is recommended: a number each, what is to be done, and under
// it who does it and by when. A thin rule parts them.
func (c *composer) recommendation(b deck.Block, w float64) []piece {
	list := c.tag(frame.L)
	var out []piece
	for i, a := range b.Actions {
		if c.in.Edit == nil && strings.TrimSpace(a.What+a.Who+a.When) == "" {
			continue
		}
		item := c.action(b, i, list, w)
		if len(item) == 0 {
			continue
		}
		if len(out) > 0 {
			c.ruleUnder(&out[len(out)-1], w)
			item[0].before = c.sh.item
		}
		out = append(out, glueWithin(item)...)
	}
	return out
}

// glueWithin keeps pieces together, free of what follows them.
func glueWithin(ps []piece) []piece {
	for i := range ps {
		ps[i].glue = i < len(ps)-1
	}
	return ps
}

// action sets one recommendation.
func (c *composer) action(b deck.Block, n int, list *frame.Tag, w float64) []piece {
	a, at := b.Actions[n], fmt.Sprintf("actions.%d.", n)
	field := func(name, text string) words {
		return words{text: strings.ReplaceAll(text, "\n", " "), block: b.ID, field: at + name, prompt: prompts["actions."+name]}
	}
	ts, li := c.sh.body, c.tag(frame.LI)
	st := c.style(ts, c.pal.ink)
	x := max(c.sh.indent, c.faces.Width(strconv.Itoa(n+1)+".", st)+ts.Size*0.9)
	path := []*frame.Tag{list, li}
	what := field("what", a.What)
	if what.text == "" && c.in.Edit == nil {
		what.text = " "
	}
	ps := c.paragraph(para{spans: c.written(what, st), path: path, line: ts.Line, x: x, w: max(w-x, ts.Size)})
	if len(ps) == 0 {
		return nil
	}
	number := typeset.Style{Size: ts.Size, Bold: true, Color: c.pal.accent}
	ps[0].items = append(asItems(c.faces.Runs(strconv.Itoa(n+1)+".", number, frame.Point{Y: firstBaseline(ps[0], ts)})), ps[0].items...)
	who := c.whoWhen(field("who", a.Who), field("when", a.When))
	if len(who) > 0 {
		under := c.sh.keyLabel
		more := c.paragraph(para{spans: who, path: path, line: under.Line, x: x, w: max(w-x, ts.Size), before: c.sh.item * 0.25})
		ps = append(ps, more...)
	}
	return ps
}

// whoWhen is who acts, in bold, and by when. While the slide is edited both prompt.
func (c *composer) whoWhen(who, when words) []typeset.Span {
	st := c.style(c.sh.keyLabel, c.pal.muted)
	bold := c.style(c.sh.keyLabel, c.pal.ink)
	bold.Bold = true
	var out []typeset.Span
	if who.text != "" || c.in.Edit != nil {
		out = append(out, c.written(who, bold)...)
	}
	if when.text != "" || c.in.Edit != nil {
		if len(out) > 0 {
			out = append(out, typeset.Span{Text: "  ·  ", Style: st})
		}
		out = append(out, c.written(when, st)...)
	}
	return out
}

// ruleUnder gives the last piece of an item a thin rule and air over it.
func (c *composer) ruleUnder(p *piece, w float64) {
	p.height += c.sh.item
	y := p.height - c.sh.hair/2
	line := frame.Rule(frame.Point{Y: y}, frame.Point{X: w, Y: y}, c.sh.hair, c.pal.rule)
	p.items = append(p.items, &frame.Group{Tag: frame.Tag{Role: frame.Artifact}, Items: []frame.Item{line}})
}
