package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// everything is a deck with each kind of block and each field set.
func everything() *deck.Deck {
	return &deck.Deck{
		ID: "deck-id", Key: "all",
		Meta: deck.Meta{
			Title: "All", Subtitle: "Of it", Template: "data-annex", Author: "A", From: "F", To: "T", Date: "1 May", AsOf: "2022", Version: "2",
			Marking: "For internal use", Kind: "Lecture", Language: "zh-Hans", Minutes: 40, Theme: "dark", Size: "4:3", Paper: "Letter",
		},
		Slides: []deck.Slide{
			{ID: "z", Layout: deck.ChartText, Group: "G", Title: "T <b>&amp;</b>", Subtitle: "S\x00\u2028", Notes: "*N*", Hidden: true, Outputs: deck.InBrief, Blocks: []deck.Block{
				{ID: "9", Kind: deck.Text, Text: "一带一路 {{fig:a|value}}", Outputs: deck.InSlides, Step: 2, Alt: "alt", Slot: deck.Left},
				{ID: "1", Kind: deck.Bullets, Items: []deck.Item{{Level: 1, Text: "i"}}, Ordered: true},
				{ID: "5", Kind: deck.KeyFigures, Figures: []deck.KeyFigure{{Value: "5", Unit: "u", Label: "l"}}},
				{ID: "2", Kind: deck.ChartBlock, Chart: &deck.Chart{
					Type: deck.Slope, Series: []string{"s"}, Figures: []string{"f"}, Title: "t", Subtitle: "s", Labels: []string{"l"},
					Highlight: []string{"h"}, From: "2013", To: "2020", Note: "n", Height: 0.4,
				}},
				{ID: "3", Kind: deck.TableBlock, Table: &deck.Table{Rows: [][]string{{"a", ""}, {}}, Align: []string{"left"}, Source: "s"}},
				{ID: "4", Kind: deck.QuoteBlock, Quote: &deck.Quote{Text: "q", Source: "s"}},
				{ID: "6", Kind: deck.ImageBlock, Image: &deck.Image{Ref: "r", Caption: "c", Credit: "d", Crop: deck.Crop{Left: 10, Bottom: 5}, Fit: deck.Cover}},
				{ID: "7", Kind: deck.Callout, Text: "bottom line"},
				{ID: "8", Kind: deck.Sources},
				{ID: "A", Kind: deck.Caveats},
				{ID: "B", Kind: deck.Divider},
				{ID: "C", Kind: deck.Options, Table: &deck.Table{Rows: [][]string{{"o"}, {"a"}}, Preferred: 1}},
				{ID: "D", Kind: deck.Recommendation, Actions: []deck.Action{{What: "w", Who: "u", When: "d"}}},
			}},
			{ID: "a"},
			{ID: "m", Layout: deck.Blank, Blocks: []deck.Block{{ID: "9", Kind: deck.Divider}}}, // a block id of another slide
		},
		Review: deck.Review{Dismissed: []deck.Dismissal{{Finding: "overflow\x1fz", Reason: "it is meant so"}}, Accepted: map[string]string{"a": "1.35e12"}},
	}
}

func TestADeckComesBackWhole(t *testing.T) {
	db := newLibrary(t)
	want := everything()
	if key := must(db.AddDeck(t.Context(), want)); key != "all" {
		t.Errorf("key %q", key)
	}
	db = reopen(t, db)
	intact(t, db)
	d, h, err := db.Deck(t.Context(), "all")
	noError(t, err)
	if diff := cmp.Diff(everything(), d, whole); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(&deck.History{}, h, whole); diff != "" {
		t.Error(diff)
	}
	if got, want := string(canonical(d)), string(canonical(want.Clone())); got != want {
		t.Errorf("canonical JSON differs: %s", cmp.Diff(want, got))
	}
}

func canonical(d *deck.Deck) []byte { return must(json.Marshal(d)) }

