package editor

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// findAfter is how long the deck rests before all of it is looked at.
const findAfter = 600 * time.Millisecond

// rest waits, unless the work is cancelled before.
func rest(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Key takes the plain keys of the place.
func (ed *Editor) Key(ev *fyne.KeyEvent) bool {
	if ed.writer.on() {
		ed.writer.board.Focus()
		return ed.writer.Key(ev)
	}
	line := 1 // slides that Up and Down go by
	if ed.view.asSorter() {
		line = ed.view.sorter.across
	}
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyPageUp:
		ed.goBy(-line)
	case fyne.KeyDown, fyne.KeyPageDown:
		ed.goBy(line)
	case fyne.KeyLeft:
		ed.goBy(-1)
	case fyne.KeyRight:
		ed.goBy(1)
	case fyne.KeyHome:
		ed.step(-1 << 30)
	case fyne.KeyEnd:
		ed.step(1 << 30)
	case fyne.KeyDelete, fyne.KeyBackspace:
		ed.deleteChosen()
	case fyne.KeyEscape:
		ed.chosePart("")
	case fyne.KeyReturn, fyne.KeyEnter:
		if ed.view.asSorter() {
			ed.Sort()
			return true
		}
		ed.Write()
	default:
		return false
	}
	return true
}

// AddSlide adds a slide after the chosen one and chooses it.
func (ed *Editor) AddSlide(s deck.Slide) {
	if ed.session == nil {
		ed.desk.Stage.Toast("Open or make a deck first")
		return
	}
	after := ed.at
	ed.newest = s.ID
	ed.doOn(func(d *deck.Deck) deck.Edit {
		now, at, err := d.Slide(after)
		if err != nil {
			return deck.InsertSlide{At: len(d.Slides), Slide: s}
		}
		added := s
		if added.Group == "" {
			added.Group = now.Group
		}
		return deck.InsertSlide{At: at + 1, Slide: added}
	}, func() {
		if ed.newest != s.ID {
			return // another was added since
		}
		ed.sel = selection{}
		ed.Choose(s.ID)
		if s.Title == "" && s.Layout != deck.Blank {
			ed.Write()
		}
	})
}

// NewSlide adds an empty slide of a layout.
func (ed *Editor) NewSlide(l deck.Layout) { ed.AddSlide(app.NewSlide(l)) }

// allOutputs is a mask of everything that a deck becomes.
const allOutputs = deck.InSlides | deck.InBrief | deck.InHandout | deck.InWeb

// SetOutput lets the chosen slide appear in an output, or keeps it out when it does.
func (ed *Editor) SetOutput(word string, output deck.Mask) {
	s, ok := ed.slide()
	if !ok {
		return
	}
	on := !s.Outputs.Has(output)
	if toggledOutput(s.Outputs, output, on) == noOutput {
		ed.desk.Stage.Toast("It would appear nowhere: hide it instead")
		return
	}
	ed.setHeads("Change “"+word+"” of ", func(s *deck.Slide) {
		if m := toggledOutput(s.Outputs, output, on); m != noOutput {
			s.Outputs = m
		}
	})
}

// noOutput is no mask: a slide that is in none is hidden.
const noOutput = deck.Mask(1 << 7)

// toggledOutput is a mask with an output let in or kept out.
func toggledOutput(m, output deck.Mask, on bool) deck.Mask {
	if m == 0 {
		m = allOutputs
	}
	if on {
		m |= output
	} else {
		m &^= output
	}
	switch m {
	case 0:
		return noOutput
	case allOutputs:
		return 0
	}
	return m
}

// outputItem is a menu item that says whether the chosen slide is in an output.
func (ed *Editor) outputItem(word string, output deck.Mask) *fyne.MenuItem {
	it := fyne.NewMenuItem(word, func() { ed.SetOutput(word, output) })
	if s, ok := ed.slide(); ok {
		it.Checked = s.Outputs.Has(output)
	}
	return it
}

// Move moves the chosen slides by n places.
func (ed *Editor) Move(n int) {
	all := ed.chosenSlides()
	if len(all) == 0 {
		return
	}
	if len(all) == 1 {
		ed.moveTo(ed.at, ed.index()+n)
		return
	}
	_, first, err := ed.deck.Slide(all[0].ID)
	if gap := first + n; err == nil && gap >= 0 {
		if n > 0 {
			gap = ed.lastChosen() + 1 + n
		}
		ed.moveChosen(min(gap, len(ed.deck.Slides)))
	}
}

