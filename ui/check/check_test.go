package check

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/place"
	"briefdeck/ui/place/placetest"

	"github.com/google/go-cmp/cmp"
)

// bench is the place on a desk, noting what it asks for.
type bench struct {
	*placetest.Bench
	*Check
	went  []string
	edits []deck.Edit
	ran   int
}

func open(t *testing.T, d *deck.Deck, found ...deck.Finding) *bench {
	t.Helper()
	b := &bench{Bench: placetest.New(t, nil)}
	b.Check = New(Config{
		Desk: b.Desk, GoTo: func(s, bl deck.ID) { b.went = append(b.went, string(s)+"/"+string(bl)) },
		Do: func(e deck.Edit, then func()) { b.edits = append(b.edits, e); then() }, Undo: func() { b.went = append(b.went, "undo") },
		Run: func() { b.ran++ },
	})
	b.Put(b.Check, 1024, 700)
	if d != nil {
		b.Show(d, &app.Report{Findings: found, Bound: 3, Unbound: 1})
	}
	return b
}

func (b *bench) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		b.Key(&fyne.KeyEvent{Name: k})
	}
}

func two() *deck.Deck {
	return &deck.Deck{Key: "d", Meta: deck.Meta{Title: "Ports"}, Slides: []deck.Slide{{ID: "s1", Title: "**One** {{fig:ports}}"}, {ID: "s2"}}}
}

func number(slide deck.ID, subject string) deck.Finding {
	return deck.Finding{
		Rule: "unbound-number", Title: "Unbound number", Severity: deck.Warning, Slide: slide, Block: "b", Subject: subject,
		Text: "“" + subject + "” is typed", Why: "it has no source", Hint: "bind it", Figure: "ports",
		Fix: &deck.Fix{Label: "Bind to ports", Edit: deck.SetMeta{}},
	}
}

var (
	gone   = deck.Finding{Rule: "unknown-figure", Title: "Unknown figure", Severity: deck.Error, Slide: "s2", Block: "title", Text: "no such figure", Hint: "choose another", Firm: true}
	pages  = deck.Finding{Rule: "pages", Title: "Too many pages", Severity: deck.Warning, Text: "it takes 3 pages", Hint: "shorten it"}
	lonely = deck.Finding{Rule: "single-source", Title: "Single source", Severity: deck.Note, Slide: "s1", Text: "one source", Hint: "look for a second"}
	left   = deck.Finding{Rule: "overflow", Title: "Does not fit", Severity: deck.Warning, Slide: "s1", Text: "too long", Hint: "shorten it", Dismissed: "it is meant so"}
)

func TestWithoutADeckItSaysWhatItDoes(t *testing.T) {
	b := open(t, nil)
	b.Tap("Go to the deck")
	if diff := cmp.Diff([]place.Name{place.Deck}, b.Shell.Went); diff != "" {
		t.Error(diff)
	}
}

func TestWordsThatDifferStandOnBothSides(t *testing.T) {
	f := deck.Finding{
		Rule: "altered-quotation", Title: "Altered quotation", Severity: deck.Warning, Slide: "s1", Block: "b", Text: "the quotation is not what Lee says: the [-quay-] {+port+}",
		Hint: "restore it", Wording: source.CompareWords("Where the quay stands", "Where the port stands"),
	}
	b := open(t, two(), f)
	for _, want := range []string{"The quotation is not what Lee says.", "The slide says", "quay ", "The source says", "port "} {
		if !b.Says(want) {
			t.Errorf("%q is not said: %q", want, b.Texts())
		}
	}
}

func TestASoundDeckHasNothing(t *testing.T) {
	b := open(t, two())
	if !b.Says("Nothing found: every number is bound") || !b.Says("3 of 4 numbers bound") {
		t.Errorf("says %q", b.Texts())
	}
}

func TestFindingsStandUnderTheirSlides(t *testing.T) {
	b := open(t, two(), gone, number("s1", "133"), pages, lonely, left)
	var got []string
	for _, i := range b.items {
		if i.head != "" {
			got = append(got, fmt.Sprintf("%s (%d)", i.head, i.count))
			continue
		}
		got = append(got, "  "+i.finding.Text)
	}
	want := []string{"Slide 1 · One {{fig:ports}} (2)", "  “133” is typed", "  one source", "Slide 2 (1)", "  no such figure", "The whole deck (1)", "  it takes 3 pages"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"All 4", "Errors 1", "Warnings 2", "Notes 1", "Dismissed 1"}, b.segs.Labels); diff != "" {
		t.Error(diff)
	}
}

