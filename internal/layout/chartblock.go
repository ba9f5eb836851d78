package layout

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// plot is a chart to be drawn into a group once the pages stand. The group's clip
// tells where: it moves with the page's other items.
type plot struct {
	spec chart.Spec
	size chart.Size
	look chart.Look
	at   place
}

// figure is a chart block with the words around its plot.
type figure struct {
	block                deck.Block
	spec                 chart.Spec
	err                  error
	title, under, source string
}

// build resolves a chart's evidence, once for each chart.
func (c *composer) build(ch *deck.Chart) built {
	if b, ok := c.specs[ch]; ok {
		return b
	}
	var b built
	titled := *ch
	if titled.Title == "" {
		titled.Title = c.titles[ch]
	}
	b.spec, b.err = chart.Build(titled, c.book)
	c.specs[ch] = b
	return b
}

// headCharts lets the title of a slide with one untitled chart stand for the chart's,
// so that the chart's subtitle names what it measures.
func (c *composer) headCharts() {
	for _, sl := range c.in.Deck.Slides {
		var one *deck.Chart
		n := 0
		for _, b := range c.blocks(sl) {
			if b.Kind == deck.ChartBlock && b.Chart != nil {
				one = b.Chart
				n++
			}
		}
		if n == 1 {
			c.titles[one] = sl.Title
		}
	}
}

// headedText is the heading over what is being set, as charts print it.
func (c *composer) headedText() string {
	out, _ := c.book.Resolve(c.headed)
	return out
}

// figureOf is a chart block with all its words, and reports what is wrong with it.
func (c *composer) figureOf(b deck.Block) figure {
	f := figure{block: b}
	if b.Chart == nil {
		f.err = fmt.Errorf("the block holds no chart")
	} else {
		got := c.build(b.Chart)
		f.spec, f.err = got.spec, got.err
	}
	c.at.block = b.ID
	if f.err != nil {
		c.report("chart", deck.Error, f.err.Error(), "correct the chart's series and figures")
		if b.Chart != nil {
			f.title = b.Chart.Title
		}
		return f
	}
	for _, tok := range f.spec.Unresolved() {
		c.report("unknown-figure", deck.Error, fmt.Sprintf("no such figure: %q", tok),
			"choose a figure of the library, or correct the key or format of the token")
	}
	f.title, f.under = f.spec.Title(), f.spec.Subtitle()
	writing := c.edits(b.ID, "chart.title")
	if f.title == c.headedText() && !writing {
		f.title = ""
	}
	f.source = sentences(append([]string{f.spec.Source()}, f.spec.Notes()...))
	if is := c.bare[b.ID]; is.source {
		f.source = ""
		if is.title {
			f.title = ""
		}
		if is.under {
			f.under = ""
		}
	}
	return f
}

// sentences joins notes to one text, each ending in a full stop.
func sentences(notes []string) string {
	var out []string
	for i, n := range notes {
		n = strings.TrimSpace(n)
		if n == "" {
			continue
		}
		if i > 0 || len(notes) > 1 {
			if !strings.HasSuffix(n, ".") && !strings.HasSuffix(n, "?") && !strings.HasSuffix(n, "。") {
				n += "."
			}
		}
		out = append(out, n)
	}
	return strings.Join(out, " ")
}

// chartRow sets charts side by side, their plots on one line and of one height. It
// stretches. A single chart is a row of one.
func (c *composer) chartRow(figs []figure, w float64) piece {
	n := float64(len(figs))
	colW := (w - c.sh.gutter*(n-1)) / n
	share := c.sh.plotShare
	if len(figs) > 1 {
		share *= 1.15
	}
	for _, f := range figs {
		if f.block.Chart != nil && f.block.Chart.Height > 0 {
			share = min(f.block.Chart.Height, 2)
		}
	}
	least := c.sh.plotMin
	if !c.sh.slide {
		least = max(least, colW*share)
	}
	p := c.setRow(figs, colW, least, false)
	p.stretch = func(h float64) piece { return c.setRow(figs, colW, h, true) }
	return p
}

// setRow sets a row of charts; h is the plots' height, or the whole row's when total.
func (c *composer) setRow(figs []figure, colW, h float64, total bool) piece {
	heads, tails := make([][]piece, len(figs)), make([][]piece, len(figs))
	headH, tailH := 0.0, 0.0
	for i, f := range figs {
		heads[i], tails[i] = c.chartHead(f, colW), c.chartTail(f, colW)
		headH, tailH = max(headH, height(heads[i])), max(tailH, height(tails[i]))
	}
	gap := c.sh.caption.Line * 0.5
	if headH > 0 {
		headH += gap
	}
	if tailH > 0 {
		tailH += gap * 0.5
	}
	if total {
		h = max(h-headH-tailH, c.sh.plotMin)
	}
	d := newDrawing()
	for i, f := range figs {
		x := float64(i) * (colW + c.sh.gutter)
		d.cv.stack(heads[i], x, 0)
		d.cv.place(c.plotPiece(f, colW, h), x, headH)
		d.cv.stack(tails[i], x, headH+h+gap*0.5)
	}
	return d.piece(headH + h + tailH)
}