func TestDecksAreListedAsTheyWereAdded(t *testing.T) {
	db := newLibrary(t)
	start := time.Now()
	var keys []string
	for _, d := range []*deck.Deck{everything(), longDeck(3), everything(), {Meta: deck.Meta{Title: "On Trade"}}, {Key: "d"}, {}} {
		keys = append(keys, must(db.AddDeck(t.Context(), d)))
	}
	if diff := cmp.Diff([]string{"all", "d", "all-2", "on-trade", "d-2", "deck"}, keys); diff != "" {
		t.Error(diff)
	}
	noError(t, db.DeleteDeck(t.Context(), "d"))
	got := must(db.Decks(t.Context()))
	ids := map[deck.ID]bool{}
	for i := range got {
		if got[i].Changed.Before(start) || got[i].Changed.After(time.Now()) {
			t.Errorf("changed %v", got[i].Changed)
		}
		ids[got[i].ID] = true
	}
	want := []app.DeckInfo{
		{Key: "all", Title: "All", Template: "data-annex", Slides: 3},
		{Key: "all-2", Title: "All", Template: "data-annex", Slides: 3},
		{Key: "on-trade", Title: "On Trade"},
		{Key: "d-2"},
		{Key: "deck"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(app.DeckInfo{}, "ID", "Changed")); diff != "" || len(ids) != 5 || ids[""] {
		t.Error(diff, ids)
	}
	d, _, err := db.Deck(t.Context(), "deck")
	if err != nil || d.Slides == nil || len(d.Slides) != 0 {
		t.Errorf("an empty deck: %+v, %v", d, err)
	}
}

func TestWhatIsNotThereIsToldAsTheDomainSaysIt(t *testing.T) {
	db := newLibrary(t)
	d := longDeck(2)
	_, _, read := db.Deck(t.Context(), "gone")
	tests := []struct {
		name string
		err  error
	}{
		{"read", read},
		{"delete", db.DeleteDeck(t.Context(), "gone")},
		{"save", db.SaveStep(t.Context(), d, &deck.History{})},
	}
	for _, tt := range tests {
		if !errors.Is(tt.err, deck.ErrNotFound) {
			t.Errorf("%s: %v", tt.name, tt.err)
		}
	}
}

func TestADeckThatCannotBeKeptIsRefusedWhole(t *testing.T) {
	db := newLibrary(t)
	d := longDeck(3)
	must(db.AddDeck(t.Context(), d))
	tests := []struct {
		name  string
		spoil func(*deck.Deck, *deck.History)
		says  string
	}{
		{"two slides of one id", func(d *deck.Deck, _ *deck.History) { d.Slides = append(d.Slides, d.Slides[0]) }, "id s0 stands twice"},
		{"two blocks of one id", func(d *deck.Deck, _ *deck.History) { d.Slides[1].Blocks[1].ID = "b1" }, "id b1 stands twice"},
		{"a slide without id", func(d *deck.Deck, _ *deck.History) { d.Slides[1].ID = "" }, "slide 2"},
		{"a block of no kind", func(d *deck.Deck, _ *deck.History) { d.Slides[1].Blocks[1].Kind = "" }, "block_kind"},
		{"more steps done than made", func(_ *deck.Deck, h *deck.History) { h.Done = 1 }, "0 steps of which 1 stand"},
		{"a step that is no edit", func(_ *deck.Deck, h *deck.History) { h.Steps, h.Done = []deck.Step{{}}, 1 }, "unknown edit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			next, h := d.Clone(), &deck.History{}
			next.Meta.Title = "Spoiled"
			tt.spoil(next, h)
			if err := db.SaveStep(t.Context(), next, h); err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v", err)
			}
			got, _, err := db.Deck(t.Context(), "d")
			noError(t, err)
			if diff := cmp.Diff(d, got, whole); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// rowsWritten counts the rows that fn writes, those that a deletion takes along included.
func rowsWritten(t *testing.T, db *DB, fn func()) int {
	count := func() (n int) {
		noError(t, db.w.QueryRow(`SELECT total_changes()`).Scan(&n))
		return n
	}
	before := count()
	fn()
	return count() - before
}

func TestOnlyWhatChangedIsWritten(t *testing.T) {
	db := newLibrary(t)
	noError(t, inTx(t.Context(), db.w, forgetIndex)) // the search index writes rows of its own
	d := longDeck(50)
	must(db.AddDeck(t.Context(), d))
	var h deck.History
	b := d.Slides[7].Blocks[0]
	b.Text = "New words"
	head := d.Slides[3]
	head.Title = "New title"
	// The deck's own row and the step's are always written.
	tests := []struct {
		name string
		act  func() (deck.Step, error)
		want int
	}{
		{"a block's text: its slide and itself", do(&h, d, deck.SetBlock{Slide: "s7", What: "Edit text", Block: b}), 2 + 2},
		{"a title: its slide", do(&h, d, deck.SetHead{ID: "s3", What: "Edit title", Head: head}), 2 + 1},
		{"typing that goes on: its slide, and the step in place of the last", func() (deck.Step, error) {
			head.Title = "Newer title"
			return h.Join(d, deck.SetHead{ID: "s3", What: "Edit title", Head: head})
		}, 2 + 1 + 1},
		{"a move: the slide's place", do(&h, d, deck.MoveSlide{ID: "s40", To: 2}), 2 + 1},
		{"undoing the move: the place, and no step", func() (deck.Step, error) { return h.Undo(d) }, 1 + 1},
		{"redoing it: the place, and no step", func() (deck.Step, error) { return h.Redo(d) }, 1 + 1},
		{"a block moved: its slide and itself", do(&h, d, deck.MoveBlock{Slide: "s9", ID: "b1", To: 2}), 2 + 2},
		{"a slide gone, with three blocks", do(&h, d, deck.DeleteSlide{ID: "s10"}), 2 + 1 + 3},
		{"a slide new, with one block", do(&h, d, deck.InsertSlide{At: 4, Slide: deck.Slide{ID: "new", Blocks: []deck.Block{b}}}), 2 + 1 + 1},
		{"the details", do(&h, d, deck.SetMeta{Meta: deck.Meta{Title: "T"}}), 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			must(tt.act())
			if got := rowsWritten(t, db, func() { noError(t, db.SaveStep(t.Context(), d, &h)) }); got != tt.want {
				t.Errorf("%d rows, want %d", got, tt.want)
			}
		})
	}
	sameAsStored(t, db, d, &h)
}

func do(h *deck.History, d *deck.Deck, e deck.Edit) func() (deck.Step, error) {
	return func() (deck.Step, error) { return h.Do(d, e) }
}

type fataler interface{ Fatalf(string, ...any) }

// sameAsStored compares a deck and its history with what the library holds of them.
func sameAsStored(t fataler, db *DB, d *deck.Deck, h *deck.History) {
	got, hist, err := db.Deck(ctxOf(t), d.Key)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if diff := cmp.Diff(string(canonical(d.Clone())), string(canonical(got))); diff != "" {
		t.Fatalf("deck: %s", diff)
	}
	if diff := cmp.Diff(encoded(h), encoded(hist)); diff != "" || h.Done != hist.Done {
		t.Fatalf("%d of the steps stand, want %d: %s", hist.Done, h.Done, diff)
	}
}

func encoded(h *deck.History) (out []string) {
	for _, s := range h.Steps {
		row := must(encodeStep(s))
		out = append(out, row.name, row.edit, row.inverse)
	}
	return out
}

func TestUndoAndRedoGoOnAfterReopening(t *testing.T) {
	db := newLibrary(t)
	start := longDeck(5)
	must(db.AddDeck(t.Context(), start))
	d, h, err := db.Deck(t.Context(), "d")
	noError(t, err)
	for i := range 4 {
		must(h.Do(d, deck.MoveSlide{ID: deck.ID(fmt.Sprintf("s%d", i)), To: 4 - i}))
		noError(t, db.SaveStep(t.Context(), d, h))
	}
	end := d.Clone()
	for range 3 {
		must(h.Undo(d))
		noError(t, db.SaveStep(t.Context(), d, h))
	}
	db = reopen(t, db)
	d, h, err = db.Deck(t.Context(), "d")
	noError(t, err)
	for h.CanUndo() != "" {
		must(h.Undo(d))
	}
	if diff := cmp.Diff(start, d, whole); diff != "" {
		t.Errorf("undone: %s", diff)
	}
	for h.CanRedo() != "" {
		must(h.Redo(d))
	}
	if diff := cmp.Diff(end, d, whole); diff != "" {
		t.Errorf("redone: %s", diff)
	}
}

// A new step after an undo can leave as many steps as before, and may even repeat one.
func TestTheJournalFollowsWhateverWasDone(t *testing.T) {
	title := func(s string) deck.Edit { return deck.SetMeta{Meta: deck.Meta{Title: s}} }
	tests := []struct {
		name string
		acts string // a letter is a step, < an undo, > a redo, . a save
	}{
		{"a step replaces the one undone", "a.b.<.c."},
		{"a step replaces two undone", "a.b.c.<.<.d."},
		{"the same step again", "a.b.<.b."},
		{"a redo", "a.b.<.>."},
		{"saved twice", "a..b.."},
		{"several at once", "ab<cd.<<e."},
		{"an undo and a step at once", "a.b.c.<d."},
		{"two undone, two other made at once", "a.b.c.<<de."},
		{"all undone at once", "a.b.c.<<<.>>."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			db := newLibrary(t)
			d, h := longDeck(2), &deck.History{}
			must(db.AddDeck(t.Context(), d))
			for _, act := range tt.acts {
				switch act {
				case '<':
					must(h.Undo(d))
				case '>':
					must(h.Redo(d))
				case '.':
					noError(t, db.SaveStep(t.Context(), d, h))
					sameAsStored(t, db, d, h)
				default:
					must(h.Do(d, title(string(act))))
				}
			}
		})
	}
}

// Whatever edits are made, undone and redone, the file holds the same deck and the
// same history, also after it was closed in between.
func TestAnyEditsAreKept(t *testing.T) {
	dir := t.TempDir()
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		db := must(Create(ctxOf(t), filepath.Join(dir, fmt.Sprint(run)), nil))
		defer func() { must(0, db.Close()) }()
		d, h := longDeck(rapid.IntRange(0, 6).Draw(t, "slides")), &deck.History{}
		must(db.AddDeck(ctxOf(t), d))
		start := rowsOf(t, db)
		for n := range rapid.IntRange(1, 15).Draw(t, "steps") {
			next, hist := d.Clone(), *h
			var err error
			switch rapid.IntRange(0, 5).Draw(t, "act") {
			case 0:
				_, err = hist.Undo(next)
			case 1:
				_, err = hist.Redo(next)
			case 2:
				must(0, db.Close())
				db = must(Open(ctxOf(t), db.Path()))
				next, h, err = db.Deck(ctxOf(t), "d")
				hist = *h
			case 3:
				_, err = hist.Join(next, anyEdit(t, next, n))
			default:
				_, err = hist.Do(next, anyEdit(t, next, n))
			}
			if err != nil {
				continue
			}
			if err := db.SaveStep(ctxOf(t), next, &hist); err != nil {
				t.Fatalf("%v", err)
			}
			d, h = next, &hist
			sameAsStored(t, db, d, h)
		}
		end, done := rowsOf(t, db), h.Done
		travel(t, db, d, h, (*deck.History).Undo)
		if diff := cmp.Diff(start, rowsOf(t, db)); diff != "" {
			t.Fatalf("undone, the rows differ: %s", diff)
		}
		travel(t, db, d, h, (*deck.History).Redo)
		if len(h.Steps) == done && !cmp.Equal(end, rowsOf(t, db)) {
			t.Fatalf("redone, the rows differ: %s", cmp.Diff(end, rowsOf(t, db)))
		}
	})
}

