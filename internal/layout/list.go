package layout

import (
	"fmt"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// bulletBlock sets a list with hanging bullets, or numbers when it is ordered. An
// item that nobody has written yet leaves no bullet, unless it is being written.
func (c *composer) bulletBlock(b deck.Block, w float64) []piece {
	all := make([]listed, len(b.Items))
	none := c.in.Edit != nil
	for i, it := range b.Items {
		all[i] = listed{it.Level, words{text: strings.ReplaceAll(it.Text, "\n", " "), block: b.ID, field: fmt.Sprintf("items.%d", i)}}
		none = none && strings.TrimSpace(it.Text) == ""
	}
	if none {
		if len(all) == 0 {
			all = []listed{{0, words{block: b.ID, field: "items.0"}}}
		}
		all[0].words.prompt = prompts["items.0"]
	}
	items := make([]listed, 0, len(all))
	for i, it := range all {
		if strings.TrimSpace(it.words.text) != "" || c.edits(b.ID, it.words.field) || none && i == 0 {
			items = append(items, it)
		}
	}
	return c.list(items, b.Ordered, w)
}

// listed is an item of a list: its level, and its words.
type listed struct {
	level int
	words words
}

func (c *composer) list(items []listed, ordered bool, w float64) []piece {
	var out []piece
	outer := c.tag(frame.L)
	var inner, parent *frame.Tag
	count := [2]int{}
	for i, it := range items {
		level := min(max(it.level, 0), 1)
		count[level]++
		li := c.tag(frame.LI)
		path := []*frame.Tag{outer, li}
		if level == 0 {
			parent, inner, count[1] = li, nil, 0
		} else if parent != nil {
			if inner == nil {
				inner = c.tag(frame.L)
			}
			path = []*frame.Tag{outer, parent, inner, li}
		}
		mark := bulletMark(level, count[level], ordered)
		set := c.listItem(it, mark, path, w)
		if i > 0 && len(set) > 0 {
			set[0].before = c.sh.item
			if level == 1 {
				set[0].before = c.sh.item * 0.5
			}
		}
		if n := len(set); n > 0 && (i == 0 && len(items) > 1 || i == len(items)-2) {
			set[n-1].glue = true
		}
		out = append(out, set...)
	}
	return out
}

// bulletMark is what hangs before an item.
func bulletMark(level, n int, ordered bool) string {
	switch {
	case ordered && level == 0:
		return strconv.Itoa(n) + "."
	case ordered:
		return string(rune('a'+(n-1)%26)) + "."
	case level == 0:
		return "•"
	}
	return "–"
}

func (c *composer) listItem(it listed, mark string, path []*frame.Tag, w float64) []piece {
	ts := c.sh.body
	level := min(max(it.level, 0), 1)
	if level > 0 {
		ts = c.sh.second
	}
	st := c.style(ts, c.pal.ink)
	hang := max(c.sh.indent, c.faces.Width(mark+" ", st)+ts.Size*0.12)
	x := float64(level)*c.sh.indent + hang
	text := it.words
	if text.text == "" && c.in.Edit == nil {
		text.text = " "
	}
	ps := c.paragraph(para{spans: c.written(text, st), path: path, line: ts.Line, x: x, w: max(w-x, ts.Size), before: 0})
	if len(ps) == 0 {
		return nil
	}
	ps[0].items = append(c.bullet(mark, ts, frame.Rect{X: x - hang, Y: firstBaseline(ps[0], ts), W: hang}), ps[0].items...)
	return ps
}

// bullet sets a mark into the room that hangs left of an item, on the baseline r.Y.
// Dots begin at the room's left edge; a brief's numbers end near its right one.
func (c *composer) bullet(mark string, ts deck.TypeSize, r frame.Rect) []frame.Item {
	st := typeset.Style{Size: ts.Size, Color: c.pal.accent, Bold: mark[0] < 0x80}
	at := frame.Point{X: r.X, Y: r.Y}
	if mark == "•" {
		const larger, lower = 1.35, 0.12 // Noto's bullet is small beside its text
		at.Y += ts.Size * lower
		st.Size *= larger
	}
	if mark[0] < 0x80 && !c.sh.slide {
		at.X = r.Right() - ts.Size*0.4 - c.faces.Width(mark, st)
	}
	return asItems(c.faces.Runs(mark, st, at))
}

// firstBaseline is where the first text of a line stands; a line without text stands
// where typesetting would have put it.
func firstBaseline(p piece, ts deck.TypeSize) float64 {
	for _, it := range p.items {
		if t, ok := it.(*frame.Text); ok {
			return t.At.Y
		}
	}
	return ts.Line/2 + ts.Size*0.35
}

func asItems(ts []*frame.Text) []frame.Item {
	out := make([]frame.Item, len(ts))
	for i, t := range ts {
		out[i] = t
	}
	return out
}
