package evidence

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// Key implements place.Keyed: A accepts, E edits, X rejects, D derives, C compares, I
// chooses the indicator, U takes the one that is suggested, the arrows, J and K move, Enter
// opens the source.
func (e *Evidence) Key(ev *fyne.KeyEvent) bool {
	if e.filter == claimed {
		return e.claims.take(ev)
	}
	switch ev.Name {
	case fyne.KeyA:
		e.Accept()
	case fyne.KeyE:
		e.Edit()
	case fyne.KeyX, fyne.KeyDelete:
		e.Reject()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.openSource()
	case fyne.KeyD:
		e.Derive()
	case fyne.KeyC:
		e.Compare()
	case fyne.KeyI:
		e.ChooseIndicator()
	case fyne.KeyU:
		e.UseSuggested()
	case fyne.KeyJ:
		return e.move(&fyne.KeyEvent{Name: fyne.KeyDown})
	case fyne.KeyK:
		return e.move(&fyne.KeyEvent{Name: fyne.KeyUp})
	default:
		return e.move(ev)
	}
	return true
}

// steps are how far the moving keys go.
var steps = map[fyne.KeyName]int{
	fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -15, fyne.KeyPageDown: 15, fyne.KeyHome: -1 << 30, fyne.KeyEnd: 1 << 30,
}

func (e *Evidence) move(ev *fyne.KeyEvent) bool {
	step, ok := steps[ev.Name]
	if !ok {
		return false
	}
	if len(e.rows) == 0 {
		return true
	}
	if to := min(max(0, e.at()+step), len(e.rows)-1); kit.Shifted() {
		e.extend(to)
	} else {
		e.choose(to)
	}
	return true
}

// fromSearch lets the arrows move in the table while one types in the search field.
func (e *Evidence) fromSearch(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		if e.filter == claimed {
			return e.claims.move(ev.Name)
		}
		return e.move(ev)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.desk.Window().Canvas().Unfocus()
		return true
	}
	return false
}

// Accept confirms the chosen figure.
func (e *Evidence) Accept() { e.decide(evidence.Confirmed, "Accepted") }

// Reject takes the chosen figure out of what can be used; it stays in the library.
func (e *Evidence) Reject() { e.decide(evidence.Rejected, "Rejected") }

// decide sets the chosen figure's state and offers the way back.
func (e *Evidence) decide(to evidence.Status, word string) {
	if rows := e.selected(); len(rows) > 1 {
		e.decideMany(slices.Clone(rows), to, word)
		return
	}
	f, ok := e.figure()
	if !ok || f.Status == to && f.Stale == "" {
		return
	}
	e.next(f)
	e.apply(e.deciding(to, f.Key), func() {
		text, err := evidence.Format(f, "short")
		if err != nil {
			text = f.Value.String()
		}
		e.desk.Stage.Offer(word+": "+text, "Undo", func() { e.undo(f.Key) })
	})
}

// next goes on to the candidate after a candidate that is being decided, so that a
// row of them is looked through with one key.
func (e *Evidence) next(f evidence.Figure) {
	at := e.at() + 1
	if f.Status == evidence.Candidate && at < len(e.rows) && e.rows[at].Status == evidence.Candidate {
		e.choose(at)
	}
}

// undo takes the last step of the evidence back, and shows the figure it was about.
func (e *Evidence) undo(figure string) {
	work := e.desk.Work
	app.Go(e.desk.Tasks, "evidence:undo", func(ctx context.Context) (string, error) {
		return work.UndoEvidence(context.WithoutCancel(ctx))
	}, func(_ string, err error) {
		if err != nil {
			e.desk.Shell.Fail("Undo", err)
			return
		}
		e.ShowFigure(figure)
	})
}

// update replaces a figure and offers the way back.
func (e *Evidence) update(now evidence.Figure) {
	e.correct(now, "", "Figure changed")
}

// correct puts a figure as it was corrected, under a new indicator when name says one,
// and offers the way back.
func (e *Evidence) correct(f evidence.Figure, name, word string) {
	work := e.desk.Work
	app.Go(e.desk.Tasks, "evidence:update:"+f.Key, func(ctx context.Context) (evidence.Change, error) {
		return work.Revise(context.WithoutCancel(ctx), func(b *evidence.Book) (evidence.Change, error) { return b.Correct(f, name) })
	}, func(_ evidence.Change, err error) {
		if err != nil {
			e.desk.Shell.Fail("Change the figure", err)
			return
		}
		e.desk.Stage.Offer(word, "Undo", func() { e.undo(f.Key) })
	})
}

func (e *Evidence) addSlide() {
	if f, ok := e.figure(); ok {
		e.desk.Shell.AddSlide(app.SlideFromFigure(e.book, f))
	}
}

func (e *Evidence) openSource() {
	if f, ok := e.figure(); ok && f.Origin.Source != "" {
		e.desk.Shell.ShowSource(f.Origin.Source, f.Origin.Section)
	}
}
