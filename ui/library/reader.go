package library

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// Sizes of the text in logical pixels. measure is about 68 characters.
const (
	measure  = 548
	textSide = 28
)

// reader shows the document. It makes views only for the lines in sight, so that a
// long text opens and scrolls like a short one.
type reader struct {
	l       *Library
	content *fyne.Container
	rows    *kit.Rows
	ruler   *kit.Ruler
	doc     source.Document
	marks   map[source.ID][]mark
	lines   []line
	width   float32 // that the lines were made for
	section int     // that is being read
	seen    map[*readerLine]int
	chosen  *selecting
	lit     lit
	tip     *tip
}

func newReader(l *Library) *reader {
	r := &reader{l: l, ruler: kit.NewRuler(), seen: map[*readerLine]int{}}
	r.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newReaderLine(r) },
		Show: r.showLine,
		Gone: func(v kit.RowView) {
			delete(r.seen, v.(*readerLine))
			r.follow()
		},
		Tall: func(at int) float32 { return r.lines[at].height },
	})
	r.content = container.New(&readerLayout{r})
	r.chosen, r.tip = newSelecting(r), newTip(l, r.content)
	r.content.Objects = []fyne.CanvasObject{r.chosen, r.tip.on.Card}
	return r
}

// readerLayout makes the lines anew when the width changes.
type readerLayout struct{ r *reader }

// MinSize implements fyne.Layout.
func (l *readerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 120) }

// Layout implements fyne.Layout.
func (l *readerLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	set(l.r.chosen, 0, 0, s.Width, s.Height)
	if w := min(measure, s.Width-2*textSide); w != l.r.width && w > 0 {
		block := l.r.top()
		l.r.width = w
		l.r.compose()
		l.r.revealBlock(block)
	}
}

// show takes on a document; it begins at its top unless it is the same one.
func (r *reader) show(d source.Document, same bool) {
	block := r.top()
	r.tip.over("", fyne.Position{})
	r.doc, r.marks = d, nil
	if r.l.book != nil {
		r.marks = marksOf(r.l.book, d.Source.Key)
	}
	r.compose()
	if !same {
		block = 0
		r.chosen.clear()
	}
	r.revealBlock(block)
	r.goToLit()
}

// mark makes figures stand out in the text.
func (r *reader) mark(b *evidence.Book) {
	block := r.top()
	r.marks = marksOf(b, r.doc.Source.Key)
	r.compose()
	r.revealBlock(block)
	r.goToLit()
	r.lit.fresh = false
}

func (r *reader) compose() {
	if r.width <= 0 || r.doc.Source.Key == "" {
		return
	}
	r.lines = compose(r.doc, r.lit.over(r.marks, r.doc.Source.Key), r.width, r.ruler)
	clear(r.seen)
	r.rows.SetCount(len(r.lines))
	r.follow()
}

// top is the first line's block in sight.
func (r *reader) top() int {
	first := r.first()
	if first < 0 {
		return 0
	}
	return r.lines[first].block
}

