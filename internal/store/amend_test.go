package store

import (
	"errors"
	"testing"

	"briefdeck/internal/evidence"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

func TestACorrectedFigureReplacesTheOneHeld(t *testing.T) {
	db := newLibrary(t)
	docs, book := facts()
	noError(t, db.AddFacts(t.Context(), docs, book))
	f := book.Figures["trade-2013"]
	f.Value, f.Note, f.Status = decimal.RequireFromString("1.050"), "corrected", evidence.Disputed
	noError(t, db.UpdateFigure(t.Context(), f))
	book.Figures["trade-2013"] = f
	if diff := cmp.Diff(book, must(db.Book(t.Context())), whole); diff != "" {
		t.Error(diff)
	}
	intact(t, db)
}

func TestAFigureThatIsNotHeldCannotBeCorrected(t *testing.T) {
	db := newLibrary(t)
	err := db.UpdateFigure(t.Context(), evidence.Figure{Key: "none"})
	if !errors.Is(err, evidence.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}
