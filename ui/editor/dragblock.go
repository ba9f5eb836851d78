package editor

import (
	"math"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// landing is where a dragged block would go.
type landing struct {
	slot   deck.Slot
	before deck.ID // "" is the column's end
	mark   frame.Rect
}

// landings are the places of a slide that a block can be dragged to: before and after
// each block, and the columns that are empty.
func landings(s deck.Slide, f *frame.Frame, id deck.ID) []landing {
	s = s.Columned()
	boxes := frame.BlockBoxes(f)
	var out []landing
	last := map[deck.Slot]frame.Rect{}
	width := map[deck.Slot]frame.Rect{}
	for _, b := range s.Blocks {
		if box, ok := boxes[string(b.ID)]; ok {
			width[b.Slot] = around(width[b.Slot], box)
		}
	}
	const air = 10
	for _, b := range s.Blocks {
		box, ok := boxes[string(b.ID)]
		if !ok {
			continue
		}
		if b.ID != id {
			y := box.Y - air
			if before, ok := last[b.Slot]; ok {
				y = (before.Bottom() + box.Y) / 2
			}
			w := width[b.Slot]
			out = append(out, landing{b.Slot, b.ID, frame.Rect{X: w.X, Y: y, W: w.W}})
		}
		last[b.Slot] = box
	}
	for slot, box := range last {
		w := width[slot]
		out = append(out, landing{slot, "", frame.Rect{X: w.X, Y: box.Bottom() + air, W: w.W}})
	}
	if s.Layout == deck.TwoColumns && len(f.Guides) > 12 {
		out = append(out, emptyColumns(f, last)...)
	}
	return out
}

// emptyColumns are the columns without a block, as boxes.
func emptyColumns(f *frame.Frame, taken map[deck.Slot]frame.Rect) []landing {
	var out []landing
	top := f.Guides[0].Y
	for _, b := range taken {
		top = max(top, b.Y)
	}
	for slot, at := range map[deck.Slot][2]int{deck.Left: {1, 6}, deck.Right: {7, 12}} {
		if _, ok := taken[slot]; !ok {
			a, z := f.Guides[at[0]], f.Guides[at[1]]
			out = append(out, landing{slot, "", frame.Rect{X: a.X, Y: top, W: z.Right() - a.X, H: max(40, f.Guides[0].Bottom()-top)}})
		}
	}
	return out
}

// nearestLanding is the landing nearest to a point: in its column first.
func nearestLanding(all []landing, p frame.Point) (landing, bool) {
	best, far := landing{}, math.Inf(1)
	for _, l := range all {
		dx := max(0, l.mark.X-p.X, p.X-l.mark.Right())
		dy := max(0, l.mark.Y-p.Y, p.Y-l.mark.Bottom())
		if d := dy + 3*dx; d < far {
			best, far = l, d
		}
	}
	return best, !math.IsInf(far, 1)
}

// dragBlockTo shows where the block that is dragged would go.
func (w *writer) dragBlockTo(p frame.Point) {
	s, ok := w.ed.slide()
	if f := w.board.Shown(); ok && f != nil {
		if l, ok := nearestLanding(landings(s, f, w.moving), p); ok {
			w.landing = &l
			w.board.SetDrop(&l.mark)
		}
	}
}

// dropBlock puts the dragged block where it was let go.
func (w *writer) dropBlock() {
	l, id := w.landing, w.moving
	w.landing, w.moving = nil, ""
	w.board.SetDrop(nil)
	if l != nil {
		w.ed.placeBlock(id, l.slot, l.before)
	}
}

// placeBlock moves a block of the chosen slide, as one step.
func (ed *Editor) placeBlock(id deck.ID, slot deck.Slot, before deck.ID) {
	ed.flush()
	s, ok := ed.slide()
	if !ok {
		return
	}
	if e := deck.PlaceBlock(s, id, slot, before); e != nil {
		ed.do(e, nil)
	}
}

// MoveBlock moves the chosen block up (-1) or down (1), and from column to column.
func (ed *Editor) MoveBlock(dir int) {
	s, ok := ed.slide()
	id := deck.ID(ed.block)
	if _, found := s.Block(id); !ok || !found {
		ed.desk.Stage.Toast("Choose a block first: click it")
		return
	}
	slot, before, ok := s.Beside(id, dir)
	if !ok {
		ed.desk.Stage.Toast(map[int]string{-1: "It is the first already", 1: "It is the last already"}[dir])
		return
	}
	ed.placeBlock(id, slot, before)
}
