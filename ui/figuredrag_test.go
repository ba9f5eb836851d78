package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/ui/kit"
)

// dragFigure drags a row of the list of figures to a place of a line, and lets it go.
func (s *screen) dragFigure(to func() fyne.Position) {
	s.t.Helper()
	s.menu("Insert/Figures to drag in…")
	s.until("the list has the figure", func() bool { return s.says("Goods trade, 2020") })
	row := s.row("Goods trade, 2020")
	s.until("a mark shows where it would go", func() bool {
		ev := &fyne.DragEvent{}
		ev.AbsolutePosition = fyne.CurrentApp().Driver().AbsolutePositionForObject(s.board()).Add(to())
		row.Dragged(ev)
		return s.says("Into the text here") || s.says("As a key figure of its own")
	})
	row.DragEnd()
	s.hand.run()
}

// row is the thing that can be dragged whose words hold some.
func (s *screen) row(words string) (found fyne.Draggable) {
	s.t.Helper()
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *fyne.Container:
			for _, k := range x.Objects {
				look(k)
			}
		case fyne.Widget:
			if d, ok := o.(fyne.Draggable); ok && strings.Contains(texts(o), words) {
				found = d
			}
			for _, k := range test.WidgetRenderer(x).Objects() {
				look(k)
			}
		}
	}
	look(s.w.Fyne().Content())
	if found == nil {
		s.t.Fatal("nothing can be dragged that says " + words)
	}
	return found
}

func TestAFigureIsDraggedOntoTheSlide(t *testing.T) {
	s := bound(t, "", "It was then")
	s.dragFigure(func() fyne.Position {
		l := s.line("title")
		return s.board().Over(frame.Point{X: l.Places[8].X, Y: l.Box.Y + l.Box.H/2}) // inside a word: beside it
	})
	s.until("it is in the text", func() bool { return s.title() == "It was "+token+" then" })
	s.menu("Edit/Undo")
	s.until("one undo takes it out", func() bool { return s.title() == "It was then" })
	n := len(s.deck().Slides[0].Blocks)
	s.dragFigure(func() fyne.Position {
		f := s.board().Shown()
		return s.board().Over(frame.Point{X: f.W - 30, Y: f.H - 30})
	})
	s.until("beside all texts it is a key figure of its own", func() bool {
		s.settle()
		all := s.deck().Slides[0].Blocks
		return len(all) == n+1 && all[n].Kind == deck.KeyFigures && all[n].Figures[0].Value == "{{fig:trade-2020|short}}"
	})
}

func TestEnterInTheListOfFiguresInsertsAtTheCaret(t *testing.T) {
	s := bound(t, "", "It was then")
	s.click("title", 7, 1)
	s.menu("Insert/Figures to drag in…")
	s.until("the search has the keys", func() bool {
		e, ok := s.w.Fyne().Canvas().Focused().(*kit.Entry)
		return ok && strings.HasPrefix(e.PlaceHolder, "Find a figure")
	})
	s.typeText("trade 2020")
	s.w.Fyne().Canvas().Focused().(*kit.Entry).OnSubmitted("")
	s.until("it is in the text", func() bool { return s.title() == "It was "+token+" then" })
	if s.w.Fyne().Canvas().Focused() != fyne.Focusable(s.board()) {
		t.Error("the keys are not back at the text")
	}
}
