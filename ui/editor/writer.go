package editor

import (
	"math"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/internal/typing"
	"briefdeck/ui/slideview"
)

// writer writes texts where they stand on the slide: it answers the board, keeps the
// caret, and hands every change to the editor as a field of the inspector does.
type writer struct {
	ed    *Editor
	board *slideview.Board

	text     *typing.Text // nil while nothing is written
	spot     spot
	late     bool     // at the place where a line wraps, the caret stands at its end
	column   float64  // where Up and Down want to be; NaN: where the caret is
	moving   deck.ID  // the block that is dragged
	landing  *landing // where it would go
	drag     dragging
	seen     frame.Rect        // the caret where it was last brought into sight
	copied   clip              // what was last cut or copied here
	marked   *frame.Frame      // whose typed numbers are underlined
	typed    []app.TypedNumber // of the marked frame
	unmarked bool              // typed numbers are not underlined
	dropping *figureDrop       // the figure that is dragged
}

// dragging is what the mouse is doing.
type dragging int

const (
	dragNothing dragging = iota
	dragText
	dragBlock
)

// clip is a copied text: as the clipboard has it, and with its marks and figures.
type clip struct{ plain, source string }

func newWriter(ed *Editor, board *slideview.Board) *writer {
	w := &writer{ed: ed, board: board, column: math.NaN()}
	board.Typist = w
	board.OnPlaced = w.draw
	board.OnMove = func(part string) { w.drag, w.moving = dragBlock, deck.ID(part) }
	return w
}

// on tells whether a text is being written.
func (w *writer) on() bool { return w.text != nil }

// edit is what is written, as layout knows it.
func (w *writer) edit() *layout.Edit {
	if w == nil || !w.on() {
		return &layout.Edit{}
	}
	return w.spot.edit()
}

// lines are the lines of the picture that show the text.
func (w *writer) lines() []frame.Line {
	return w.spot.lines(w.board.Shown(), w.text.Source)
}

// begin writes a text from a byte of it on; a negative one is its end.
func (w *writer) begin(at spot, caret int) bool {
	s, ok := w.ed.slide()
	if !ok {
		return false
	}
	text, ok := at.text(s)
	if !ok {
		return false
	}
	if !w.on() || w.spot != at {
		w.ed.flush()
		w.spot, w.text = at, typing.New(text, at.form)
		w.ed.block = at.part()
		w.ed.view.selectPart(w.ed.block)
		w.ed.inspector.bring(w.ed.block)
		w.ed.relay()
	}
	if caret >= 0 {
		w.text.Put(caret, false)
	}
	w.late, w.column = false, math.NaN()
	w.board.Focus()
	w.draw()
	return true
}

// end stops writing; the part stays chosen.
func (w *writer) end() {
	if !w.on() {
		return
	}
	w.ed.flush()
	w.leave()
	w.board.Unfocus()
}

// leave stops writing without taking the keys from where they are now.
func (w *writer) leave() {
	if w.on() {
		w.text, w.drag = nil, dragNothing
		w.draw()
		w.ed.view.sync()
	}
}

// sync takes the text as the slide has it now: it was undone, or written elsewhere.
func (w *writer) sync(s deck.Slide) {
	if !w.on() {
		return
	}
	text, ok := w.spot.text(s)
	if !ok || s.ID != w.ed.at {
		w.text = nil
		w.draw()
		w.board.Unfocus()
		return
	}
	w.text.Replace(text)
	w.draw()
}

// draw puts caret and selection where the shown picture has them.
func (w *writer) draw() {
	w.underline()
	if !w.on() {
		w.board.SetCaret(nil)
		w.board.SetSelection(nil)
		w.board.Soften(false)
		return
	}
	w.board.Soften(true)
	lines := w.lines()
	if w.text.Selects() {
		from, to := w.text.Range()
		w.board.SetSelection(selectionBoxes(lines, from, to))
		w.board.SetCaret(nil)
		return
	}
	w.board.SetSelection(nil)
	if box, ok := caretBox(lines, w.text.Caret, w.late); ok {
		w.board.SetCaret(&box)
		w.follow(box)
	} else {
		w.board.SetCaret(nil)
	}
}

// follow brings the caret into sight when it moved.
func (w *writer) follow(box frame.Rect) {
	if w.seen != box {
		w.seen = box
		w.board.Reveal(box)
	}
}

// moved shows the caret where a key or a click put it.
func (w *writer) moved() {
	w.late, w.column = false, math.NaN()
	w.ed.view.hover.hide()
	w.draw()
}

// changed hands the text to the slide as it is now.
func (w *writer) changed() { w.changedAs(w.spot.what) }

// changedAs hands the text on as a step of that name.
func (w *writer) changedAs(what string) {
	at, text := w.spot, w.text.Source
	w.ed.typed(at.name(), what, func(s *deck.Slide) { at.set(s, text) })
	w.ed.inspector.follow(w.ed.local)
	w.moved()
}