func TestKeysWalkJumpFixAndDismiss(t *testing.T) {
	b := open(t, two(), number("s1", "133"), gone, pages)
	b.press(fyne.KeyReturn, fyne.KeyF, fyne.KeyE, fyne.KeyDown, fyne.KeyReturn, fyne.KeyF, fyne.KeyD, fyne.KeyEnd, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"s1/b", "s2/title"}, b.went); diff != "" {
		t.Error(diff)
	}
	if len(b.edits) != 1 || len(b.Shell.Figures) != 1 || len(b.Shell.Went) != 1 {
		t.Errorf("edits %v, figures %v, went %v", b.edits, b.Shell.Figures, b.Shell.Went)
	}
	b.press(fyne.KeyHome, fyne.KeyD)
	b.UntilSays("Why it may stay as it is")
	if b.Desk.Stage.Busy() != true {
		t.Error("no sheet asks for the reason")
	}
}

func TestADismissedFindingComesBack(t *testing.T) {
	b := open(t, two(), left)
	if !b.Says("Nothing is left to look at; 1 finding dismissed.") {
		t.Errorf("says %q", b.Texts())
	}
	b.segs.OnPick(int(dismissed))
	if !b.Says("It is meant so") {
		t.Errorf("says %q", b.Texts())
	}
	b.Tap("Bring it back")
	want := []deck.Edit{deck.Dismiss{Dismissal: deck.Dismissal{Finding: left.Key(), Reason: "it is meant so"}, Back: true}}
	if diff := cmp.Diff(want, b.edits); diff != "" {
		t.Error(diff)
	}
}

func TestOneRuleAloneCanBeShown(t *testing.T) {
	b := open(t, two(), number("s1", "133"), number("s2", "66"), gone)
	menu := b.ruleMenu()
	var labels []string
	for _, it := range menu {
		labels = append(labels, it.Label)
	}
	if diff := cmp.Diff([]string{"All rules", "Unbound number (2)", "Unknown figure (1)"}, labels); diff != "" {
		t.Error(diff)
	}
	menu[2].Action()
	if len(b.items) != 2 || b.items[1].finding.Rule != "unknown-figure" {
		t.Errorf("shows %+v", b.items)
	}
}

// After a fix the list is shorter: what follows takes the choice.
func TestTheNextFindingTakesTheChoice(t *testing.T) {
	b := open(t, two(), number("s1", "133"), number("s1", "66"), gone)
	b.Show(two(), &app.Report{Findings: []deck.Finding{number("s1", "66"), gone}})
	if f, ok := b.chosen(); !ok || f.Subject != "66" {
		t.Errorf("chosen %+v", f)
	}
	b.press(fyne.KeyDown)
	b.Show(two(), &app.Report{Findings: []deck.Finding{gone}})
	if f, ok := b.chosen(); !ok || f.Rule != "unknown-figure" {
		t.Errorf("the chosen finding was lost: %+v", f)
	}
}

func TestAFixOfTheEvidenceIsMadeThere(t *testing.T) {
	f := number("s1", "133")
	f.Fix = &deck.Fix{Label: "Accept the figure", Change: &evidence.Change{Name: "Accept the figure", Indicators: evidence.Rows[evidence.Indicator]{Put: []evidence.Indicator{{Key: "ports", Name: "Ports"}}}}}
	b := open(t, two(), f)
	b.press(fyne.KeyF)
	b.UntilSays("Accept the figure")
	b.Until("the evidence has it", func() bool {
		book, err := b.Desk.Work.Book(t.Context())
		return err == nil && book.Indicators["ports"].Name == "Ports"
	})
}

func TestThreeHundredFindingsAndLongWordsFit(t *testing.T) {
	var all []deck.Finding
	for i := range 300 {
		f := number("s1", fmt.Sprint(i))
		f.Text = strings.Repeat("a very long text that names what is wrong ", 20)
		all = append(all, f)
	}
	b := open(t, two(), all...)
	b.press(fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyPageDown)
	if f, ok := b.chosen(); !ok || f.Subject != "8" {
		t.Errorf("chosen %+v", f.Subject)
	}
	b.Tap("Check again")
	if b.ran != 1 {
		t.Error("it was not checked again")
	}
}
