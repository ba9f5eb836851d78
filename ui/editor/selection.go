package editor

import (
	"image"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// selection is the slides that are chosen beside the one that is shown.
type selection struct {
	more   map[deck.ID]bool // with the one shown; empty: only that one
	anchor deck.ID          // where a range begins
}

// chosen tells whether a slide is among the chosen ones.
func (ed *Editor) chosen(id deck.ID) bool { return id == ed.at || ed.sel.more[id] }

// chosenSlides are the chosen slides in the deck's order, as they are saved.
func (ed *Editor) chosenSlides() []deck.Slide {
	if ed.deck == nil {
		return nil
	}
	var out []deck.Slide
	for _, s := range ed.deck.Slides {
		if ed.chosen(s.ID) {
			out = append(out, s)
		}
	}
	return out
}

// chooseWith takes a click on a slide with the keys that were down: Ctrl adds or
// takes away, Shift chooses the range.
func (ed *Editor) chooseWith(id deck.ID, mod fyne.KeyModifier) {
	switch {
	case mod&fyne.KeyModifierShift != 0:
		ed.chooseTo(id)
	case mod&fyne.KeyModifierShortcutDefault != 0:
		ed.chooseAlso(id)
	default:
		ed.sel = selection{}
		ed.Choose(id)
		ed.strip.choose()
	}
}

// chooseAlso adds a slide to the chosen ones, or takes it away.
func (ed *Editor) chooseAlso(id deck.ID) {
	more := map[deck.ID]bool{ed.at: true}
	for k := range ed.sel.more {
		more[k] = true
	}
	if more[id] && len(more) > 1 {
		delete(more, id)
		if id == ed.at {
			for _, s := range ed.deck.Slides {
				if more[s.ID] {
					id = s.ID
					break
				}
			}
			ed.Choose(id)
		}
	} else {
		more[id] = true
		ed.Choose(id)
	}
	ed.sel = selection{more: more, anchor: id}
	ed.strip.choose()
	ed.tell()
}

// chooseTo chooses every slide from where the range began.
func (ed *Editor) chooseTo(id deck.ID) {
	from := ed.sel.anchor
	if from == "" {
		from = ed.at
	}
	_, a, err := ed.deck.Slide(from)
	_, b, err2 := ed.deck.Slide(id)
	if err != nil || err2 != nil {
		return
	}
	more := map[deck.ID]bool{}
	for _, s := range ed.deck.Slides[min(a, b) : max(a, b)+1] {
		more[s.ID] = true
	}
	ed.Choose(id)
	ed.sel = selection{more: more, anchor: from}
	ed.strip.choose()
	ed.tell()
}

// extend makes the range one slide longer or shorter.
func (ed *Editor) extend(n int) {
	if i := ed.index(); i >= 0 && i+n >= 0 && i+n < len(ed.deck.Slides) {
		ed.chooseTo(ed.deck.Slides[i+n].ID)
	}
}

// ChooseAll chooses every slide.
func (ed *Editor) ChooseAll() {
	if ed.index() < 0 {
		return
	}
	ed.sel = selection{more: map[deck.ID]bool{}, anchor: ed.deck.Slides[0].ID}
	for _, s := range ed.deck.Slides {
		ed.sel.more[s.ID] = true
	}
	ed.strip.choose()
	ed.tell()
}

// prune forgets slides that are gone.
func (ed *Editor) prune() {
	ids := make(map[deck.ID]bool, len(ed.deck.Slides))
	for i := range ed.deck.Slides {
		ids[ed.deck.Slides[i].ID] = true
	}
	ed.frames.keep(ids)
	ed.boards.keep(ids)
	maps.DeleteFunc(ed.strip.painted, func(id deck.ID, _ *image.RGBA) bool { return !ids[id] })
	maps.DeleteFunc(ed.sel.more, func(id deck.ID, _ bool) bool { return !ids[id] })
	if !ed.sel.more[ed.at] || len(ed.sel.more) < 2 {
		ed.sel = selection{}
	}
}

// modifiers are the keys that are down.
func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// slidesWord names the chosen slides for a step: "slide", "3 slides".
func slidesWord(n int) string {
	if n == 1 {
		return "slide"
	}
	return count(n, "slide", "slides")
}

// Duplicate copies the chosen slides, after the last of them.
func (ed *Editor) Duplicate() {
	all := ed.chosenSlides()
	if len(all) == 0 {
		return
	}
	for i, s := range all {
		all[i] = app.FreshIDs(s)
	}
	ed.insert("Duplicate "+slidesWord(len(all)), all)
}

// lastChosen is the position of the last chosen slide, or -1.
func (ed *Editor) lastChosen() int {
	last := -1
	if ed.deck != nil {
		for i, s := range ed.deck.Slides {
			if ed.chosen(s.ID) {
				last = i
			}
		}
	}
	return last
}

// insert puts slides after the last chosen one, in one step, and chooses them.
func (ed *Editor) insert(what string, slides []deck.Slide) {
	at := ed.lastChosen() + 1
	edits := make([]deck.Edit, len(slides))
	for i, s := range slides {
		edits[i] = deck.InsertSlide{At: at + i, Slide: s}
	}
	first := slides[0].ID
	ed.newest = first
	ed.do(deck.Batch{What: what, Edits: edits}, func() {
		if ed.newest != first {
			return
		}
		ed.sel = selection{}
		ed.Choose(first)
		if len(slides) > 1 {
			ed.chooseTo(slides[len(slides)-1].ID)
		}
	})
}

// DeleteSlide takes the chosen slides out; Undo brings them back.
func (ed *Editor) DeleteSlide() {
	all := ed.chosenSlides()
	if len(all) == 0 {
		return
	}
	ed.remove("Delete "+slidesWord(len(all)), all, func() {
		ed.desk.Stage.Offer(capital(slidesWord(len(all)))+" deleted", "Undo", ed.Undo)
	})
}

func (ed *Editor) remove(what string, all []deck.Slide, then func()) {
	edits := make([]deck.Edit, len(all))
	for i, s := range all {
		edits[i] = deck.DeleteSlide{ID: s.ID}
	}
	ed.do(deck.Batch{What: what, Edits: edits}, then)
}

// Hide hides the chosen slides from the outputs, or shows them again.
func (ed *Editor) Hide() {
	now, ok := ed.slide()
	if !ok {
		return
	}
	what := "Hide "
	if now.Hidden {
		what = "Show "
	}
	ed.setHeads(what, func(s *deck.Slide) { s.Hidden = !now.Hidden })
}

// setHeads changes what the chosen slides say apart from their blocks, in one step.
func (ed *Editor) setHeads(what string, change func(*deck.Slide)) {
	ed.flush()
	all := ed.chosenSlides()
	what += slidesWord(len(all))
	ed.doOn(func(d *deck.Deck) deck.Edit {
		var edits []deck.Edit
		for _, chosen := range all {
			if s, _, err := d.Slide(chosen.ID); err == nil {
				change(&s)
				s.Blocks = nil
				edits = append(edits, deck.SetHead{ID: s.ID, What: what, Head: s})
			}
		}
		return deck.Batch{What: what, Edits: edits}
	}, nil)
}

// moveChosen puts the chosen slides together at a gap between slides.
func (ed *Editor) moveChosen(gap int) {
	all := ed.chosenSlides()
	if len(all) == 1 {
		_, from, err := ed.deck.Slide(all[0].ID)
		if err == nil {
			if gap > from {
				gap-- // the slide leaves its own place first
			}
			ed.moveTo(all[0].ID, gap)
		}
		return
	}
	edits := movesTo(ed.deck, all, gap)
	if len(edits) > 0 {
		ed.do(deck.Batch{What: "Move " + slidesWord(len(all)), Edits: edits}, func() { ed.strip.reveal() })
	}
}

// movesTo are the edits that bring slides together at a gap, in their order.
func movesTo(d *deck.Deck, all []deck.Slide, gap int) []deck.Edit {
	var rest []deck.ID
	before := 0
	for i, s := range d.Slides {
		if slices.ContainsFunc(all, func(c deck.Slide) bool { return c.ID == s.ID }) {
			continue
		}
		if i < gap {
			before++
		}
		rest = append(rest, s.ID)
	}
	now := make([]deck.ID, len(d.Slides))
	for i, s := range d.Slides {
		now[i] = s.ID
	}
	var ids []deck.ID
	for _, s := range all {
		ids = append(ids, s.ID)
	}
	want := slices.Concat(rest[:before], ids, rest[before:])
	var edits []deck.Edit
	for to, id := range want {
		if now[to] == id {
			continue
		}
		from := slices.Index(now, id)
		now = slices.Insert(slices.Delete(now, from, from+1), to, id)
		edits = append(edits, deck.MoveSlide{ID: id, To: to})
	}
	return edits
}

// SetGroup asks for the name of the group that the chosen slides are in.
func (ed *Editor) SetGroup() {
	now, ok := ed.slide()
	if !ok {
		return
	}
	ed.desk.Stage.AskText(kit.TextQuestion{
		Title: "Group of " + slidesWord(len(ed.chosenSlides())), Label: "Name; slides of one name that follow one another fold together",
		Text: now.Group, Do: "Set group",
		OnDo: func(name string) {
			ed.setHeads("Group ", func(s *deck.Slide) { s.Group = strings.TrimSpace(name) })
		},
	})
}
