package editor

import (
	"fmt"
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// Sizes of the page of notes in logical pixels.
const (
	notesThumb = 208 // wide
	notesRow   = 212
	notesLines = 7
)

// notesPage shows the notes and the handout texts of all slides beside their pictures.
type notesPage struct {
	ed      *Editor
	content fyne.CanvasObject
	rows    *kit.Rows
	tally   *kit.Text
}

func newNotesPage(ed *Editor) *notesPage {
	p := &notesPage{ed: ed, tally: kit.NewText("", kit.Style{Color: kit.Muted, Size: kit.SmallSize})}
	p.rows = kit.NewRows(kit.RowsConfig{
		Height: notesRow,
		New:    func() kit.RowView { return newNotesRow(p) },
		Show:   func(at int, v kit.RowView) { v.(*notesLine).show(at) },
		Gone: func(v kit.RowView) {
			ed.cfg.Painter.Drop(v)
			ed.flush()
		},
	})
	head := kit.Inset(kit.Edges{Top: 12, Right: 2 * kit.Unit, Bottom: 12, Left: 2 * kit.Unit}, p.tally)
	p.content = kit.On(kit.Ground, kit.Dock(kit.Docked{Top: kit.Dock(kit.Docked{Middle: head, Bottom: kit.Line()}), Middle: p.rows}))
	p.content.Hide()
	return p
}

// sync shows all notes as they are now.
func (p *notesPage) sync() {
	d := p.ed.deck
	if d == nil || !p.content.Visible() {
		return
	}
	if n := len(d.Slides); n != p.rows.Count() {
		p.rows.SetCount(n)
		p.rows.Reveal(p.ed.index())
	} else {
		p.rows.Update()
	}
	words, spoken := 0, d.Slides[:d.End()]
	for _, s := range spoken {
		if !s.Hidden {
			words += len(strings.Fields(s.Notes))
		}
	}
	line := count(words, "word", "words") + " in the notes, about " + clock(words/2)
	if m := d.Meta.Minutes; m > 0 {
		line += " of " + clock(m*60)
	}
	p.tally.SetText(line)
}

// notesLine is a slide's picture with its notes and its text for the handout.
type notesLine struct {
	widget.BaseWidget
	p              *notesPage
	id             deck.ID
	img            *canvas.Image
	edge           *canvas.Rectangle
	rule           *kit.Box
	title, words   *kit.Text
	notes, handout *kit.Entry
	heads          [2]*kit.Text
	filling        bool
}

func newNotesRow(p *notesPage) *notesLine {
	small := kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	l := &notesLine{
		p: p, img: &canvas.Image{ScaleMode: canvas.ImageScaleFastest}, edge: canvas.NewRectangle(nil), rule: kit.Line(),
		title: kit.NewLine("", notesThumb, kit.Style{Bold: true, Size: kit.SmallSize}), words: kit.NewLine("", notesThumb, small),
		heads: [2]*kit.Text{kit.NewText("Notes: what to say", small), kit.NewText("Handout: what readers get", small)},
	}
	l.notes = l.entry("What to say with this slide", func(s *deck.Slide, t string) { s.Notes = t })
	l.handout = l.entry("What to print beside this slide", func(s *deck.Slide, t string) { s.Handout = t })
	l.ExtendBaseWidget(l)
	return l
}

// entry edits one text of the slide that the row shows.
func (l *notesLine) entry(hint string, set func(*deck.Slide, string)) *kit.Entry {
	e, ed := kit.NewLines(notesLines, notesLines), l.p.ed
	what := "Edit " + map[bool]string{true: "notes", false: "handout text"}[strings.HasPrefix(hint, "What to say")]
	e.SetPlaceHolder(hint)
	e.OnEnter = func() {
		ed.Choose(l.id)
		ed.last = e
	}
	e.OnLeave = ed.flush
	e.OnChanged = func(t string) {
		if !l.filling && ed.at == l.id {
			ed.typed(what, what, func(s *deck.Slide) { set(s, t) })
			l.count()
		}
	}
	return e
}

// show makes the row show a slide.
func (l *notesLine) show(at int) {
	ed := l.p.ed
	s := ed.deck.Slides[at]
	if now, ok := ed.slide(); ok && now.ID == s.ID {
		s = now // with what is being typed
	}
	l.filling = true
	l.id = s.ID
	for _, f := range []struct {
		e    *kit.Entry
		text string
	}{{l.notes, s.Notes}, {l.handout, s.Handout}} {
		if f.e.Text != f.text {
			f.e.SetText(f.text)
		}
	}
	l.filling = false
	l.title.SetText(fmt.Sprintf("%d  %s", at+1, orElse(s.Title, layoutNames[s.Layout])))
	l.count()
	l.img.Image = nil
	if last, ok := ed.strip.painted[s.ID]; ok {
		l.img.Image = last
	}
	l.Refresh()
	ed.small(l, s.ID, int(notesThumb*ed.view.slide.Scale()), func(img *image.RGBA) {
		if l.id == s.ID {
			l.img.Image = img
			l.Refresh()
		}
	})
}

func (l *notesLine) count() {
	n := len(strings.Fields(l.notes.Text))
	l.words.SetText(count(n, "word", "words") + ", about " + clock(n/2))
}

// Tapped implements fyne.Tappable.
func (l *notesLine) Tapped(*fyne.PointEvent) { l.p.ed.Choose(l.id) }

// CreateRenderer implements fyne.Widget.
func (l *notesLine) CreateRenderer() fyne.WidgetRenderer { return &notesLineRenderer{l} }

type notesLineRenderer struct{ l *notesLine }

func (r *notesLineRenderer) Destroy()           {}
func (r *notesLineRenderer) MinSize() fyne.Size { return fyne.NewSize(2*notesThumb, notesRow) }

func (r *notesLineRenderer) Layout(s fyne.Size) {
	const gap = 2 * kit.Unit
	l, h := r.l, r.l.p.ed.strip.thumbHeight()*notesThumb/thumbWidth
	thumb := min(notesThumb, s.Width/4)
	h *= thumb / notesThumb
	kit.Put(l.img, gap, gap, thumb, h)
	kit.Put(l.edge, gap, gap, thumb, h)
	kit.Put(l.title, gap, gap+h+6, thumb, 18)
	kit.Put(l.words, gap, gap+h+24, thumb, 18)
	w := (s.Width - thumb - 4*gap) / 2
	for i, e := range []*kit.Entry{l.notes, l.handout} {
		x := thumb + 2*gap + float32(i)*(w+gap)
		kit.Put(l.heads[i], x, gap-4, w, 18)
		kit.Put(e, x, gap+16, w, s.Height-2*gap-16)
	}
	kit.Put(l.rule, 0, s.Height-1, s.Width, 1)
}

func (r *notesLineRenderer) Objects() []fyne.CanvasObject {
	l := r.l
	return []fyne.CanvasObject{l.img, l.edge, l.title, l.words, l.heads[0], l.heads[1], l.notes, l.handout, l.rule}
}

func (r *notesLineRenderer) Refresh() {
	l := r.l
	l.edge.StrokeWidth, l.edge.StrokeColor = 1, theme.Color(kit.RuleInk)
	if l.id == l.p.ed.at {
		l.edge.StrokeWidth, l.edge.StrokeColor = 2, theme.Color(kit.Accent)
	}
	l.img.Hidden = l.img.Image == nil
	r.Layout(l.Size())
	canvas.Refresh(l)
}
