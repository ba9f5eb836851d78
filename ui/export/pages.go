package export

import (
	"context"
	"fmt"
	"image"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
	"briefdeck/ui/slideview"
)

// Sizes of the preview in logical pixels.
const (
	pageGap    = 24
	tallPage   = 236 // width of an upright page
	broadPage  = 292 // width of a slide
	largePage  = 640 // width of a few, at most
	leastPage  = 180 // and at least
	pageNumber = 28  // height of the number under a page
)

// pages shows the pages that an export would make, small, side by side.
type pages struct {
	e       *Export
	content fyne.CanvasObject
	title   *kit.Text
	rows    *kit.Rows
	empty   fyne.CanvasObject
	toDecks *kit.Button
	pages   []layout.Page
	across  int     // pages side by side
	page    float32 // the width of one
	room    fyne.Size
}

func newPages(e *Export) *pages {
	p := &pages{e: e, across: 1}
	p.title = kit.NewLine("", 0, kit.Style{Bold: true})
	p.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newShelf(p) },
		Show: func(at int, v kit.RowView) { v.(*shelf).show(at) },
		Gone: func(v kit.RowView) { v.(*shelf).drop() },
		Tall: func(int) float32 { return p.pageHeight() + pageNumber + pageGap },
	})
	p.toDecks = kit.NewButton("Go to the decks", func() { e.desk.Shell.Go(place.Deck) })
	p.empty = kit.Empty(kit.IconExports, "Exports turns a deck into a printed brief or slides. Choose a deck to see its pages.", p.toDecks)
	p.empty.Hide()
	head := kit.Dock(kit.Docked{Bottom: kit.Line(), Middle: kit.Inset(
		kit.Edges{Top: kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit, Left: 2 * kit.Unit},
		kit.Sized(0, kit.ControlHeight, container.New(centred{}, p.title)))})
	area := container.New(&shelves{p}, p.rows)
	p.content = kit.Dock(kit.Docked{Top: head, Middle: container.NewStack(kit.NewBox(kit.Desk, "", 0), area, p.empty)})
	return p
}

// shelves gives the pages other places when the width changes.
type shelves struct{ p *pages }

// MinSize implements fyne.Layout.
func (s *shelves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 160) }

// Layout implements fyne.Layout.
func (s *shelves) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s.p.rows.Move(fyne.NewPos(0, 0))
	s.p.rows.Resize(size)
	if size != s.p.room {
		s.p.room = size
		s.p.arrange()
	}
}

// wait says that the pages are being laid out; the ones before stay in sight.
func (p *pages) wait() {
	p.title.SetText("Laying out the pages…")
	p.empty.Hide()
}

func hide(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}

func (p *pages) show(all []layout.Page) {
	p.pages = all
	if p.e.deck == nil {
		p.title.SetText("Preview")
		hide(p.toDecks, len(p.e.decks) > 0)
		p.empty.Show()
	} else {
		p.title.SetText("Preview · " + pagesWord(len(all)))
		p.empty.Hide()
	}
	p.arrange()
}

// arrange says how many pages stand side by side.
func (p *pages) arrange() {
	p.page = p.usual()
	p.across = max(1, int((p.room.Width-pageGap)/(p.page+pageGap)))
	if n := len(p.pages); n > 0 && n <= p.across {
		p.across = n
		p.page = max(leastPage, p.largest(n))
	}
	n := (len(p.pages) + p.across - 1) / p.across
	p.rows.SetCount(n)
}

// largest is the width at which n pages still fit side by side and as a whole.
func (p *pages) largest(n int) float32 {
	w := (p.room.Width-pageGap)/float32(n) - pageGap
	h := p.room.Height - 2*pageGap - pageNumber
	return float32(math.Floor(float64(min(w, h/float32(p.ratio()), largePage))))
}

func (p *pages) ratio() float64 {
	if len(p.pages) == 0 || p.pages[0].Frame.W <= 0 {
		return 9.0 / 16
	}
	return p.pages[0].Frame.H / p.pages[0].Frame.W
}

// usual is the width of a page among many.
func (p *pages) usual() float32 {
	if p.ratio() > 1 {
		return tallPage
	}
	return broadPage
}

func (p *pages) pageHeight() float32 {
	return float32(math.Round(float64(p.page) * p.ratio()))
}

