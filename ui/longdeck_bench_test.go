package ui

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/source"
	"briefdeck/internal/wiring"
	"briefdeck/ui/editor"
	"briefdeck/ui/kit"
)

// longDeck is a deck of n slides as they come: of the bundled brief's layouts again and
// again, its charts and figures among them.
func longDeck(b *testing.B, lib app.Library, n int) *deck.Deck {
	b.Helper()
	brief, _, err := lib.Deck(context.Background(), wiring.FirstDeck)
	if err != nil {
		b.Fatal(err)
	}
	d := &deck.Deck{ID: source.NewID(), Key: fmt.Sprintf("long-%d", n), Meta: brief.Meta}
	for i := range n {
		s := brief.Slides[i%len(brief.Slides)].Clone()
		s.ID = source.NewID()
		for j := range s.Blocks {
			s.Blocks[j].ID = source.NewID()
		}
		s.Title = fmt.Sprintf("%d: %s", i+1, s.Title)
		d.Slides = append(d.Slides, s)
	}
	return d
}

// onLong is a window on a library with the bundled brief and a deck of n slides of its
// kind, which is not open.
func onLong(b *testing.B, n int) (s *screen, key string) {
	b.Helper()
	s = open(b, three())
	ctx := context.Background()
	if err := wiring.Fill(ctx, s.lib); err != nil {
		b.Fatal(err)
	}
	key, err := s.lib.AddDeck(ctx, longDeck(b, s.lib, n))
	if err != nil {
		b.Fatal(err)
	}
	s.until("the first deck shows", s.board().Painted)
	return s, key
}

// BenchmarkOpenLongDeck is from the choice of a deck of 200 slides to its first slide's
// picture and the strip's, at 1920 × 1080.
func BenchmarkOpenLongDeck(b *testing.B) {
	for _, first := range []struct {
		name  string
		at    int
		steps int // that were made before
	}{{"text", 0, 0}, {"chart", 3, 0}, {"text, a day's work", 0, 1000}} {
		b.Run(first.name, func(b *testing.B) {
			s, key := onLong(b, 200)
			s.w.Fyne().Resize(fyne.NewSize(1920, 1080))
			d, _, err := s.lib.Deck(context.Background(), key)
			if err != nil {
				b.Fatal(err)
			}
			s.work(d, first.steps)
			var took []time.Duration
			for b.Loop() {
				s.w.Editor().Open("three")
				s.until("the short deck shows", func() bool { return s.showing("three") })
				s.w.paint.Wait()
				s.hand.run()
				began := time.Now()
				s.w.Editor().OpenAt(key, d.Slides[first.at].ID)
				for board := s.board(); !s.isOpen(key) || !board.Painted(); {
					s.hand.run()
				}
				took = append(took, time.Since(began))
			}
			median(b, "ms/median", took)
		})
	}
}

// work makes so many steps of a deck that is not open: titles and moves in turn.
func (s *screen) work(d *deck.Deck, steps int) {
	s.t.Helper()
	var h deck.History
	for n := range steps {
		head := d.Slides[n%len(d.Slides)]
		head.Notes += " again"
		var e deck.Edit = deck.SetHead{ID: head.ID, What: "Edit notes", Head: head}
		if n%2 == 1 {
			e = deck.MoveSlide{ID: d.Slides[1+n%10].ID, To: 1 + n%20}
		}
		if _, err := h.Do(d, e); err != nil {
			s.t.Fatal(err)
		}
		if err := s.lib.SaveStep(context.Background(), d, &h); err != nil {
			s.t.Fatal(err)
		}
	}
}

// showing tells whether the deck of a key is open and its slide painted.
func (s *screen) showing(key string) bool { return s.isOpen(key) && s.board().Painted() }

func (s *screen) isOpen(key string) bool {
	ses := s.w.Editor().Session()
	return ses != nil && ses.Deck().Key == key
}

