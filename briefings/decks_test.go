package briefings_test

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefdeck/briefings"
	"briefdeck/internal/deck"
	"briefdeck/internal/deckfile"
	"briefdeck/internal/evidence"
	"briefdeck/internal/factfile"

	"github.com/google/go-cmp/cmp"
)

var names = []string{"data-annex.md", "fact-sheet.md", "lecture.md", "ministerial-brief.md"}

func open(t *testing.T, name string) (*deck.Deck, deckfile.Head, []byte) {
	t.Helper()
	raw, err := briefings.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, h, err := deckfile.Read(name, bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return d, h, raw
}

func facts(t *testing.T) factfile.Facts {
	t.Helper()
	f, err := factfile.Read(briefings.FS, "belt-and-road")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestEveryDeckIsListedHere(t *testing.T) {
	found, err := fs.Glob(briefings.FS, "*.md")
	if err != nil {
		t.Fatal(err)
	}
	found = slices.DeleteFunc(found, func(n string) bool { return n == "README.md" })
	if diff := cmp.Diff(names, found); diff != "" {
		t.Error(diff)
	}
}

func TestDecksStandInTheFormThatWriteGivesThem(t *testing.T) {
	for _, name := range names {
		d, h, raw := open(t, name)
		var out bytes.Buffer
		if err := deckfile.Write(&out, d, h); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(raw), out.String()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// texts are all the words of a deck that may hold a token.
func texts(d *deck.Deck) []string {
	var out []string
	for _, s := range d.Slides {
		out = append(out, s.Title, s.Subtitle, s.Notes)
		for _, b := range s.Blocks {
			out = append(out, b.Texts()...)
		}
	}
	return out
}

func charts(d *deck.Deck) []deck.Block {
	var out []deck.Block
	for _, s := range d.Slides {
		for _, b := range s.Blocks {
			if b.Chart != nil {
				out = append(out, b)
			}
		}
	}
	return out
}

func TestEveryTokenAndEveryChartFindsItsFigures(t *testing.T) {
	book := facts(t).Book
	for _, name := range names {
		d, _, _ := open(t, name)
		for _, text := range texts(d) {
			if out, errs := book.Resolve(text); errors.Join(errs...) != nil || strings.Contains(out, "{{") {
				t.Errorf("%s: %q: %v", name, text, errs)
			}
		}
		for _, b := range charts(d) {
			for _, key := range b.Chart.Series {
				if s, err := book.Series(key); err != nil || len(s.Figures) == 0 {
					t.Errorf("%s: series %s: %d figures, %v", name, key, len(s.Figures), err)
				}
			}
			for _, key := range b.Chart.Figures {
				if _, err := book.Figure(key); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			if n := len(b.Chart.Labels); n != 0 && n != len(b.Chart.Series)+len(b.Chart.Figures) {
				t.Errorf("%s: %d labels for %v %v", name, n, b.Chart.Series, b.Chart.Figures)
			}
			if b.Alt == "" {
				t.Errorf("%s: the chart of %v %v has no alt text", name, b.Chart.Series, b.Chart.Figures)
			}
		}
	}
}

func TestTheBriefKeepsItsLimits(t *testing.T) {
	d, _, _ := open(t, "ministerial-brief.md")
	book := facts(t).Book
	words, bottom := 0, 0
	for _, s := range d.Slides {
		for _, text := range append([]string{s.Title, s.Subtitle}, slideTexts(s)...) {
			printed, _ := book.Resolve(text)
			words += len(strings.Fields(printed))
		}
		for _, b := range s.Blocks {
			if b.Kind == deck.Callout {
				printed, _ := book.Resolve(b.Text)
				first, _, _ := strings.Cut(printed, "\n\n")
				bottom += len(strings.Fields(first))
			}
			if s.Title == "Recommendations" && len(b.Items) > 3 {
				t.Errorf("%d recommendations are more than three", len(b.Items))
			}
		}
	}
	if words > 1500 || words < 200 {
		t.Errorf("the brief has %d words; two pages hold 1,500", words)
	}
	if bottom == 0 || bottom > 60 {
		t.Errorf("the bottom line has %d words; it may have 60", bottom)
	}
	if d.Slides[0].Title != d.Meta.Title {
		t.Errorf("the title slide says %q, the head %q", d.Slides[0].Title, d.Meta.Title)
	}
}

func slideTexts(s deck.Slide) []string {
	var out []string
	for _, b := range s.Blocks {
		out = append(out, b.Texts()...)
	}
	return out
}

func TestTheLectureShowsTwentySlidesInEveryLayout(t *testing.T) {
	d, _, _ := open(t, "lecture.md")
	shown := 0
	used := map[deck.Layout]bool{}
	for i, s := range d.Slides {
		used[s.Layout] = true
		if s.Outputs.Has(deck.InSlides) && !s.Hidden {
			shown++
		}
		if s.Notes == "" || s.Group == "" {
			t.Errorf("slide %d has no notes or no group", i+1)
		}
	}
	if shown != 20 {
		t.Errorf("%d slides are shown", shown)
	}
	for _, l := range deck.Layouts {
		if !used[l] && l != deck.EndSlide { // a brief says nothing of what stands behind one
			t.Errorf("no slide is laid out as %s", l)
		}
	}
}

func TestTheAnnexHasEverySeries(t *testing.T) {
	d, _, _ := open(t, "data-annex.md")
	book := facts(t).Book
	shown := map[string]bool{}
	for _, b := range charts(d) {
		for _, key := range b.Chart.Series {
			shown[key] = true
		}
	}
	for _, text := range texts(d) {
		for _, tok := range evidence.Tokens(text) {
			shown[book.Figures[tok.Key].Indicator] = true
		}
	}
	for key := range book.Indicators {
		if !shown[key] {
			t.Errorf("the annex leaves out %s", key)
		}
	}
}

// Money, shares and counts of partners are never typed where a figure exists: what
// is left of a text without its tokens and years has no amount in it.
func TestProseNamesItsNumbers(t *testing.T) {
	amount := regexp.MustCompile(`(US\$|CN¥|\b)\d+[.,]\d+|\b\d+([.,]\d+)? ?(%|trillion|billion|countries|organisations)`)
	token := regexp.MustCompile(`\{\{[^}]*\}\}`)
	for _, name := range names {
		d, _, _ := open(t, name)
		for _, s := range d.Slides {
			for _, b := range s.Blocks {
				for _, text := range append([]string{s.Title, s.Subtitle, b.Text}, itemTexts(b)...) {
					plain := token.ReplaceAllString(text, "")
					for _, m := range amount.FindAllString(plain, -1) {
						t.Errorf("%s: %q types the number %q", name, text, m)
					}
				}
			}
		}
	}
}

func itemTexts(b deck.Block) []string {
	var out []string
	for _, it := range b.Items {
		out = append(out, it.Text)
	}
	return out
}
