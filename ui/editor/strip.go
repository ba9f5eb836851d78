package editor

import (
	"context"
	"fmt"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/ui/kit"
	"briefdeck/ui/slideview"
)

// Sizes of the strip in logical pixels.
const (
	stripWidth  = 208
	thumbWidth  = 156
	thumbLeft   = 36
	thumbGap    = 12
	groupHeight = 28
)

// strip is the column of small slides, under the deck's name.
type strip struct {
	ed      *Editor
	content fyne.CanvasObject
	picker  *kit.Button
	rows    *kit.Rows
	drag    deck.ID                 // the slide being dragged
	folded  map[string]bool         // groups whose slides are put away
	shown   []int                   // the slides in sight, by position; of a folded group the first stands for all
	painted map[deck.ID]*image.RGBA // as slides last looked, until they are painted again
}

func newStrip(ed *Editor) *strip {
	s := &strip{ed: ed, painted: map[deck.ID]*image.RGBA{}, folded: map[string]bool{}}
	s.picker = kit.NewSelect("No deck", s.menu)
	s.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newThumb(s) },
		Show: func(at int, v kit.RowView) { v.(*thumb).show(at) },
		Gone: func(v kit.RowView) { ed.cfg.Painter.Drop(v) },
		Tall: s.height,
	})
	head := kit.Inset(kit.Edges{Top: kit.Unit, Right: kit.Unit, Bottom: kit.Unit, Left: kit.Unit}, s.picker)
	s.content = kit.Wide(stripWidth, kit.Dock(kit.Docked{
		Top: kit.Dock(kit.Docked{Middle: head, Bottom: kit.Line()}), Middle: s.rows,
	}))
	return s
}

// thumbHeight follows from the deck's slide size.
func (s *strip) thumbHeight() float32 {
	if s.ed.deck != nil && s.ed.deck.Meta.Size == "4:3" {
		return thumbWidth * 3 / 4
	}
	return thumbWidth * 9 / 16
}

// height is a row's: the slide, and its group's name when it opens one.
func (s *strip) height(row int) float32 {
	at := s.shown[row]
	h := s.thumbHeight() + thumbGap
	if s.isFolded(at) {
		h = 0
	}
	if s.groupLine(at) != "" {
		h += groupHeight
	}
	if row == 0 {
		h += kit.Unit
	}
	return h
}

// isFolded tells whether a slide's group is put away.
func (s *strip) isFolded(at int) bool {
	g := s.ed.deck.Slides[at].Group
	return g != "" && s.folded[g]
}

// groupLine is what stands over a slide: the name of the group that it opens, with how
// many slides are put away under it, and that the backup slides begin.
func (s *strip) groupLine(at int) string {
	line := s.groupName(at)
	if at != s.ed.deck.End()+1 {
		return line
	}
	return strings.TrimSpace("Backup " + line)
}

func (s *strip) groupName(at int) string {
	g := s.group(at)
	switch {
	case g == "":
		return ""
	case !s.folded[g]:
		return "▾ " + g
	}
	n := 1
	for n < len(s.ed.deck.Slides)-at && s.ed.deck.Slides[at+n].Group == g {
		n++
	}
	return fmt.Sprintf("▸ %s (%d)", g, n)
}

// fold puts the slides of a group away, or brings them back.
func (s *strip) fold(group string) {
	if group == "" {
		return
	}
	s.folded[group] = !s.folded[group]
	s.sync()
}

// rowOf is the row that shows a slide, or that stands for its folded group.
func (s *strip) rowOf(at int) int {
	i := slices.IndexFunc(s.shown, func(n int) bool { return n > at })
	if i < 0 {
		i = len(s.shown)
	}
	return i - 1
}

// group is the name of the group that a slide opens, or "".
func (s *strip) group(at int) string {
	g := s.ed.deck.Slides[at].Group
	if at > 0 && s.ed.deck.Slides[at-1].Group == g {
		return ""
	}
	return g
}

// sync shows the deck's slides as they are now.
func (s *strip) sync() {
	s.shown = s.shown[:0]
	if s.ed.deck != nil {
		for i := range s.ed.deck.Slides {
			if !s.isFolded(i) || s.group(i) != "" {
				s.shown = append(s.shown, i)
			}
		}
	}
	s.rows.SetCount(len(s.shown))
	s.reveal()
}