// travel undoes or redoes all there is, each step kept.
func travel(t fataler, db *DB, d *deck.Deck, h *deck.History, step func(*deck.History, *deck.Deck) (deck.Step, error)) {
	for {
		_, err := step(h, d)
		if errors.Is(err, deck.ErrNothing) {
			return
		}
		if err == nil {
			err = db.SaveStep(ctxOf(t), d, h)
		}
		if err != nil {
			t.Fatalf("%v", err)
		}
	}
}

// rowsOf is what the library holds of its decks, a line a row, in their order. Where a row
// stands is left out: a slide that moved away and back has another key for the same place.
func rowsOf(t fataler, db *DB) (out []string) {
	for _, q := range []string{
		`SELECT uid || ' ' || key || ' ' || meta FROM deck ORDER BY position`,
		`SELECT deck || ' ' || uid || ' ' || head || ' ' || digest FROM slide ORDER BY deck, place`,
		`SELECT slide || ' ' || b.uid || ' ' || content FROM block b JOIN slide s ON s.deck = b.deck AND s.uid = b.slide ORDER BY s.place, b.place`,
		`SELECT deck || ' ' || content FROM review ORDER BY deck`,
	} {
		rows, err := collect(func(s *string) []any { return []any{s} })(db.r.Query(q))
		if err != nil {
			t.Fatalf("%v", err)
		}
		out = append(out, rows...)
	}
	return out
}