// BenchmarkLongDeck is how long the window's own goroutine is busy with what is done to
// a deck of 500 slides, in the strip and in the sorter: the longest stretch of one act.
func BenchmarkLongDeck(b *testing.B) {
	for _, act := range []struct {
		name string
		do   func(s *screen, n int)
	}{
		{"next slide", func(s *screen, _ int) { s.press(fyne.KeyDown) }},
		{"duplicate", func(s *screen, _ int) { s.menu("Slide/Duplicate") }},
		{"move down", func(s *screen, _ int) { s.menu("Slide/Move down") }},
		{"undo and redo", func(s *screen, n int) { s.menu([]string{"Edit/Undo", "Edit/Redo"}[n%2]) }},
		{"choose all", func(s *screen, _ int) { s.menu("Edit/Select all") }},
		{"scroll", func(s *screen, n int) { rowsIn(s.w.Fyne().Content()).Scroll(float32(400 - 800*(n/20%2))) }},
		{"drag", func(s *screen, n int) { s.dragThumb(float32(100 + 40*(n%8))) }},
	} {
		for _, sorted := range []bool{false, true} {
			name := act.name + " in the strip"
			if sorted {
				name = act.name + " in the sorter"
			}
			b.Run(name, func(b *testing.B) {
				s, key := onLong(b, 500)
				s.w.Fyne().Resize(fyne.NewSize(1920, 1080))
				s.w.Editor().Open(key)
				s.until("the deck shows", func() bool { return s.showing(key) })
				if sorted {
					s.w.Editor().ShowAs(editor.Sorter)
				}
				s.press(fyne.KeyHome)
				s.menu("Slide/Duplicate")
				s.settle()
				var took []time.Duration
				for n := 0; b.Loop(); n++ {
					took = append(took, s.busiest(func() { act.do(s, n) }))
				}
				median(b, "ms/median", took)
			})
		}
	}
}

// busiest does something, waits until all of it shows, and tells how long the longest
// stretch of the window's own goroutine took.
func (s *screen) busiest(act func()) time.Duration {
	s.t.Helper()
	s.hand.longest = 0
	began := time.Now()
	act()
	s.hand.longest = max(s.hand.longest, time.Since(began))
	s.settle()
	s.w.paint.Wait()
	s.hand.run()
	return s.hand.longest
}

// rowsIn is the list of slides that is in sight: the strip, or the sorter in its place.
func rowsIn(o fyne.CanvasObject) *kit.Rows {
	return findIn(o, func(o fyne.CanvasObject) (*kit.Rows, bool) {
		r, ok := o.(*kit.Rows)
		return r, ok && r.Count() > 1
	})
}

// dragThumb drags the first slide in sight down by some pixels, in steps, and drops it.
func (s *screen) dragThumb(down float32) {
	d := findIn(rowsIn(s.w.Fyne().Content()), func(o fyne.CanvasObject) (fyne.Draggable, bool) {
		d, ok := o.(fyne.Draggable)
		_, scrolls := o.(fyne.Scrollable)
		return d, ok && !scrolls
	})
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.(fyne.CanvasObject))
	for step := range 8 {
		ev := &fyne.DragEvent{Dragged: fyne.NewDelta(0, down/8)}
		ev.AbsolutePosition = at.AddXY(100, 40+down*float32(step+1)/8)
		d.Dragged(ev)
	}
	d.DragEnd()
}

// findIn is the first visible object of a kind, in drawing order.
func findIn[T any](o fyne.CanvasObject, is func(fyne.CanvasObject) (T, bool)) (found T) {
	if !o.Visible() {
		return found
	}
	if got, ok := is(o); ok {
		return got
	}
	var within []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		within = o.Objects
	case fyne.Widget:
		within = test.WidgetRenderer(o).Objects()
	}
	for _, k := range within {
		if got := findIn(k, is); any(got) != any(found) {
			return got
		}
	}
	return found
}

// BenchmarkTypingInALongDeck is from a key to the picture that shows it, on the second of
// 500 slides, at 1920 × 1080.
func BenchmarkTypingInALongDeck(b *testing.B) {
	s, key := onLong(b, 500)
	s.w.Fyne().Resize(fyne.NewSize(1920, 1080))
	s.w.Editor().Open(key)
	s.until("the deck shows", func() bool { return s.showing(key) })
	s.press(fyne.KeyDown)
	s.until("the slide shows", s.board().Painted)
	s.press(fyne.KeyReturn)
	median(b, "ms/median", s.typing(b))
}

// typing is from each key to the picture that shows it.
func (s *screen) typing(b *testing.B) (took []time.Duration) {
	board := s.board()
	for b.Loop() {
		before := board.Shown()
		began := time.Now()
		s.typeText("x")
		for board.Shown() == before {
			s.hand.run()
		}
		took = append(took, time.Since(began))
		s.press(fyne.KeyBackspace)
		s.settle()
	}
	return took
}

// median reports the median of what was measured.
func median(b *testing.B, unit string, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, unit)
}
