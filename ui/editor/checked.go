package editor

import (
	"context"
	"maps"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
)

// findLater checks the whole deck once nobody is typing.
func (ed *Editor) findLater() { ed.checkAfter(findAfter) }

// CheckNow checks the deck as it is, what was just typed included.
func (ed *Editor) CheckNow() { ed.Flush(func() { ed.checkAfter(0) }) }

func (ed *Editor) checkAfter(d time.Duration) {
	if ed.session == nil {
		return
	}
	session := ed.session
	app.Go(ed.desk.Tasks, "editor:check", func(ctx context.Context) (app.Report, error) {
		if err := rest(ctx, d); err != nil {
			return app.Report{}, err
		}
		return session.Check(ctx)
	}, func(r app.Report, err error) {
		switch {
		case session != ed.session:
		case err != nil:
			ed.desk.Shell.Fail("Check the deck", err)
		default:
			ed.took(r)
		}
	})
}

// took shows what a check found.
func (ed *Editor) took(r app.Report) {
	ed.report = &r
	before := ed.marks
	ed.marks = map[deck.ID]deck.Severity{}
	for _, f := range r.Findings {
		if was, ok := ed.marks[f.Slide]; f.Dismissed == "" && (!ok || f.Severity.Rank() < was.Rank()) {
			ed.marks[f.Slide] = f.Severity
		}
	}
	if !maps.Equal(before, ed.marks) {
		ed.strip.rows.Update()
	}
	ed.tellReport()
	ed.tell()
}

func (ed *Editor) tellReport() {
	if ed.cfg.OnReport != nil {
		ed.cfg.OnReport(ed.deck, ed.report)
	}
}

// checked tells what the last check found.
func (ed *Editor) checked(st *Status) {
	st.Version = ed.deck.Meta.Version
	if r := ed.report; r != nil {
		st.Checked = true
		st.Errors, st.Warnings, st.Notes = r.Count(deck.Error), r.Count(deck.Warning), r.Count(deck.Note)
		st.Bound, st.Unbound, st.Claims, st.Resting = r.Bound, r.Unbound, r.Claims, r.Resting
	}
}
