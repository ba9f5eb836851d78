package ui

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"

	"fyne.io/fyne/v2"
)

func TestABlockStatesAClaimOfTheLibrary(t *testing.T) {
	s := open(t, three())
	b := evidence.NewBook()
	b.Sources["duan"] = source.Source{Key: "duan", Kind: source.Paper, Title: "On trade", Short: "Duan"}
	claim := evidence.Claim{Key: "it-grew", Kind: evidence.Fact, Text: "Trade grew.", Source: "duan"}
	if err := s.lib.AddFacts(t.Context(), nil, b); err != nil {
		t.Fatal(err)
	}
	add := evidence.Change{Name: "Add claim", Claims: evidence.Rows[evidence.Claim]{Put: []evidence.Claim{claim}}}
	if _, err := s.w.work.Apply(t.Context(), add); err != nil {
		t.Fatal(err)
	}
	s.menu("Insert/State a claim…")
	s.until("the palette is open", func() bool { return s.w.stage.Busy() })
	if field, ok := s.w.Fyne().Canvas().Focused().(*kit.Entry); !ok || !strings.HasPrefix(field.PlaceHolder, "Type words") {
		t.Fatal("the palette does not take the keys")
	}
	s.press(fyne.KeyReturn)
	s.settle()
	if diff := cmp.Diff([]string{"it-grew"}, s.deck().ClaimsStated()); diff != "" {
		t.Error(diff)
	}
	s.menu("Edit/Undo")
	s.until("it is taken back", func() bool { return s.deck().ClaimsStated() == nil })
}
