package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
)

// editForever edits the deck "d" of a library and says each step's number once the
// library has acknowledged it.
func editForever(path string) int {
	ctx := context.Background()
	db, err := Open(ctx, path)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	d, h, err := db.Deck(ctx, "d")
	for err == nil {
		n := h.Done + 1
		if n%7 == 0 { // now and then a step back and forth: the same number stands again
			if _, err = h.Undo(d); err == nil {
				err = db.SaveStep(ctx, d, h)
			}
			if err == nil {
				_, err = h.Redo(d)
			}
			if err == nil {
				err = db.SaveStep(ctx, d, h)
			}
			if err != nil {
				break
			}
		}
		db.PutChart(fmt.Sprint(n), make([]byte, 5000))
		if _, err = h.Do(d, killEdit(d, n)); err == nil {
			err = db.SaveStep(ctx, d, h)
		}
		if err == nil {
			fmt.Println(n)
		}
	}
	fmt.Println(err)
	return 1
}

// killEdit writes the number of the step into the deck, and moves, adds and deletes slides.
func killEdit(d *deck.Deck, n int) deck.Edit {
	meta := d.Meta
	meta.Title = fmt.Sprint(n)
	id := d.Slides[n*31%len(d.Slides)].ID
	edits := []deck.Edit{deck.SetMeta{Meta: meta}, deck.MoveSlide{ID: id, To: n % len(d.Slides)}}
	switch {
	case n%2 == 0:
		edits = append(edits, deck.InsertSlide{Slide: deck.Slide{
			ID: deck.ID(fmt.Sprintf("n%d", n)), Title: meta.Title, Blocks: longDeck(1).Slides[0].Blocks,
		}})
	case len(d.Slides) > 30:
		edits = append(edits, deck.DeleteSlide{ID: d.Slides[n%len(d.Slides)].ID})
	}
	return deck.Batch{What: "Step " + meta.Title, Edits: edits}
}

// A program that is killed at any moment loses no step that the library acknowledged,
// and the file is sound and its undo whole every time.
func TestNoAcknowledgedEditIsLostToAKill(t *testing.T) {
	kills := 25
	if testing.Short() {
		kills = 5
	}
	path := filepath.Join(t.TempDir(), "killed.briefdeck")
	db := must(Create(t.Context(), path, nil))
	must(db.AddDeck(t.Context(), longDeck(20)))
	noError(t, db.Close())
	last := 0
	for range kills {
		acknowledged := killOnce(t, path)
		db := must(Open(t.Context(), path))
		intact(t, db)
		d, h, err := db.Deck(t.Context(), "d")
		noError(t, err)
		// One more step may have been made than was said; one may stand undone.
		if acknowledged = max(acknowledged, last); len(h.Steps) < acknowledged || len(h.Steps) > acknowledged+1 || h.Done < len(h.Steps)-1 {
			t.Fatalf("acknowledged %d, found %d steps of which %d stand", acknowledged, len(h.Steps), h.Done)
		}
		if want := fmt.Sprint(h.Done); h.Done > 0 && (d.Meta.Title != want || h.Steps[h.Done-1].Name != "Step "+want) {
			t.Fatalf("step %s left the deck at %q", want, d.Meta.Title)
		}
		if h.CanRedo() != "" {
			must(h.Redo(d))
			noError(t, db.SaveStep(t.Context(), d, h))
		}
		last = h.Done
		checkUndo(t, d, h)
		noError(t, db.Close())
	}
	if last < kills {
		t.Errorf("only %d steps were made before %d kills", last, kills)
	}
}

// A program that is killed while it makes a library leaves a whole one or none, and
// the next one can make it.
func TestAKillNeverLeavesAPartialLibrary(t *testing.T) {
	for n := range 15 {
		path := filepath.Join(t.TempDir(), "new.briefdeck")
		cmd := child(t, "create", path)
		noError(t, cmd.Start())
		time.Sleep(time.Duration(n) * 3 * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // killed
		db, err := Open(t.Context(), path)
		if errors.Is(err, fs.ErrNotExist) {
			db, err = OpenOrCreate(t.Context(), path, func(l app.Library) error {
				_, err := l.AddDeck(t.Context(), longDeck(20))
				return err
			})
		}
		noError(t, err)
		intact(t, db)
		if d, _, err := db.Deck(t.Context(), "d"); err != nil || len(d.Slides) != 20 {
			t.Errorf("%v: %v", d, err)
		}
		noError(t, db.Close())
	}
}

// checkUndo undoes everything and compares with the deck as it was added.
func checkUndo(t *testing.T, d *deck.Deck, h *deck.History) {
	for h.CanUndo() != "" {
		must(h.Undo(d))
	}
	if got, want := string(canonical(d)), string(canonical(longDeck(20).Clone())); got != want {
		t.Fatalf("undone to the start the deck is %s", got)
	}
}

// killOnce lets a child edit for a random while, kills it, and returns the last step
// that it said.
func killOnce(t *testing.T, path string) (acknowledged int) {
	cmd := child(t, "edit", path)
	out := must(cmd.StdoutPipe())
	noError(t, cmd.Start())
	lines := bufio.NewScanner(out)
	steps := rand.IntN(20)
	var timer *time.Timer
	for said := 0; lines.Scan(); said++ {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Errorf("the child says: %s", lines.Text())
			break
		}
		acknowledged = n
		if said == steps { // then at any moment of the next steps
			timer = time.AfterFunc(time.Duration(rand.IntN(20000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		}
	}
	if timer == nil {
		_ = cmd.Process.Kill()
	}
	_ = cmd.Wait() // killed
	return acknowledged
}
