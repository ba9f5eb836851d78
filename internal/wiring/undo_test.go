package wiring

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/store"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// desk is an open deck of a library, worked on as the window does.
type desk struct {
	t    *rapid.T
	work *app.Workspace
	key  string
	s    *app.Session
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// text is the deck as its Markdown.
func (d *desk) text() string {
	out, err := d.work.Engine().Text.Write(d.s.Deck())
	d.must(err)
	return out
}

func (d *desk) reopen() {
	s, err := d.work.OpenDeck(context.Background(), d.key)
	d.must(err)
	d.s = s
}

// some is the ID of one of the deck's slides, which has one at least.
func (d *desk) some() deck.Slide {
	all := d.s.Deck().Slides
	return all[rapid.IntRange(0, len(all)-1).Draw(d.t, "slide")]
}

// act does one thing that a person can do to a deck. What does not fit the deck as it
// is does nothing.
func (d *desk) act(n int) {
	ctx, now := context.Background(), d.s.Deck()
	text := rapid.SampledFrom([]string{"Trade", "一带一路", "{{fig:trade-2020}} of **it**", ""}).Draw(d.t, "text")
	if len(now.Slides) == 0 {
		d.must(d.s.Do(ctx, deck.InsertSlide{Slide: app.NewSlide(deck.BulletSlide)}))
		return
	}
	sl := d.some()
	head, meta := sl, now.Meta
	head.Blocks = nil
	switch rapid.IntRange(0, 15).Draw(d.t, "act") {
	case 0, 1:
		_, err := d.s.Undo(ctx)
		d.forgive(err)
	case 2:
		_, err := d.s.Redo(ctx)
		d.forgive(err)
	case 3:
		d.reopen()
	case 4:
		d.paste(sl)
	case 5:
		head.Group = text
		d.must(d.s.Do(ctx, deck.Batch{What: "Group", Edits: []deck.Edit{deck.SetHead{ID: sl.ID, What: "Group", Head: head}, deck.MoveSlide{ID: sl.ID, To: 0}}}))
	case 6:
		meta.Theme = rapid.SampledFrom([]string{"", "dark", "print"}).Draw(d.t, "theme")
		d.must(d.s.Do(ctx, deck.SetMeta{Meta: meta}))
	case 7:
		_, err := d.work.SaveVersion(ctx, now, fmt.Sprintf("Version %d", n), text)
		d.must(err)
	case 8:
		d.restore()
	case 9:
		d.must(d.s.Do(ctx, deck.DeleteSlide{ID: sl.ID}))
	case 10:
		d.must(d.s.Do(ctx, deck.InsertBlock{Slide: sl.ID, At: len(sl.Blocks), Block: app.NewSlide(deck.TableSlide).Blocks[0]}))
	case 11:
		d.must(d.s.Do(ctx, deck.Dismiss{Dismissal: deck.Dismissal{Finding: "f", Reason: text}}))
	case 12:
		if len(sl.Blocks) > 0 {
			b := sl.Blocks[0].Clone()
			b.Alt = text
			d.must(d.s.Join(ctx, deck.SetBlock{Slide: sl.ID, What: "Describe", Block: b}))
		}
	default:
		head.Title = text
		d.must(d.s.Join(ctx, deck.SetHead{ID: sl.ID, What: "Edit title", Head: head}))
	}
}

func (d *desk) forgive(err error) {
	if !errors.Is(err, deck.ErrNothing) {
		d.must(err)
	}
}

func (d *desk) paste(sl deck.Slide) {
	ctx := context.Background()
	text, err := d.work.CopySlides(ctx, []deck.Slide{sl})
	d.must(err)
	p, err := d.work.PasteSlides(ctx, text)
	d.must(err)
	edits := []deck.Edit{}
	for i, one := range p.Slides {
		edits = append(edits, deck.InsertSlide{At: i, Slide: one})
	}
	d.must(d.s.Do(ctx, deck.Batch{What: "Paste", Edits: edits}))
}

// restore brings back the oldest version, when there is one.
func (d *desk) restore() {
	ctx := context.Background()
	all, err := d.work.Library().Versions(ctx, d.key)
	d.must(err)
	if len(all) > 0 {
		k, err := d.work.Library().Version(ctx, all[len(all)-1].ID)
		d.must(err)
		d.must(d.s.Restore(ctx, k))
	}
}

// Whatever is done to a deck of a library, in whatever order, with undo, redo and
// closing in between: undoing all of it gives the same text back to the byte, and
// redoing it the text it had.
func TestUndoingWhateverWasDoneGivesTheSameTextBack(t *testing.T) {
	ctx := context.Background()
	lib, err := store.Create(ctx, filepath.Join(t.TempDir(), "l.briefdeck"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	}()
	decks, facts, _, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range facts {
		if err := lib.AddFacts(ctx, f.Documents, f.Book); err != nil {
			t.Fatal(err)
		}
	}
	work := app.Open(lib, &app.Engine{Text: deckText{}})
	rapid.Check(t, func(t *rapid.T) {
		d := &desk{t: t, work: work}
		begin := decks[rapid.IntRange(0, len(decks)-1).Draw(t, "deck")].Clone()
		begin.ID, begin.Slides = "", begin.Slides[:min(4, len(begin.Slides))]
		d.key, err = work.AddDeck(ctx, begin)
		d.must(err)
		d.reopen()
		start := d.text()
		for n := range rapid.IntRange(1, 12).Draw(t, "acts") {
			d.act(n)
		}
		for d.s.CanRedo() != "" {
			_, err := d.s.Redo(ctx)
			d.must(err)
		}
		end := d.text()
		d.reopen()
		for d.s.CanUndo() != "" {
			_, err := d.s.Undo(ctx)
			d.must(err)
		}
		if diff := cmp.Diff(start, d.text()); diff != "" {
			t.Fatalf("undone: %s", diff)
		}
		d.reopen()
		for d.s.CanRedo() != "" {
			_, err := d.s.Redo(ctx)
			d.must(err)
		}
		if diff := cmp.Diff(end, d.text()); diff != "" {
			t.Fatalf("redone: %s", diff)
		}
	})
}
