package editor

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/internal/source"
	"briefdeck/internal/typing"
	"briefdeck/ui/kit"
)

// overBar stands under a slide that does not fit, with what helps.
type overBar struct {
	content *fyne.Container
	shrink  fyne.CanvasObject
}

func newOverBar(ed *Editor) *overBar {
	o := &overBar{shrink: kit.NewButton("Shrink to fit", ed.ShrinkToFit)}
	row := kit.Row(kit.Unit, kit.Dot(kit.Warn), kit.NewText("This slide does not fit", kit.Style{}), kit.NewButton("Split slide here", ed.SplitSlide), o.shrink)
	o.content = container.NewVBox(kit.Row(0, kit.Spacer(), kit.Card(row), kit.Spacer()))
	o.content.Hide()
	return o
}

// show shows the bar when there is something that does not fit. What is set densely
// already cannot shrink further.
func (o *overBar) show(over, dense bool) {
	if o.content.Visible() == over && o.shrink.Visible() == !dense {
		return
	}
	o.content.Hidden, o.content.Objects[0].(*fyne.Container).Hidden = !over, !over
	if dense {
		o.shrink.Hide()
	} else {
		o.shrink.Show()
	}
	o.content.Refresh()
}

// ShrinkToFit lets the chosen slide be set closer and smaller than usual, or no more
// when it is already.
func (ed *Editor) ShrinkToFit() {
	s, ok := ed.slide()
	if !ok {
		return
	}
	if s.Dense {
		ed.setDense(s.ID, "Set at usual size", false)
		return
	}
	ed.Flush(func() { ed.ShrinkSlide(s.ID) })
}

// ShrinkSlide lets a slide be set closer and smaller when that makes it fit.
func (ed *Editor) ShrinkSlide(id deck.ID) {
	if ed.deck == nil {
		return
	}
	next, _, err := ed.deck.Slide(id)
	if err != nil {
		return
	}
	if next.Dense {
		ed.desk.Stage.Offer("It is as small as it may be", "Split slide", func() { ed.SplitFull(id) })
		return
	}
	const what = "Shrink to fit"
	session := ed.session
	next.Dense = true
	app.Go(ed.desk.Tasks, "editor:shrink", func(ctx context.Context) (layout.Result, error) {
		return session.Preview(ctx, next, layout.Edit{})
	}, func(r layout.Result, err error) {
		switch {
		case err != nil:
			ed.desk.Shell.Fail(what, err)
		case session != ed.session:
		case overflows(r.Findings):
			ed.desk.Stage.Offer("It is too long also at the smallest size", "Split slide", func() { ed.SplitFull(id) })
		default:
			ed.setDense(id, what, true)
		}
	})
}

func (ed *Editor) setDense(id deck.ID, what string, on bool) {
	s, _, err := ed.deck.Slide(id)
	if err != nil {
		return
	}
	s.Dense = on
	ed.do(deck.SetHead{ID: s.ID, What: what, Head: s}, func() { ed.desk.Stage.Offer(what, "Undo", ed.Undo) })
}

func overflows(found []deck.Finding) bool {
	for _, f := range found {
		if f.Rule == "overflow" {
			return true
		}
	}
	return false
}

// SplitSlide parts the chosen slide: at the caret while a text is written, else where
// the slide is full. The rest goes to a new slide under the same title.
func (ed *Editor) SplitSlide() {
	s, ok := ed.slide()
	f := ed.view.slide.Shown()
	if !ok || f == nil {
		return
	}
	var found *cutting
	if ed.writer.on() && f.Cut == 0 {
		found = ed.writer.cut(s)
	} else {
		found = cutOf(s, f)
	}
	if found == nil {
		ed.desk.Stage.Toast("Put the caret where the next slide begins, or choose a block")
		return
	}
	ed.part(s, found)
}

