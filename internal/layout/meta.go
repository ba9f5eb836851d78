package layout

import (
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// metaLine sets "To … From … As of … Version … Date …" with wide gaps, on as many
// lines as it takes.
func (c *composer) metaLine(d *document) []piece {
	m := c.in.Deck.Meta
	ts := d.typ.Caption
	label, value := c.style(ts, c.pal.muted), c.style(ts, c.pal.muted)
	label.Bold = true
	dr := newDrawing()
	tag := c.tag(frame.P)
	x, y := 0.0, 0.0
	gap := c.metaGap(d.box.W)
	for _, f := range metaFields(m) {
		spans := []typeset.Span{{Text: f[0] + " ", Style: label}, {Text: c.told(f[1]), Style: value}}
		w := c.spansWidth(spans)
		if x > 0 && x+w > d.box.W {
			x, y = 0, y+ts.Line
		}
		ps := c.paragraph(para{spans: spans, path: []*frame.Tag{tag}, line: ts.Line, w: d.box.W})
		dr.cv.stack(ps, x, y)
		y += ts.Line * float64(max(len(ps)-1, 0))
		x += w + gap
	}
	if x == 0 && y == 0 {
		return nil
	}
	return []piece{dr.piece(y + ts.Line)}
}

// metaFields are the label and text of what a briefing says about itself.
func metaFields(m deck.Meta) [][2]string {
	var out [][2]string
	for _, f := range [][2]string{
		{"To", m.To}, {"From", m.From}, {"Author", m.Author}, {"Date", m.Date}, {"As of", m.AsOf}, {"Version", m.Version},
	} {
		if f[1] != "" {
			out = append(out, f)
		}
	}
	return out
}

// metaGap is the space between the fields: wide, but narrower when that keeps them on
// one line.
func (c *composer) metaGap(w float64) float64 {
	ts := c.sh.caption
	fields := metaFields(c.in.Deck.Meta)
	wide, least := ts.Size*2.4, ts.Size*0.9
	room := w
	for _, f := range fields {
		room -= c.faces.Width(f[0]+" ", typeset.Style{Size: ts.Size, Bold: true}) + c.faces.Width(c.plain(f[1]), typeset.Style{Size: ts.Size})
	}
	if gap := room / float64(max(len(fields)-1, 1)); gap >= least {
		return min(gap-0.01, wide)
	}
	return wide
}
