package layout

import (
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// run is neighbouring blocks that are set together: those of two columns, charts in
// one row, or a single block across.
type run struct {
	across      []deck.Block
	left, right []deck.Block
}

// runsOf cuts a slide's blocks into runs. In a layout of two columns whose blocks name
// no slot, the first goes left and the others right.
func runsOf(blocks []deck.Block, layout deck.Layout) []run {
	if layout == deck.TwoColumns && len(blocks) > 1 && !slotted(blocks) {
		return []run{{left: blocks[:1], right: blocks[1:]}}
	}
	var out []run
	for _, b := range blocks {
		last := len(out) - 1
		switch {
		case b.Slot == deck.Main:
			if last >= 0 && pairs(out[last], b) {
				out[last].across = append(out[last].across, b)
			} else {
				out = append(out, run{across: []deck.Block{b}})
			}
			continue
		case last < 0 || out[last].across != nil:
			out = append(out, run{})
			last++
		}
		if b.Slot == deck.Left {
			out[last].left = append(out[last].left, b)
		} else {
			out[last].right = append(out[last].right, b)
		}
	}
	return out
}

func slotted(blocks []deck.Block) bool {
	for _, b := range blocks {
		if b.Slot != deck.Main {
			return true
		}
	}
	return false
}

// pairs tells whether b is a chart that stands beside the one chart before it.
func pairs(r run, b deck.Block) bool {
	return len(r.across) == 1 && r.across[0].Kind == deck.ChartBlock && b.Kind == deck.ChartBlock
}

// flow sets blocks under one another, w wide.
func (c *composer) flow(blocks []deck.Block, layout deck.Layout, w float64) []piece {
	if layout == deck.ChartText && c.sh.slide {
		if ps, ok := c.chartAndText(blocks, w); ok {
			return ps
		}
	}
	var out []piece
	for _, r := range runsOf(blocks, layout) {
		ps := c.run(r, w)
		if len(ps) > 0 && len(out) > 0 {
			ps[0].before = c.sh.block
		}
		out = append(out, ps...)
	}
	return out
}

func (c *composer) run(r run, w float64) []piece {
	if r.across != nil {
		if len(r.across) > 1 {
			return []piece{c.chartRow(c.figures(r.across), w)}
		}
		return c.block(r.across[0], w)
	}
	if len(r.left) == 1 && len(r.right) == 1 && r.left[0].Kind == deck.ChartBlock && r.right[0].Kind == deck.ChartBlock {
		return []piece{c.chartRow(c.figures([]deck.Block{r.left[0], r.right[0]}), w)}
	}
	gut := c.sh.gutter
	if c.sh.slide {
		gut *= 2 // large type needs more air between its columns
	}
	colW := (w - gut) / 2
	return []piece{sideBySide(columns{
		stacks: [][]piece{c.flow(unslotted(r.left), deck.Blank, colW), c.flow(unslotted(r.right), deck.Blank, colW)},
		x:      []float64{0, colW + gut},
	})}
}

func (c *composer) figures(blocks []deck.Block) []figure {
	out := make([]figure, len(blocks))
	for i, b := range blocks {
		out[i] = c.figureOf(b)
	}
	return out
}

// unslotted are the blocks of one column, in order, as if they stood alone.
func unslotted(blocks []deck.Block) []deck.Block {
	out := make([]deck.Block, len(blocks))
	for i, b := range blocks {
		b.Slot = deck.Main
		out[i] = b
	}
	return out
}

// chartAndText gives charts eight of twelve columns and everything else four. The
// charts stand left unless their slot is right. False when there is only one of both.
func (c *composer) chartAndText(blocks []deck.Block, w float64) ([]piece, bool) {
	var charts, rest []deck.Block
	right := false
	for _, b := range blocks {
		if b.Kind == deck.ChartBlock {
			right = right || b.Slot == deck.Right
			charts = append(charts, b)
		} else {
			rest = append(rest, b)
		}
	}
	if len(charts) == 0 || len(rest) == 0 {
		return nil, false
	}
	unit := (w - 11*c.sh.gutter) / 12
	wide, narrow := 8*unit+7*c.sh.gutter, 4*unit+3*c.sh.gutter
	var plots []piece
	for i, b := range charts {
		p := c.chartRow([]figure{c.figureOf(b)}, wide)
		if i > 0 {
			p.before = c.sh.block
		}
		plots = append(plots, p)
	}
	text := c.flow(unslotted(rest), deck.Blank, narrow)
	cols := columns{stacks: [][]piece{plots, text}, x: []float64{0, wide + c.sh.gutter}}
	if right {
		cols = columns{stacks: [][]piece{text, plots}, x: []float64{0, narrow + c.sh.gutter}}
	}
	return []piece{sideBySide(cols)}, true
}

// block sets one block, w wide. All of its ink is the block's, decoration too.
func (c *composer) block(b deck.Block, w float64) []piece {
	return owned(c.contents(b, w), string(b.ID))
}

// owned says of the decoration in pieces which block it belongs to.
func owned(ps []piece, block string) []piece {
	for i := range ps {
		p := &ps[i]
		frame.Walk(p.items, func(it frame.Item) {
			if g, ok := it.(*frame.Group); ok && g.Tag.Role == frame.Artifact && g.Tag.Block == "" {
				g.Tag.Block = block
			}
		})
		if stretch := p.stretch; stretch != nil {
			p.stretch = func(h float64) piece { return owned([]piece{stretch(h)}, block)[0] }
		}
		if repeat := p.repeat; repeat != nil {
			p.repeat = func() []piece { return owned(repeat(), block) }
		}
		if p.cols != nil {
			for _, stack := range p.cols.stacks {
				owned(stack, block)
			}
		}
	}
	return ps
}

// contents are what a block holds, set.
func (c *composer) contents(b deck.Block, w float64) []piece {
	c.at.block = b.ID
	defer func() { c.at.block = "" }()
	text := w
	if c.sh.measure > 0 {
		text = min(w, c.sh.measure)
	}
	switch b.Kind {
	case deck.Text:
		return c.textBlock(b, text)
	case deck.Bullets:
		return c.bulletBlock(b, text)
	case deck.KeyFigures:
		return c.keyFigures(b, w)
	case deck.ChartBlock:
		return []piece{c.chartRow([]figure{c.figureOf(b)}, w)}
	case deck.TableBlock, deck.Options:
		return c.tableBlock(b, w)
	case deck.Recommendation:
		return c.recommendation(b, text)
	case deck.QuoteBlock:
		return c.quote(b, w)
	case deck.ImageBlock:
		return c.imageBlock(b, w)
	case deck.Callout:
		return c.callout(b, w)
	case deck.Sources:
		return c.sourcesBlock(w)
	case deck.Caveats:
		return c.caveatsBlock(text)
	case deck.Divider:
		return c.divider(w)
	}
	c.report("block", deck.Error, "no such kind of block: "+string(b.Kind), "delete the block, or open the deck with a newer version")
	return nil
}
