package library_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/library"
	"briefdeck/ui/place/placetest"
)

// searchable is a place with two papers and a deck, and its search field.
func searchable(t *testing.T) (*placetest.Bench, *library.Library, *kit.Entry) {
	t.Helper()
	b, l := open(t)
	take(b, l, "one.txt", paper)
	b.UntilSays("Held · 1")
	take(b, l, "two.txt", chinese)
	b.UntilSays("Held · 2")
	_, err := b.Desk.Work.AddDeck(t.Context(), &deck.Deck{ID: "d", Key: "spans", Meta: deck.Meta{Title: "On spans"}, Slides: []deck.Slide{
		{ID: "s", Layout: deck.TitleSlide, Title: "Bridges carry traffic"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	l.Find()
	b.UntilSays("begin*, -without")
	return b, l, placetest.Find(b, func(*kit.Entry) bool { return true })
}

// press types keys into what has the focus.
func press(e *kit.Entry, keys ...fyne.KeyName) {
	for _, k := range keys {
		e.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestEverythingIsFoundWhileItIsTyped(t *testing.T) {
	b, _, field := searchable(t)
	test.Type(field, "traf")
	b.UntilSays("Paragraphs · 1")
	b.UntilSays("Slides · 1")
	b.UntilSays("2.1 In the north")
	if b.Says("Held · 2") {
		t.Error("the list stands beside the results")
	}
	field.SetText("桥梁")
	b.UntilSays("桥梁研究")
	b.UntilSays("座桥梁")
	field.SetText("zebra")
	b.UntilSays("Nothing holds “zebra”")
	press(field, fyne.KeyEscape)
	b.UntilSays("Held · 2")
	if field.Text != "" {
		t.Errorf("the field holds %q", field.Text)
	}
}

func TestEnterOpensWhatIsChosen(t *testing.T) {
	b, _, field := searchable(t)
	field.SetText("traffic kind:slide")
	b.UntilSays("Slides · 1")
	press(field, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"spans#s"}, b.Shell.Slides); diff != "" {
		t.Error(diff)
	}
	field.SetText("120 bridges kind:figure")
	b.UntilSays("Figures · 1")
	press(field, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if len(b.Shell.Figures) != 1 {
		t.Errorf("figures %v", b.Shell.Figures)
	}
	field.SetText("spans kind:reference")
	b.UntilSays("References · 1")
	press(field, fyne.KeyReturn)
	b.UntilSays("[1]  On bridges")
}

func TestTheReaderMarksWhatWasSearchedFor(t *testing.T) {
	b, _, field := searchable(t)
	field.SetText("rose percent kind:paragraph")
	b.UntilSays("Paragraphs · 1")
	press(field, fyne.KeyReturn)
	b.UntilSays("A Short Paper on Bridges")
	marked := func() (out []string) {
		placetest.Find(b, func(v *kit.LineView) bool {
			if v.Size().Width > 400 {
				for _, o := range test.WidgetRenderer(v).Objects() {
					if x, ok := o.(*canvas.Text); ok {
						out = append(out, strings.TrimSpace(x.Text))
					}
				}
			}
			return false
		})
		return out
	}
	b.Until("the words are pieces of their own", func() bool { return slices.Contains(marked(), "rose") })
	press(field, fyne.KeyEscape)
	b.Until("the marks are gone", func() bool { return !slices.Contains(marked(), "rose") })
}