func (r *reader) first() int {
	first := -1
	for _, at := range r.seen {
		if at < len(r.lines) && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// follow marks the section that is being read in the tree.
func (r *reader) follow() {
	first := r.first()
	if first < 0 {
		return
	}
	// A heading that has just come into sight counts: people read from there on.
	at := r.lines[first].section
	for i := first; i < min(first+6, len(r.lines)); i++ {
		at = r.lines[i].section
	}
	if at != r.section {
		r.section = at
		r.l.tree.set(at)
	}
}

// reveal scrolls to a section's heading.
func (r *reader) reveal(section int) {
	for i, l := range r.lines {
		if l.section == section && len(l.words) > 0 && (section > 0 || l.look != titleLook && l.look != bylineLook) {
			r.toTop(max(0, i-1))
			r.section = section
			r.l.tree.set(section)
			return
		}
	}
}

// revealRow scrolls to the paragraph that a line of the file stands in.
func (r *reader) revealRow(row int) {
	best := -1
	for i, l := range r.lines {
		if l.row > 0 && l.row <= row && (best < 0 || l.row > r.lines[best].row) {
			best = i
		}
	}
	if best >= 0 {
		r.toTop(best)
	}
}

// revealPara scrolls to a paragraph.
func (r *reader) revealPara(id source.ID) {
	for i, l := range r.lines {
		if l.para == id {
			r.toTop(max(0, i-2))
			return
		}
	}
}

func (r *reader) revealBlock(block int) {
	for i, l := range r.lines {
		if l.block >= block {
			r.toTop(i)
			return
		}
	}
}

// toTop scrolls so that a line is the first one in sight, as far as there is text.
func (r *reader) toTop(at int) {
	if at > 0 {
		r.rows.Reveal(len(r.lines) - 1)
	}
	r.rows.Reveal(at)
}

func (r *reader) showLine(at int, v kit.RowView) {
	view := v.(*readerLine)
	r.seen[view] = at
	view.show(r.lines[at])
	r.chosen.show(view)
	r.follow()
}

// follow a click on words.
func (r *reader) link(to string) {
	if key, ok := strings.CutPrefix(to, figureLink); ok {
		r.l.desk.Shell.ShowFigure(key)
		return
	}
	if n, ok := strings.CutPrefix(to, tableLink); ok {
		r.l.mapTableOf(n)
		return
	}
	if n, ok := strings.CutPrefix(to, wideLink); ok {
		r.l.openTable(n)
		return
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(to, citeLink)); err == nil {
		r.l.details.showReference(n)
	}
}

// readerLine shows one line of the text.
type readerLine struct {
	widget.BaseWidget
	r      *reader
	line   line
	words  *kit.LineView
	bullet *kit.Text
	page   *kit.Text
	bar    *kit.Box
	rule   *kit.Box
	ground *kit.Box // under the heads of a table
}

func newReaderLine(r *reader) *readerLine {
	v := &readerLine{
		r: r, words: kit.NewLineView(r.link), bullet: kit.NewText("", kit.Style{}), bar: kit.NewBox(kit.Accent, "", 0), rule: kit.Line(), ground: kit.NewBox(kit.RailGround, "", 0),
		page: kit.NewText("", kit.Style{Color: kit.Muted, Size: kit.SmallSize, Align: fyne.TextAlignTrailing}),
	}
	v.words.OnPress = func(at int, ev *desktop.MouseEvent) { r.chosen.press(v.line, at, ev) }
	v.words.OnDrag, v.words.OnMenu, v.words.OnOver = r.chosen.drag, v.menu, r.tip.over
	v.ExtendBaseWidget(v)
	return v
}

func (v *readerLine) show(l line) {
	v.line = l
	v.Refresh()
}

// TappedSecondary implements fyne.SecondaryTappable.
func (v *readerLine) TappedSecondary(ev *fyne.PointEvent) { v.menu(ev.AbsolutePosition) }

func (v *readerLine) menu(at fyne.Position) {
	r := v.r
	copying := func(text string) func() { return func() { fyne.CurrentApp().Clipboard().SetContent(text) } }
	var items []*fyne.MenuItem
	if text := r.chosen.text(); text != "" {
		items = append(items, fyne.NewMenuItem("Copy", copying(text)), fyne.NewMenuItem("New claim from the chosen words…", r.l.NewClaim))
	}
	if text := v.line.text; text != "" {
		items = append(items, fyne.NewMenuItem("Copy paragraph", copying(text)))
	}
	items = append(items, fyne.NewMenuItem("Add slide from this section", func() {
		r.section = v.line.section
		r.l.addSlide()
	}))
	c := fyne.CurrentApp().Driver().CanvasForObject(v)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}

// CreateRenderer implements fyne.Widget.
func (v *readerLine) CreateRenderer() fyne.WidgetRenderer {
	r := &readerLineRenderer{v}
	r.Refresh()
	return r
}

type readerLineRenderer struct{ v *readerLine }

func (r *readerLineRenderer) Destroy()           {}
func (r *readerLineRenderer) MinSize() fyne.Size { return fyne.NewSize(64, r.v.line.height) }
func (r *readerLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.ground, r.v.rule, r.v.bar, r.v.page, r.v.bullet, r.v.words}
}

func (r *readerLineRenderer) Layout(s fyne.Size) {
	v := r.v
	x := textLeft(s.Width)
	wide := min(measure, s.Width-2*textSide)
	set(v.ground, x, 0, wide, s.Height)
	set(v.rule, x, 0, wide, 1)
	set(v.bar, x, 0, 3, s.Height)
	set(v.page, 0, (s.Height-16)/2, x-6, 16)
	set(v.bullet, x+6, (s.Height-v.bullet.MinSize().Height)/2, 14, v.bullet.MinSize().Height)
	set(v.words, x+v.line.indent, 0, s.Width-x-v.line.indent, s.Height)
}

// textLeft is where the text begins in a reader of a width.
func textLeft(width float32) float32 { return max(textSide, (width-measure)/2) }

func (r *readerLineRenderer) Refresh() {
	v := r.v
	v.bar.Hidden, v.rule.Hidden, v.ground.Hidden = !v.line.bar, !v.line.rule, !v.line.head
	v.page.SetText(v.pageWord())
	v.bullet.SetText(v.line.bullet)
	v.words.Set(v.line.words, v.line.look)
	r.Layout(v.Size())
	canvas.Refresh(v)
}

// pageWord names the page that begins on the line: short where the margin is narrow.
func (v *readerLine) pageWord() string {
	switch {
	case v.line.page == 0:
		return ""
	case textLeft(v.Size().Width) < 56:
		return strconv.Itoa(v.line.page)
	}
	return "p. " + strconv.Itoa(v.line.page)
}
