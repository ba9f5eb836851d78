package evidence_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	model "briefdeck/internal/evidence"
	"briefdeck/ui/evidence"
	"briefdeck/ui/place/placetest"
)

// openWith makes the place over facts that were changed.
func openWith(t *testing.T, change func(*model.Book)) (*placetest.Bench, *evidence.Evidence) {
	t.Helper()
	b := placetest.New(t, func(l app.Library) error {
		docs, book := facts()
		change(book)
		return l.AddFacts(context.Background(), docs, book)
	})
	e := evidence.New(b.Desk)
	b.Put(e, 1356, 830)
	b.UntilSays("All 4")
	return b, e
}

func TestAllShownAreDecidedInOneStep(t *testing.T) {
	b, e := openWith(t, func(book *model.Book) {
		for _, key := range []string{"trade-2013", "trade-sometime"} {
			f := book.Figures[key]
			f.Status = model.Candidate
			book.Figures[key] = f
		}
	})
	b.UntilSays("Candidates 3")
	e.SelectAll()
	b.UntilSays("4 figures chosen")
	b.Tap("Accept the 2 exact with a date")
	b.UntilSays("Accepted 2 figures")
	if got := status(b, "trade-sometime"); got != model.Candidate {
		t.Errorf("the undated one is %s", got)
	}
	press(e, fyne.KeyX)
	b.UntilSays("Rejected 4 figures")
	b.UntilSays("Undo")
	b.Tap("Undo")
	b.Until("the rejection is undone", func() bool { return status(b, "trade-2013") == model.Confirmed })
	if got := status(b, "trade-sometime"); got != model.Candidate {
		t.Errorf("after undo the undated one is %s", got)
	}
}

func TestAStaleFigureSaysWhyAndIsKeptByAccepting(t *testing.T) {
	b, e := openWith(t, func(book *model.Book) {
		f := book.Figures["trade-2013"]
		f.Stale = "its sentence is gone from revision 2"
		book.Figures["trade-2013"] = f
	})
	b.UntilSays("Stale 2") // and what is derived from it
	e.ShowFigure("trade-2013")
	b.UntilSays("Its sentence is gone from revision 2. Accept it to keep it as it is, edit it, or reject it.")
	b.Tap("Accept (A)")
	b.UntilSays("Stale 0")
	book, err := b.Desk.Work.Book(context.Background())
	if err != nil || book.Figures["trade-2013"].Stale != "" {
		t.Errorf("it is still stale: %v", err)
	}
	b.UntilSays("Undo")
	b.Tap("Undo")
	b.UntilSays("Stale 2")
}