func pagesCell(n int) string { return strconv.Itoa(n) }

// shelf shows the pages of one line.
type shelf struct {
	widget.BaseWidget
	p     *pages
	at    int
	cards []*card
}

func newShelf(p *pages) *shelf {
	s := &shelf{p: p}
	s.ExtendBaseWidget(s)
	return s
}

func (s *shelf) show(at int) {
	s.at = at
	for len(s.cards) < s.p.across {
		s.cards = append(s.cards, newCard(s.p))
	}
	for i, c := range s.cards {
		if n := at*s.p.across + i; i < s.p.across && n < len(s.p.pages) {
			c.show(n)
		} else {
			c.clear()
		}
	}
	s.Refresh()
}

func (s *shelf) drop() {
	for _, c := range s.cards {
		c.clear()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *shelf) CreateRenderer() fyne.WidgetRenderer { return &shelfRenderer{s} }

type shelfRenderer struct{ s *shelf }

func (r *shelfRenderer) Destroy()           { r.s.drop() }
func (r *shelfRenderer) MinSize() fyne.Size { return fyne.NewSize(64, 64) }
func (r *shelfRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, c := range r.s.cards {
		out = append(out, c.paper, c.img, c.number)
	}
	return out
}

// Layout centres the shelf as if it were full, so that all lines begin at one edge.
func (r *shelfRenderer) Layout(size fyne.Size) {
	p := r.s.p
	w, h := p.page, p.pageHeight()
	x := max(pageGap, (size.Width-float32(p.across)*(w+pageGap)+pageGap)/2)
	for _, c := range r.s.cards {
		for _, o := range []fyne.CanvasObject{c.paper, c.img} {
			o.Move(fyne.NewPos(x, pageGap))
			o.Resize(fyne.NewSize(w, h))
		}
		c.number.Move(fyne.NewPos(x, pageGap+h+6))
		c.number.Resize(fyne.NewSize(w, 18))
		x += w + pageGap
	}
}

func (r *shelfRenderer) Refresh() {
	r.Layout(r.s.Size())
	for _, c := range r.s.cards {
		c.edge()
		c.paper.Refresh()
		c.img.Refresh()
	}
	canvas.Refresh(r.s)
}

// card is one small page.
type card struct {
	p      *pages
	frame  *frame.Frame
	paper  *kit.Box
	img    *canvas.Image
	number *kit.Text
}

// unpainted stands for a page until its picture is there: a picture that was hidden
// since it was made stays unseen when it is shown and refreshed.
var unpainted = image.NewRGBA(image.Rect(0, 0, 1, 1))

func newCard(p *pages) *card {
	c := &card{p: p, paper: kit.NewBox(kit.Paper, "", 0), number: kit.NewText("", kit.Style{Color: kit.Muted, Size: kit.SmallSize, Align: fyne.TextAlignCenter})}
	c.paper.Shadow = true
	c.img = &canvas.Image{Image: unpainted, FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}
	return c
}

// edge keeps dark paper apart from a dark desk.
func (c *card) edge() { c.paper.Edge = kit.RuleInk }

func (c *card) show(at int) {
	f := c.p.pages[at].Frame
	if f != c.frame {
		c.img.Image = unpainted
		c.img.Refresh()
	}
	c.frame = f
	c.number.SetText(fmt.Sprint(at + 1))
	c.paper.Show()
	c.number.Show()
	c.img.Show()
	c.p.e.cfg.Painter.Ask(slideview.Request{
		Slot: c, Width: c.pixels(), Fine: true,
		Frame: func(context.Context) (*frame.Frame, error) { return f, nil },
		Show: func(pic slideview.Picture, err error) {
			if err == nil && c.frame == f {
				c.img.Image = pic.Image
				c.img.Refresh()
			}
		},
	})
}

func (c *card) pixels() int {
	scale := float32(1)
	if cv := fyne.CurrentApp().Driver().CanvasForObject(c.p.rows); cv != nil && cv.Scale() > 0 {
		scale = cv.Scale()
	}
	return int(c.p.page * scale)
}

func (c *card) clear() {
	c.p.e.cfg.Painter.Drop(c)
	c.frame, c.img.Image = nil, unpainted
	c.paper.Hide()
	c.img.Hide()
	c.number.Hide()
}