// anyEdit picks an edit that may or may not fit the deck.
func anyEdit(t *rapid.T, d *deck.Deck, n int) deck.Edit {
	fresh := func(kind string) deck.ID { return deck.ID(fmt.Sprint(kind, n)) }
	at := rapid.IntRange(0, len(d.Slides)).Draw(t, "at")
	text := rapid.String().Draw(t, "text")
	if at == len(d.Slides) {
		return deck.InsertSlide{At: rapid.IntRange(0, at).Draw(t, "to"), Slide: deck.Slide{ID: fresh("new"), Title: text}}
	}
	s := d.Slides[at]
	block := deck.Block{ID: fresh("block"), Kind: deck.Bullets, Items: []deck.Item{{Text: text}}}
	if len(s.Blocks) > 0 {
		block.ID = s.Blocks[rapid.IntRange(0, len(s.Blocks)-1).Draw(t, "block")].ID
	}
	to := rapid.IntRange(0, len(d.Slides)-1).Draw(t, "to")
	edits := []deck.Edit{
		deck.DeleteSlide{ID: s.ID},
		deck.MoveSlide{ID: s.ID, To: to},
		deck.SetHead{ID: s.ID, What: text, Head: deck.Slide{Title: text, Notes: text, Hidden: true}},
		deck.InsertBlock{Slide: s.ID, At: len(s.Blocks) / 2, Block: deck.Block{ID: fresh("extra"), Kind: deck.Text, Text: text}},
		deck.DeleteBlock{Slide: s.ID, ID: block.ID},
		deck.SetBlock{Slide: s.ID, What: "Edit", Block: block},
		deck.MoveBlock{Slide: s.ID, ID: block.ID, To: to},
		deck.SetMeta{Meta: deck.Meta{Title: text, Minutes: n}},
		deck.RestoreTo("Restore", restored(d, fresh("back"), text)),
		deck.Dismiss{Dismissal: deck.Dismissal{Finding: "a", Reason: text}, Back: n%2 == 0},
		deck.AcceptValues{What: "Accept", Values: map[string]string{"a": "1", "b": ""}},
		deck.Batch{What: "Both", Edits: []deck.Edit{deck.MoveSlide{ID: s.ID, To: to}, deck.SetMeta{Meta: deck.Meta{Author: text}}}},
	}
	return edits[rapid.IntRange(0, len(edits)-1).Draw(t, "edit")]
}

