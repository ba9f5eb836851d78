package deck

import "slices"

// Columned is the slide with the columns of its blocks said: a slide of two columns
// whose blocks name none has its first block left and the others right.
func (s Slide) Columned() Slide {
	if s.Layout != TwoColumns || len(s.Blocks) < 2 || slices.ContainsFunc(s.Blocks, func(b Block) bool { return b.Slot != Main }) {
		return s
	}
	s = s.Clone()
	for i := range s.Blocks {
		s.Blocks[i].Slot = Right
	}
	s.Blocks[0].Slot = Left
	return s
}

// Beside is where a block goes when it moves up (-1) or down (1): past its neighbour in
// the same column, and from the end of one column to the other. False at the edges.
func (s Slide) Beside(id ID, dir int) (slot Slot, before ID, ok bool) {
	s = s.Columned()
	at := slices.IndexFunc(s.Blocks, func(b Block) bool { return b.ID == id })
	if at < 0 {
		return Main, "", false
	}
	slot = s.Blocks[at].Slot
	var column []Block
	for _, b := range s.Blocks {
		if b.Slot == slot {
			column = append(column, b)
		}
	}
	n := slices.IndexFunc(column, func(b Block) bool { return b.ID == id })
	switch {
	case dir < 0 && n > 0:
		return slot, column[n-1].ID, true
	case dir > 0 && n+1 < len(column):
		if n+2 < len(column) {
			return slot, column[n+2].ID, true
		}
		return slot, "", true
	case dir > 0 && slot == Left:
		for _, b := range s.Blocks {
			if b.Slot == Right {
				return Right, b.ID, true
			}
		}
		return Right, "", true
	case dir < 0 && slot == Right:
		return Left, "", true
	}
	return slot, "", false
}

// PlaceBlock is the step that puts a block before another of a column, or at the
// column's end when before is empty. It is nil when that changes nothing.
func PlaceBlock(s Slide, id ID, slot Slot, before ID) Edit {
	next := s.Columned()
	from := slices.IndexFunc(next.Blocks, func(b Block) bool { return b.ID == id })
	if from < 0 || id == before {
		return nil
	}
	var edits []Edit
	const what = "Move block"
	for i, b := range next.Blocks {
		if b.ID == id {
			b.Slot = slot
		}
		if b.Slot != s.Blocks[i].Slot {
			edits = append(edits, SetBlock{Slide: s.ID, What: what, Block: b})
		}
	}
	rest := slices.Delete(slices.Clone(next.Blocks), from, from+1)
	to := slices.IndexFunc(rest, func(b Block) bool { return b.ID == before })
	if to < 0 {
		to = len(rest)
		for to > 0 && rest[to-1].Slot != slot && slices.ContainsFunc(rest, func(b Block) bool { return b.Slot == slot }) {
			to--
		}
	}
	if to != from {
		edits = append(edits, MoveBlock{Slide: s.ID, ID: id, To: to})
	}
	if len(edits) == 0 {
		return nil
	}
	return Batch{What: what, Edits: edits}
}