// Pressed implements slideview.Typist.
func (w *writer) Pressed(p slideview.Press) {
	s, ok := w.ed.slide()
	f := w.board.Shown()
	if !ok || f == nil {
		return
	}
	w.ed.view.hover.hide()
	if p.Menu {
		w.menuAt(s, p)
		return
	}
	if p.Line >= 0 {
		l := f.Lines[p.Line]
		if at, ok := spotOf(s, l.Block, l.Field); ok && w.press(at, s, p) {
			return
		}
	}
	w.end()
	w.ed.chosePart(p.Part)
	if b, ok := s.Block(deck.ID(p.Part)); ok && b.Kind == deck.ChartBlock && p.Clicks == 2 {
		w.ed.Write() // its title
	}
}

// press puts the caret into a text that was clicked.
func (w *writer) press(at spot, s deck.Slide, p slideview.Press) bool {
	text, ok := at.text(s)
	if !ok {
		return false
	}
	lines := at.lines(w.board.Shown(), text)
	i := nearestLine(lines, p.At)
	if i < 0 {
		return false
	}
	byteAt, late := placeAt(lines[i], p.At.X)
	extend := p.Shift && w.on() && w.spot == at
	if !extend && !w.begin(at, byteAt) {
		return false
	}
	w.board.Focus()
	switch {
	case extend:
		w.text.Put(byteAt, true)
	case p.Clicks == 2:
		w.text.Word(byteAt)
		if len(evidence.Tokens(w.text.Atom())) > 0 {
			w.moved()
			w.ed.StyleFigure()
			return true
		}
	case p.Clicks == 3:
		w.text.Paragraph(byteAt)
	}
	w.moved()
	w.late = late
	w.drag = dragText
	w.draw()
	return true
}

// Dragged implements slideview.Typist.
func (w *writer) Dragged(p frame.Point) {
	if w.drag == dragBlock {
		w.dragBlockTo(p)
		return
	}
	if w.drag != dragText || !w.on() {
		return
	}
	lines := w.lines()
	if i := nearestLine(lines, p); i >= 0 {
		at, late := placeAt(lines[i], p.X)
		w.text.Put(at, true)
		w.moved()
		w.late = late
		w.draw()
	}
}

// Released implements slideview.Typist.
func (w *writer) Released() {
	if w.drag == dragBlock {
		part := string(w.moving)
		w.dropBlock()
		if w.ed.block != part {
			w.ed.chosePart(part)
		}
	}
	w.drag = dragNothing
}

// Focused implements slideview.Typist.
func (w *writer) Focused(on bool) {
	if !on {
		w.ed.flush()
	}
	w.draw()
}

// Tabs implements slideview.Typist.
func (w *writer) Tabs() bool { return w.on() }

// Typed implements slideview.Typist.
func (w *writer) Typed(r rune) {
	if w.on() {
		w.insert(string(r))
	}
}

// insert types text; over a figure it is told that the number is bound no more.
func (w *writer) insert(text string) {
	over := len(evidence.Tokens(w.text.Atom())) > 0
	if !over {
		w.text.Insert(text)
		w.changed()
		return
	}
	w.ed.flush() // the figure comes back alone, without what was typed before
	w.ed.spell = spell{}
	w.text.Insert(text)
	if len(evidence.Tokens(text)) > 0 {
		w.changedAs("Replace a figure")
		return
	}
	w.changedAs("Type over a figure")
	w.ed.desk.Stage.Offer("The number is typed now: it is bound to no figure", "Undo", w.ed.Undo)
}

// insertFigure puts a figure's token at the caret, apart from the words around it, or in
// the place of the figure that is selected.
func (w *writer) insertFigure(token string) {
	if !w.on() {
		return
	}
	w.board.Focus()
	if len(evidence.Tokens(w.text.Atom())) == 0 {
		before := w.text.Source[:w.text.Caret]
		token = spaced(token, []rune(w.text.Source), len([]rune(before)))
	}
	w.insert(token)
}

// Write puts the caret into the chosen part, or into the title: the keyboard's way in.
func (ed *Editor) Write() {
	s, ok := ed.slide()
	if !ok {
		return
	}
	if !ed.view.asSlide() {
		ed.ShowAs(Slides)
	}
	if ed.block == "" || ed.block == slideview.TitlePart {
		ed.writer.begin(spot{field: "title", what: "Edit title"}, -1)
		return
	}
	shown := ed.view.slide.Shown()
	if ed.view.shown != ed.at {
		shown = nil // it shows another slide still
	}
	for _, at := range spots(s, shown) {
		if at.part() == ed.block && ed.writer.begin(at, -1) {
			return
		}
	}
	ed.inspector.reveal(ed.block)
}

// deleteChosen deletes the chosen part of the slide, or the slide when no part is chosen.
func (ed *Editor) deleteChosen() {
	s, ok := ed.slide()
	if b, found := s.Block(deck.ID(ed.block)); ok && found {
		ed.block = ""
		ed.do(deck.DeleteBlock{Slide: s.ID, ID: b.ID}, func() {
			ed.desk.Stage.Offer(kindNames[b.Kind]+" deleted", "Undo", ed.Undo)
		})
		return
	}
	ed.DeleteSlide()
}

// reads is a piece of inline Markdown as it prints.
func (ed *Editor) reads(source string) string {
	if b := ed.printing(); b != nil {
		source, _ = b.Resolve(source)
	}
	return typing.Plain(source)
}