func (c *composer) chartHead(f figure, w float64) []piece {
	c.at.block = f.block.ID
	var out []piece
	if f.title != "" {
		ts := c.sh.chartTitle
		out = c.paragraph(para{
			spans: c.chartWords(f.block, "chart.title", f.title, c.style(ts, c.pal.ink)), path: []*frame.Tag{c.tag(frame.P)}, line: ts.Line, w: w,
		})
	}
	if f.under != "" {
		ts := c.sh.chartUnder
		out = append(out, c.paragraph(para{
			spans: c.chartWords(f.block, "chart.subtitle", f.under, c.style(ts, c.pal.muted)), path: []*frame.Tag{c.tag(frame.P)}, line: ts.Line, w: w,
		})...)
	}
	return out
}

// chartTail is the source line with the numbers of the references, and the notes.
func (c *composer) chartTail(f figure, w float64) []piece {
	if f.source == "" || f.err != nil {
		return nil
	}
	c.at.block = f.block.ID
	ts := c.sh.caption
	spans := []typeset.Span{{Text: c.resolve(f.source), Style: c.style(ts, c.pal.muted)}}
	spans = append(spans, c.sup(c.refs.ofFigures(c.book, f.spec.Figures()), ts.Size)...)
	return c.paragraph(para{spans: spans, path: []*frame.Tag{c.tag(frame.Caption)}, line: ts.Line, w: w})
}

// plotPiece is the room for a chart's plot, tagged with what it shows.
func (c *composer) plotPiece(f figure, w, h float64) piece {
	c.at.block = f.block.ID
	box := frame.Rect{W: w, H: h}
	g := &frame.Group{Tag: *c.tag(frame.Figure), Clip: frame.Box(box)}
	switch {
	case f.err != nil:
		g.Tag.Alt = "chart that cannot be shown: " + f.err.Error()
		g.Items = c.notice("This chart cannot be drawn: "+f.err.Error(), box)
	case c.in.Charts == nil:
		g.Items = c.notice("No chart engine", box)
	default:
		g.Tag.Alt = c.altOf(f)
		c.plots[g] = plot{f.spec, chart.Size{W: w, H: h}, c.pal.chartLook(c.sh.plotTextAt(w)), c.at}
	}
	return piece{items: []frame.Item{g}, height: h}
}

func (c *composer) altOf(f figure) string {
	if f.block.Alt != "" {
		return c.told(f.block.Alt)
	}
	return f.spec.Alt()
}

// drawCharts draws every chart that stands on the pages, several at a time, and puts
// the results in page order.
func (c *composer) drawCharts(ctx context.Context, pages []Page) error {
	var groups []*frame.Group
	for _, p := range pages {
		frame.Walk(p.Frame.Items, func(it frame.Item) {
			if g, ok := it.(*frame.Group); ok {
				if _, waits := c.plots[g]; waits {
					groups = append(groups, g)
				}
			}
		})
	}
	results := make([]drawn, len(groups))
	var wg sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, g := range groups {
		wg.Add(1)
		room <- struct{}{}
		go func() {
			defer func() { <-room; wg.Done() }()
			p := c.plots[g]
			results[i].items, results[i].err = c.in.Charts.Draw(ctx, p.spec, p.size, p.look)
		}()
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	for i, g := range groups {
		c.fill(g, results[i])
	}
	return nil
}

// drawn is what came of one chart.
type drawn struct {
	items []frame.Item
	err   error
}

// fill puts a drawn chart into its group, or the reason why there is none.
func (c *composer) fill(g *frame.Group, d drawn) {
	p := c.plots[g]
	at := g.Clip[0].P[0]
	if d.err != nil {
		c.at = p.at
		c.report("chart", deck.Error, d.err.Error(), "correct the chart, or choose another type")
		g.Items = c.notice("This chart cannot be drawn: "+d.err.Error(), frame.Rect{X: at.X, Y: at.Y, W: p.size.W, H: p.size.H})
		return
	}
	frame.Shift(d.items, at.X, at.Y)
	g.Items = d.items
	b := frame.Bounds(d.items)
	if b.X >= at.X-1 && b.Y >= at.Y-1 && b.Right() <= at.X+p.size.W+1 && b.Bottom() <= at.Y+p.size.H+1 {
		g.Clip = nil
	}
}
