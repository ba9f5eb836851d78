package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// soak is how long the script is played: so many rounds, or so long.
type soak struct {
	rounds int
	long   time.Duration
	began  time.Time
}

// newSoak is a few rounds in a test run; BRIEFDECK_SOAK=1000 is what a person edits in
// half an hour and more, BRIEFDECK_SOAK=30m plays for that long and tells of every
// minute. FYNE_CACHE=5s lets Fyne forget as fast as the script is played.
func newSoak(t *testing.T) soak {
	text := os.Getenv("BRIEFDECK_SOAK")
	if text == "" {
		text = "24"
	}
	n, err := strconv.Atoi(text)
	long, noTime := time.ParseDuration(text)
	if (err != nil || n < 6) && (noTime != nil || long < 6*time.Minute) {
		t.Fatalf("BRIEFDECK_SOAK=%q: name a number of rounds, 6 or more, or a time of 6m or more", text)
	}
	return soak{rounds: n, long: long, began: time.Now()}
}

// goesOn tells whether there is another round after n.
func (k soak) goesOn(n int) bool {
	return n < k.rounds || k.rounds == 0 && time.Since(k.began) < k.long
}

// due tells whether memory is looked at after n rounds and so many looks: six times, or
// every minute.
func (k soak) due(n, looks int) bool {
	if k.rounds > 0 {
		return n%(k.rounds/6) == 0
	}
	return time.Since(k.began) >= time.Duration(looks+1)*time.Minute
}

// heap is the bytes in use after everything that can go has gone.
func heap() float64 {
	for range 3 {
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

// profile writes what is in use to a file when BRIEFDECK_SOAK_PROFILES names a folder.
func profile(t *testing.T, round int) {
	dir := os.Getenv("BRIEFDECK_SOAK_PROFILES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, fmt.Sprintf("heap-%d.pprof", round)))
	if err == nil {
		err = errors.Join(pprof.Lookup("heap").WriteTo(f, 0), f.Close())
	}
	if err != nil {
		t.Error(err)
	}
}

// Editing for long does not fill the memory: what a round leaves behind is the journal's
// steps, which are bounded, and nothing else. The first third fills caches and is let go.
func TestEditingForLongDoesNotFillTheMemory(t *testing.T) {
	k := newSoak(t)
	s := open(t, soakDeck(40))
	s.settle()
	var at []float64
	for n := 0; k.goesOn(n); n++ {
		s.round(n)
		s.w.Fyne().Canvas().Capture() // as a real window does with every frame: Fyne lets go of what it has not shown for a while
		if k.due(n+1, len(at)) {
			pictures := float64(s.w.paint.Held()) / (1 << 20)
			at = append(at, heap()-pictures)
			t.Logf("%5s, %4d rounds: %6.1f MB in use and %5.1f MB of pictures kept, %.0f MB resident, %d goroutines",
				time.Since(k.began).Round(time.Second), n+1, at[len(at)-1], pictures, resident(), runtime.NumGoroutine())
			profile(t, n+1)
		}
	}
	first, last := at[len(at)/3-1], at[len(at)-1]
	if last > first+24 {
		t.Errorf("%.1f MB in use grew to %.1f MB", first, last)
	}
}

// resident is how many megabytes of the program the system holds, 0 where it does not
// say so in /proc.
func resident() float64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	var size, pages int
	if _, err := fmt.Sscan(string(text), &size, &pages); err != nil {
		return 0
	}
	return float64(pages*os.Getpagesize()) / (1 << 20)
}

// soakDeck is a deck of some text, tables and quotations on each slide.
func soakDeck(n int) *deck.Deck {
	d := &deck.Deck{ID: source.NewID(), Key: "soak", Meta: deck.Meta{Title: "A long day"}}
	for i := range n {
		d.Slides = append(d.Slides, deck.Slide{ID: source.NewID(), Layout: deck.BulletSlide, Title: fmt.Sprintf("Slide %d says a thing", i+1), Blocks: []deck.Block{
			{ID: source.NewID(), Kind: deck.Bullets, Items: []deck.Item{{Text: "One thing and another, 一带一路"}, {Level: 1, Text: "and a third"}}},
			{ID: source.NewID(), Kind: deck.TableBlock, Table: &deck.Table{Rows: [][]string{{"Year", "Trade"}, {"2013", "1.04"}, {"2020", "1.35"}}}},
		}})
	}
	return d
}

// round is what a person does in a minute or two: slides are looked at, typed into, added,
// moved, hidden, duplicated, deleted and undone; places, outputs and sheets are opened.
func (s *screen) round(n int) {
	s.t.Helper()
	s.press(fyne.KeyHome)
	for range 3 + n%7 {
		s.press(fyne.KeyDown)
	}
	s.press(fyne.KeyReturn)
	s.typeText(fmt.Sprintf(" round %d", n))
	s.press(fyne.KeyEscape)
	s.settle()
	for _, path := range []string{"Slide/Duplicate", "Slide/Move down", "Slide/Hidden", "Slide/Delete slide"} {
		s.menu(path)
		s.settle()
	}
	for range 4 {
		s.menu("Edit/Undo")
	}
	s.settle()
	s.menu("Edit/Redo")
	s.menu("Edit/Undo")
	s.settle()
	for _, p := range []place.Name{place.Evidence, place.Check, place.Exports, place.Library, place.Deck} {
		s.w.Go(p)
		s.hand.run()
	}
	s.menu("View/Brief")
	s.settle()
	s.menu("View/Sorter")
	s.settle()
	s.menu("View/Slides")
	s.menu("Deck/Versions…")
	s.until("the sheet is open", s.w.stage.Busy)
	s.press(fyne.KeyEscape)
	s.until("the sheet is closed", func() bool { return !s.w.stage.Busy() })
	s.settle()
}

// Another look is nothing that stays: Fyne parses its fonts again for each, 3 MB of them.
func TestChangingTheLookLeavesNothingBehind(t *testing.T) {
	s := open(t, soakDeck(4))
	s.settle()
	var at []float64
	for n := range 24 {
		s.w.setLook([]kit.Mode{kit.Dark, kit.Light}[n%2])
		s.settle()
		s.w.Fyne().Canvas().Capture()
		if n%8 == 7 {
			at = append(at, heap()-float64(s.w.paint.Held())/(1<<20))
		}
	}
	t.Logf("MB in use after 8, 16 and 24 looks: %.1f", at)
	if at[2] > at[0]+12 {
		t.Errorf("%.1f MB in use grew to %.1f MB", at[0], at[2])
	}
}
