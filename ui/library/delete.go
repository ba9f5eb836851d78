package library

import (
	"context"
	"fmt"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// DeleteSource asks whether the source that is shown is to go, and says what goes with it.
func (l *Library) DeleteSource() {
	work, key := l.desk.Work, l.key
	if key == "" || len(l.sources) == 0 {
		return
	}
	app.Go(l.desk.Tasks, "library:losing", func(ctx context.Context) (app.Loss, error) { return work.Losing(ctx, key) },
		func(loss app.Loss, err error) {
			if err != nil {
				l.desk.Shell.Fail("Delete the source", err)
				return
			}
			l.desk.Stage.Ask(kit.Question{
				Title: "Delete " + place.Quoted(loss.Title) + "?", Text: losing(loss), Do: "Delete", Danger: true, OnDo: func() { l.delete(key) },
			})
		})
}

// losing says what goes with a source.
func losing(l app.Loss) string {
	var parts []string
	if l.Figures > 0 {
		parts = append(parts, fmt.Sprintf("%s (%d confirmed)", count(l.Figures, "figure"), l.Confirmed))
	}
	if l.Claims > 0 {
		parts = append(parts, count(l.Claims, "claim"))
	}
	text := "It goes with its text."
	if len(parts) > 0 {
		text = "It goes with its text, " + strings.Join(parts, " and ") + "."
	}
	switch n := len(l.Decks); n {
	case 0:
	case 1:
		text += " The deck “" + l.Decks[0] + "” shows its figures: they will be missing there."
	default:
		text += fmt.Sprintf(" %d decks show its figures, which will be missing there: %s.", n, strings.Join(l.Decks, ", "))
	}
	return text + " Undo brings all of it back."
}

func (l *Library) delete(key string) {
	work := l.desk.Work
	app.Go(l.desk.Tasks, "library:delete", func(ctx context.Context) (app.Loss, error) {
		return work.DeleteSource(context.WithoutCancel(ctx), key)
	}, func(loss app.Loss, err error) {
		if err != nil {
			l.desk.Shell.Fail("Delete the source", err)
			return
		}
		l.desk.Stage.Offer("Deleted "+place.Quoted(short(loss.Title)), "Undo", func() {
			app.Go(l.desk.Tasks, "library:undelete", func(ctx context.Context) (string, error) {
				return work.UndoEvidence(context.WithoutCancel(ctx))
			}, func(_ string, err error) {
				l.key = key
				l.desk.Shell.Fail("Undo", err)
			})
		})
	})
}
