package editor

import (
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
)

// addBlock puts a block on the chosen slide and goes to where it is written. It takes the
// place of a text that nobody wrote yet, else it stands after the chosen block.
func (ed *Editor) addBlock(b deck.Block) {
	ed.flush()
	s, ok := ed.slide()
	if !ok {
		ed.desk.Stage.Toast("Add a slide first: what is added stands on one")
		return
	}
	b = b.Clone()
	b.ID = source.NewID()
	name := "Add " + strings.ToLower(kindName(b))
	var e deck.Edit
	chosen := slices.IndexFunc(s.Blocks, func(x deck.Block) bool { return string(x.ID) == ed.block })
	if at := openPlace(s.Blocks, chosen, b.Kind); at >= 0 {
		b.Slot = s.Blocks[at].Slot
		e = deck.Batch{What: name, Edits: []deck.Edit{
			deck.DeleteBlock{Slide: s.ID, ID: s.Blocks[at].ID}, deck.InsertBlock{Slide: s.ID, At: at, Block: b},
		}}
	} else {
		at = len(s.Blocks)
		if chosen >= 0 {
			at, b.Slot = chosen+1, s.Blocks[chosen].Slot
		}
		e = deck.Batch{What: name, Edits: []deck.Edit{deck.InsertBlock{Slide: s.ID, At: at, Block: b}}}
	}
	ed.do(e, func() { ed.writeIn(b.ID) })
}

// openPlace is the position of the block that nobody wrote yet and that a new one of a
// kind takes the place of: the chosen one, else the next after it; -1 when there is none.
func openPlace(blocks []deck.Block, chosen int, kind deck.Kind) int {
	for i := range blocks {
		at := (max(0, chosen) + i) % len(blocks)
		if blocks[at].Kind != kind && unwritten(blocks[at]) {
			return at
		}
	}
	return -1
}

// unwritten tells a block that came with its layout and holds nothing yet.
func unwritten(b deck.Block) bool {
	switch b.Kind {
	case deck.Text, deck.Bullets, deck.Callout, deck.TableBlock, deck.QuoteBlock, deck.Recommendation:
		return strings.TrimSpace(strings.Join(b.Texts(), "")) == "" && len(b.Claims) == 0
	case deck.KeyFigures, deck.ChartBlock, deck.ImageBlock, deck.Sources, deck.Caveats, deck.Divider, deck.Options:
	}
	return false
}

// writeIn chooses a block and puts the caret into its text, or into its fields when it
// has none on the slide.
func (ed *Editor) writeIn(id deck.ID) {
	ed.chosePart(string(id))
	s, ok := ed.slide()
	b, found := s.Block(id)
	if !ok || !found || !ed.view.asSlide() || b.Kind == deck.KeyFigures {
		return
	}
	if at, ok := firstOpen(s, id); ok {
		ed.writer.begin(at, -1)
	}
}

// firstOpen is the first text of a block that nobody wrote yet, else its first.
func firstOpen(s deck.Slide, id deck.ID) (first spot, ok bool) {
	for _, at := range spots(s, nil) {
		if at.block != id || at.field == "table.source" { // that stands in the brief only
			continue
		}
		if text, _ := at.text(s); text == "" {
			return at, true
		}
		if !ok {
			first, ok = at, true
		}
	}
	return first, ok
}

// kindName is the word for what a block is.
func kindName(b deck.Block) string {
	if b.Kind == deck.Bullets && b.Ordered {
		return "Numbered list"
	}
	return kindNames[b.Kind]
}

// listToMark is the list that Numbered changes: the chosen one, else the slide's first.
func listToMark(s deck.Slide, chosen deck.ID) (deck.Block, bool) {
	var out deck.Block
	for _, b := range s.Blocks {
		if b.Kind == deck.Bullets && (out.ID == "" || b.ID == chosen) {
			out = b
		}
	}
	return out, out.ID != ""
}

// Numbered numbers the items of the chosen list, or gives them bullets again.
func (ed *Editor) Numbered() {
	ed.flush()
	s, ok := ed.slide()
	b, found := listToMark(s, deck.ID(ed.block))
	if !ok || !found {
		ed.desk.Stage.Toast("This slide has no list: add one with Insert, Numbered list")
		return
	}
	ed.setNumbered(b.ID, !b.Ordered)
}

func (ed *Editor) setNumbered(id deck.ID, on bool) {
	what := "Number the list"
	if !on {
		what = "Use bullets"
	}
	ed.setBlock(id, what, func(b *deck.Block) { b.Ordered = on })
}
