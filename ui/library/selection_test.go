package library

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/place/placetest"
)

// reading is the place with a document of two sections open.
func reading(t *testing.T) (*placetest.Bench, *Library) {
	t.Helper()
	b := placetest.New(t, nil)
	d := source.Draft{Document: source.Document{Source: source.Source{Key: "spans", Kind: source.Paper, Title: "On spans"}}}
	d.Sections = []source.Section{
		{ID: "s1", Number: "1", Title: "North", Level: 1, Paragraphs: []source.Paragraph{
			{ID: "p1", Kind: source.Prose, Text: "Traffic rose by 12 percent. It fell later.", Citations: []source.Citation{{Span: source.Span{Start: 27, End: 27}, Number: 1}}},
		}},
		{ID: "s2", Title: "South", Level: 1, Paragraphs: []source.Paragraph{{ID: "p2", Kind: source.Prose, Text: "桥梁约120座。"}}},
	}
	d.Revision.Raw = []byte("spans")
	if _, err := b.Desk.Work.Library().AddDraft(t.Context(), d, nil); err != nil {
		t.Fatal(err)
	}
	l := New(b.Desk)
	b.Put(l, 1356, 830)
	b.Until("the document is shown", func() bool { return l.doc.Source.Key == "spans" && len(l.reader.lines) > 0 })
	return b, l
}

// press puts the mouse down at the beginning of words in the reader.
func press(t *testing.T, l *Library, words string, mod fyne.KeyModifier) (line, int) {
	t.Helper()
	for _, ln := range l.reader.lines {
		if at := indexIn(ln, words); at >= 0 {
			l.reader.chosen.press(ln, at, &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: mod})
			return ln, at
		}
	}
	t.Fatalf("%q is not there", words)
	return line{}, 0
}

func indexIn(ln line, words string) int {
	for i := range ln.text {
		if len(ln.words) > 0 && i >= ln.from() && i < ln.to() && len(ln.text)-i >= len(words) && ln.text[i:i+len(words)] == words {
			return i
		}
	}
	return -1
}

func TestWordsAreChosenInTheReader(t *testing.T) {
	b, l := reading(t)
	quote := func(section, paragraph string, from, to int) evidence.Quote {
		return evidence.Quote{Source: "spans", Section: section, Paragraph: source.ID(paragraph), Span: source.Span{Start: from, End: to}}
	}
	expect := func(text string, want ...evidence.Quote) {
		t.Helper()
		if got := l.SelectedText(); got != text {
			t.Errorf("%q is chosen, not %q", got, text)
		}
		if diff := cmp.Diff(want, l.Selection()); diff != "" {
			t.Error(diff)
		}
	}
	expect("")
	press(t, l, "rose", 0)
	expect("")
	press(t, l, "rose", 0)
	expect("rose", quote("1", "p1", 8, 12))
	press(t, l, "rose", 0)
	expect("Traffic rose by 12 percent. It fell later.", quote("1", "p1", 0, 42))
	press(t, l, "by 12", 0)
	press(t, l, ". It", fyne.KeyModifierShift)
	expect("by 12 percent", quote("1", "p1", 13, 26))
	press(t, l, "It fell", 0)
	press(t, l, "约120", fyne.KeyModifierShift)
	expect("It fell later.\nSouth\n桥梁", quote("1", "p1", 28, 42), quote("South", "p2", 0, 6))

	b.Desk.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "It fell later.\nSouth\n桥梁" {
		t.Errorf("%q was copied", got)
	}
	l.reader.chosen.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	expect("")
}

func TestKeysDrawTheSelectionOn(t *testing.T) {
	_, l := reading(t)
	press(t, l, "Traffic", 0)
	s := l.reader.chosen
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyRight} {
		to, _ := s.moved(k, true)
		s.extend(to)
	}
	if got := l.SelectedText(); got != "Traffic rose" {
		t.Errorf("%q is chosen", got)
	}
	to, _ := s.moved(fyne.KeyEnd, false)
	s.extend(to)
	to, _ = s.moved(fyne.KeyRight, false)
	s.extend(to) // into the next heading, of which nothing is chosen yet
	if got := l.SelectedText(); got != "Traffic rose by 12 percent. It fell later." {
		t.Errorf("%q is chosen", got)
	}
	to, _ = s.moved(fyne.KeyLeft, false)
	s.extend(to)
	to, _ = s.moved(fyne.KeyLeft, false)
	s.extend(to)
	if got := l.SelectedText(); got != "Traffic rose by 12 percent. It fell later" {
		t.Errorf("%q is chosen", got)
	}
}

func TestTheMouseDrawsTheSelectionOn(t *testing.T) {
	_, l := reading(t)
	press(t, l, "rose", 0)
	s := l.reader.chosen
	for i, ln := range l.reader.lines {
		if indexIn(ln, "约120") < 0 {
			continue
		}
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
		var y float32
		for _, before := range l.reader.lines[:i] {
			y += before.height
		}
		x := textLeft(s.Size().Width) + ln.words.Left(6, ln.look)
		s.drag(top.AddXY(x, y+4))
	}
	if got, want := l.SelectedText(), "rose by 12 percent. It fell later.\nSouth\n桥梁"; got != want {
		t.Errorf("%q is chosen, not %q", got, want)
	}
}