// restored is another state of a deck: half of its slides, and a new one.
func restored(d *deck.Deck, id deck.ID, text string) *deck.Deck {
	c := d.Clone()
	c.Meta, c.Review = deck.Meta{Title: text}, deck.Review{Accepted: map[string]string{"c": "3"}}
	c.Slides = append(c.Slides[len(c.Slides)/2:], deck.Slide{ID: id, Title: text, Blocks: []deck.Block{{ID: id, Kind: deck.Divider}}})
	return c
}

func TestDeletingADeckTakesAllOfIt(t *testing.T) {
	db := newLibrary(t)
	d, h := longDeck(4), &deck.History{}
	must(db.AddDeck(t.Context(), d))
	must(h.Do(d, deck.MoveSlide{ID: "s1", To: 3}))
	noError(t, db.SaveStep(t.Context(), d, h))
	noError(t, db.AddExport(t.Context(), app.Export{Deck: "d", Output: app.AsBrief}))
	noError(t, db.DeleteDeck(t.Context(), "d"))
	var left []int
	for _, table := range []string{"deck", "slide", "block", "journal", "export"} {
		var n int
		noError(t, db.r.QueryRow(`SELECT count(*) FROM `+table).Scan(&n))
		left = append(left, n)
	}
	if !slices.Equal(left, []int{0, 0, 0, 0, 1}) {
		t.Errorf("left: %v", left)
	}
}
