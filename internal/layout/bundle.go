package layout

import (
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// drawing is a piece in the making: things placed on a little frame of its own that
// will never be parted.
type drawing struct {
	frame frame.Frame
	cv    *canvas
}

func newDrawing() *drawing {
	d := &drawing{}
	d.cv = newCanvas(&d.frame)
	return d
}

// piece is the finished drawing, of the given height.
func (d *drawing) piece(height float64) piece {
	return piece{items: d.frame.Items, links: d.frame.Links, marks: d.frame.Marks, lines: d.frame.Lines, height: height}
}

// behind draws decoration that is not read aloud.
func (d *drawing) behind(items ...frame.Item) { d.cv.artifact(items...) }

// callout sets text in a tinted box with an accent bar.
func (c *composer) callout(b deck.Block, w float64) []piece {
	pad := c.sh.pad
	var text []piece
	for i, p := range c.paragraphs(b.ID, "text", b.Text) {
		before := 0.0
		if i > 0 {
			before = c.sh.para
		}
		text = append(text, c.paragraph(para{
			spans: c.written(p, c.style(c.sh.callout, c.pal.ink)), path: []*frame.Tag{c.tag(frame.P)},
			line: c.sh.callout.Line, w: w - 2*pad - c.sh.bar, before: before,
		})...)
	}
	if len(text) == 0 {
		return nil
	}
	h := height(text) + 2*pad*0.85
	d := newDrawing()
	box := func() []frame.Seg { return frame.RoundBox(frame.Rect{W: w, H: h}, c.sh.radius) } // each is moved by itself
	bar := frame.Item(frame.Fill(frame.Box(frame.Rect{W: c.sh.bar, H: h}), c.pal.accent))
	if c.sh.radius > 0 {
		bar = &frame.Group{Clip: box(), Items: []frame.Item{bar}}
	}
	d.behind(frame.Fill(box(), c.pal.tint), bar)
	d.cv.stack(text, c.sh.bar+pad, pad*0.85)
	return []piece{d.piece(h)}
}

// quote sets somebody's words beside an accent bar, with where they stand.
func (c *composer) quote(b deck.Block, w float64) []piece {
	if b.Quote == nil {
		return nil
	}
	x := c.sh.bar + c.sh.pad*1.1
	if !c.sh.slide {
		x = c.sh.bar + c.sh.pad*0.8
	}
	var text []piece
	for i, p := range c.paragraphs(b.ID, "quote", b.Quote.Text) {
		before := 0.0
		if i > 0 {
			before = c.sh.para
		}
		text = append(text, c.paragraph(para{
			spans: c.written(p, c.style(c.sh.quote, c.pal.ink)), path: []*frame.Tag{c.tag(frame.Quote)},
			line: c.sh.quote.Line, w: min(w-x, c.sh.quote.Size*29), before: before,
		})...)
	}
	bar := height(text)
	source := words{text: b.Quote.Source, block: b.ID, field: "quote.source", prompt: prompts["quote.source"]}
	if c.stands(source) {
		ts := c.sh.keyLabel
		src := c.paragraph(para{
			spans: c.written(source, c.style(ts, c.pal.muted)), path: []*frame.Tag{c.tag(frame.P)},
			line: ts.Line, w: w - x, before: c.sh.para * 0.8,
		})
		text = append(text, src...)
	}
	if len(text) == 0 {
		return nil
	}
	d := newDrawing()
	d.behind(frame.Fill(frame.Box(frame.Rect{Y: c.sh.quote.Line * 0.08, W: c.sh.bar, H: max(0, bar-c.sh.quote.Line*0.12)}), c.pal.accent))
	d.cv.stack(text, x, 0)
	return []piece{d.piece(height(text))}
}

// divider is a thin rule across.
func (c *composer) divider(w float64) []piece {
	d := newDrawing()
	d.behind(frame.Rule(frame.Point{Y: c.sh.hair / 2}, frame.Point{X: w, Y: c.sh.hair / 2}, c.sh.hair, c.pal.rule))
	return []piece{d.piece(c.sh.hair)}
}

// notice is a box that says why something cannot be shown.
func (c *composer) notice(text string, r frame.Rect) []frame.Item {
	ts := c.sh.caption
	set := c.faces.Break([]typeset.Span{{Text: text, Style: c.style(ts, c.pal.bad)}}, typeset.Options{
		Width: max(r.W-2*ts.Size, ts.Size), LineHeight: ts.Line, MaxLines: max(1, int((r.H-ts.Size)/ts.Line)),
	})
	items := []frame.Item{&frame.Path{
		Segs: frame.Box(r.Inset(c.sh.hair)), Fill: frame.Paint{Color: c.pal.tint},
		Stroke: frame.Stroke{Paint: frame.Paint{Color: c.pal.bad}, Width: c.sh.hair},
	}}
	return append(items, set.Items(r.X+ts.Size, r.Y+ts.Size*0.6)...)
}