// SplitFull parts a slide where it is full.
func (ed *Editor) SplitFull(id deck.ID) {
	ed.Flush(func() {
		if ed.deck == nil {
			return
		}
		boards := ed.boards
		app.Go(ed.desk.Tasks, "editor:split", func(ctx context.Context) (layout.Result, error) {
			return boards.slide(ctx, id)
		}, func(r layout.Result, err error) {
			if boards != ed.boards {
				return
			}
			if err != nil {
				ed.desk.Shell.Fail("Split the slide", err)
				return
			}
			s, _, err := ed.deck.Slide(id)
			switch found := cutOf(s, r.Pages[0].Frame); {
			case err != nil: // it is gone meanwhile
			case found != nil:
				ed.part(s, found)
			case overflows(r.Findings):
				ed.desk.Stage.Toast("Splitting does not help: shorten what stands there")
			default:
				ed.desk.Stage.Toast("The slide fits")
			}
		})
	})
}

// part parts a slide at a cut, as one step.
func (ed *Editor) part(s deck.Slide, found *cutting) {
	first, rest, ok := found.slide.Part(found.cut, source.NewID(), source.NewID(), ed.continued(s.Title))
	if !ok {
		ed.desk.Stage.Toast("Nothing would stay on one of the two slides")
		return
	}
	ed.writer.leave()
	ed.flush()
	saved, at, err := ed.deck.Slide(s.ID)
	if err != nil {
		return
	}
	ed.block = ""
	ed.do(deck.PartSlide(saved, at, first, rest), func() {
		ed.desk.Stage.Offer(fmt.Sprintf("The rest is on slide %d", at+2), "Undo", ed.Undo)
	})
}

// continued is the title of a slide that goes on after another.
func (ed *Editor) continued(title string) string {
	mark := " (continued)"
	if strings.HasPrefix(ed.deck.Meta.Language, "zh") {
		mark = "（续）"
	}
	if title == "" || strings.HasSuffix(title, mark) {
		return title
	}
	return title + mark
}

// cutting is where a slide is parted; a paragraph that goes over the cut is two by then.
type cutting struct {
	slide deck.Slide
	cut   deck.Cut
}

// cutOf is where a slide is full: before what first stands below the frame's cut.
func cutOf(s deck.Slide, f *frame.Frame) *cutting {
	if f.Cut == 0 {
		return nil
	}
	for _, l := range f.Lines {
		if l.Box.Bottom() <= f.Cut+1 || l.Block == "" {
			continue
		}
		at, ok := spotOf(s, l.Block, l.Field)
		if !ok {
			continue
		}
		text, _ := at.text(s)
		return cutAt(s, at, l.Places[0].To+at.base(text, l.Field))
	}
	boxes := frame.BlockBoxes(f)
	for _, b := range s.Blocks {
		if box, ok := boxes[string(b.ID)]; ok && box.Bottom() > f.Cut-1 {
			return &cutting{s, deck.Cut{Block: b.ID}}
		}
	}
	return nil
}

// cut is the cut at the caret.
func (w *writer) cut(s deck.Slide) *cutting {
	if w.spot.block == "" {
		return nil
	}
	return cutAt(s, w.spot, w.text.Caret)
}

// cutAt parts before the paragraph, item or row that holds a byte of a text; inside of it
// when nothing would stay before it.
func cutAt(s deck.Slide, at spot, byteAt int) *cutting {
	out := &cutting{s, deck.Cut{Block: at.block}}
	if row, _, ok := at.cell(); ok {
		out.cut.At = row
		return out
	}
	var n int
	if _, err := fmt.Sscanf(at.field, "figures.%d", &n); err == nil {
		out.cut.At = n
		return out
	}
	text, _ := at.text(s)
	if at.form == typing.Line || at.field == "quote" {
		return out
	}
	t := typing.New(text, at.form)
	t.Put(byteAt, false)
	out.cut.At = t.Before()
	if out.cut.At > 0 || s.Blocks[0].ID != at.block {
		return out
	}
	next := s.Clone()
	t.Enter()
	at.set(&next, t.Source)
	return &cutting{next, deck.Cut{Block: at.block, At: t.Before()}}
}