// choose shows another slide as chosen.
func (s *strip) choose() {
	if s.ed.view.asSorter() {
		s.ed.view.sorter.reveal()
	}
	if i := s.ed.index(); i >= 0 && s.isFolded(i) {
		s.folded[s.ed.deck.Slides[i].Group] = false // what is chosen can be seen
		s.sync()
		return
	}
	s.rows.Update()
	s.reveal()
}

func (s *strip) reveal() { s.rows.Reveal(s.rowOf(s.ed.index())) }

// gapAt is the gap between the deck's slides that a gap between rows means.
func (s *strip) gapAt(row int) int {
	if row >= len(s.shown) {
		return len(s.ed.deck.Slides)
	}
	return s.shown[row]
}

// showDecks names the open deck.
func (s *strip) showDecks() {
	label := "Choose a deck"
	if s.ed.deck != nil {
		label = s.ed.deck.Meta.Title
	}
	s.picker.SetLabel(kit.Ellipsis(label, stripWidth-6*kit.Unit-8, kit.Style{}))
}

// menu lists the decks and what can be done with the open one.
func (s *strip) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, d := range s.ed.decks {
		it := fyne.NewMenuItem(kit.Ellipsis(d.Title, 320, kit.Style{}), func() { s.ed.Open(d.Key) })
		it.Checked = d.Key == s.ed.key
		items = append(items, it)
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	items = append(items, fyne.NewMenuItem("New deck…", s.ed.NewDeck))
	if s.ed.deck != nil {
		items = append(items, fyne.NewMenuItem("Document details…", s.ed.EditDetails), fyne.NewMenuItem("Rename deck…", s.ed.RenameDeck),
			fyne.NewMenuItem("Save as a template…", s.ed.SaveAsTemplate), fyne.NewMenuItem("Delete deck…", s.ed.DeleteDeck))
	}
	return items
}

// slideMenu is what can be done with one slide.
func (s *strip) slideMenu(id deck.ID) []*fyne.MenuItem {
	hide := "Hide slide"
	if sl, _, err := s.ed.deck.Slide(id); err == nil && sl.Hidden {
		hide = "Show slide"
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Cut", s.ed.Cut), fyne.NewMenuItem("Copy", s.ed.Copy), fyne.NewMenuItem("Paste", s.ed.Paste),
		fyne.NewMenuItem("Duplicate", s.ed.Duplicate),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(hide, s.ed.Hide),
		s.ed.outputItem("On slides", deck.InSlides),
		s.ed.outputItem("In the brief", deck.InBrief),
		s.ed.outputItem("In the handout", deck.InHandout),
		s.ed.outputItem("On the web", deck.InWeb),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Move up", func() { s.ed.Move(-1) }),
		fyne.NewMenuItem("Move down", func() { s.ed.Move(1) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Group…", s.ed.SetGroup),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Delete slide", s.ed.DeleteSlide),
	}
}

// dragged moves the drop mark under the pointer; y is in the rows' coordinates.
func (s *strip) dragged(id deck.ID, y float32) {
	if s.drag != id {
		s.drag = id
		if !s.ed.chosen(id) {
			s.ed.chooseWith(id, 0)
		}
	}
	s.rows.Nudge(y)
	s.rows.MarkGap(s.rows.Gap(y))
}

// dropped puts the chosen slides, or the dragged one, into the gap.
func (s *strip) dropped(gap int) {
	s.drag = ""
	s.rows.MarkGap(-1)
	s.rows.Update()
	if s.ed.deck != nil && gap >= 0 {
		s.ed.moveChosen(s.gapAt(gap))
	}
}

// ask has a thumbnail painted.
func (s *strip) ask(t *thumb, id deck.ID, pixels int) {
	s.ed.small(t, id, pixels, func(img *image.RGBA) {
		s.painted[id] = img
		if t.id == id {
			t.picture(img)
		}
	})
}

// small has a small picture of a slide painted for a view.
func (ed *Editor) small(view any, id deck.ID, pixels int, show func(*image.RGBA)) {
	frames := ed.frames
	ed.cfg.Painter.Ask(slideview.Request{
		Slot: view, Width: pixels, Fine: true,
		Frame: func(ctx context.Context) (*frame.Frame, error) { return frames.frame(ctx, id) },
		Show: func(p slideview.Picture, err error) {
			if err == nil { // else the slide itself says why
				show(p.Image)
			}
		},
	})
}

func thumbNumber(at int) string { return fmt.Sprint(at + 1) }