// moveTo puts a slide at a position. Between slides of another group it joins them.
func (ed *Editor) moveTo(id deck.ID, to int) {
	s, i, err := ed.deck.Slide(id)
	if err != nil || to < 0 || to >= len(ed.deck.Slides) || to == i {
		return
	}
	var e deck.Edit = deck.MoveSlide{ID: id, To: to}
	if group := groupAt(ed.deck, i, to); group != s.Group {
		s.Group = group
		e = deck.Batch{What: "Move slide", Edits: []deck.Edit{e, deck.SetHead{ID: id, What: "Move slide", Head: s}}}
	}
	ed.do(e, func() { ed.strip.reveal() })
}

// groupAt is the group of a slide after it went from one position to another: its
// own when a neighbour there has it too, else the one of the slide before it.
func groupAt(d *deck.Deck, from, to int) string {
	rest := slices.Delete(slices.Clone(d.Slides), from, from+1)
	own := d.Slides[from].Group
	before, after := max(0, to-1), min(to, len(rest)-1)
	if len(rest) == 0 || rest[before].Group == own || rest[after].Group == own {
		return own
	}
	return rest[before].Group
}

// SetLayout gives the chosen slide another layout.
func (ed *Editor) SetLayout(l deck.Layout) {
	if s, ok := ed.slide(); ok && s.Layout != l {
		ed.do(app.SetLayout(s, l), nil)
	}
}

// RenameDeck asks for another title.
func (ed *Editor) RenameDeck() {
	if ed.deck == nil {
		return
	}
	ed.flush()
	ed.desk.Stage.AskText(kit.TextQuestion{
		Title: "Rename deck", Label: "Title", Text: ed.deck.Meta.Title, Do: "Rename deck",
		OnDo: func(title string) {
			m := ed.deck.Meta
			m.Title = title
			ed.do(deck.SetMeta{Meta: m}, nil)
		},
	})
}

// DeleteDeck asks, deletes the open deck, and offers it back for a while.
func (ed *Editor) DeleteDeck() {
	if ed.deck == nil {
		return
	}
	key, title := ed.key, ed.deck.Meta.Title
	ed.desk.Stage.Ask(kit.Question{
		Title:  "Delete " + place.Quoted(title) + "?",
		Text:   fmt.Sprintf("Its %s and their history go. Sources, figures and exported files stay.", count(len(ed.deck.Slides), "slide", "slides")),
		Do:     "Delete deck",
		Danger: true,
		OnDo:   func() { ed.deleteDeck(key, title) },
	})
}

func (ed *Editor) deleteDeck(key, title string) {
	ed.flush()
	work, line := ed.desk.Work, ed.line
	app.Go(ed.desk.Tasks, "editor:delete", func(ctx context.Context) (app.Deleted, error) {
		line.wait()
		return work.DeleteDeck(ctx, key)
	}, func(d app.Deleted, err error) {
		if err != nil {
			ed.desk.Shell.Fail("Delete the deck", err)
			return
		}
		ed.leave()
		ed.refresh()
		ed.openOther(key)
		ed.desk.Stage.Offer(place.Quoted(title)+" deleted", "Bring back", func() { ed.bringBack(d) })
	})
}

func (ed *Editor) openOther(gone string) {
	for _, d := range ed.decks {
		if d.Key != gone {
			ed.Open(d.Key)
			return
		}
	}
}

func (ed *Editor) bringBack(d app.Deleted) {
	work := ed.desk.Work
	app.Go(ed.desk.Tasks, "editor:delete", func(ctx context.Context) (string, error) { return work.BringBack(ctx, d) },
		func(key string, err error) {
			if err != nil {
				ed.desk.Shell.Fail("Bring the deck back", err)
				return
			}
			ed.Open(key)
		})
}

// ShowPart chooses a part of a slide: a block, the title, or "" for the slide.
func (ed *Editor) ShowPart(slide, block deck.ID) {
	if ed.deck == nil {
		return
	}
	ed.ShowAs(Slides)
	ed.Choose(slide)
	ed.chosePart(string(block))
}

// Do makes an edit to the open deck; then runs on the screen's goroutine when it is saved.
func (ed *Editor) Do(e deck.Edit, then func()) { ed.do(e, then) }

// count is a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// clock is seconds as 1:05.
func clock(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }
