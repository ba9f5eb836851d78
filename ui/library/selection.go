package library

import (
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// selecting is what is chosen in the reader, by mouse or by keys. It is the widget that
// has the focus while one reads, around the lines.
type selecting struct {
	widget.BaseWidget
	r     *reader
	sel   kit.Selection
	words bool // drawn on by whole words
	first [2]kit.TextPos
	times int // the mouse went down at one place so often
	down  kit.TextPos
	last  time.Time
}

// again is within what time a click counts as another of the same.
const again = 400 * time.Millisecond

func newSelecting(r *reader) *selecting {
	s := &selecting{r: r}
	s.ExtendBaseWidget(s)
	return s
}

// Selection is the words that are chosen in the reader, a quote for each paragraph they
// reach into, in order; nil when nothing is chosen. Headings are left out.
func (l *Library) Selection() []evidence.Quote {
	var out []evidence.Quote
	l.reader.chosen.each(func(ln line, from, to int) {
		if ln.para == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Paragraph == ln.para {
			out[n-1].Span.End = max(out[n-1].Span.End, to)
			return
		}
		sec := l.doc.Sections[ln.section]
		where := sec.Number
		if where == "" {
			where = sec.Title
		}
		out = append(out, evidence.Quote{Source: l.doc.Source.Key, Section: where, Paragraph: ln.para, Span: source.Span{Start: from, End: to}})
	})
	return out
}

// SelectedText is the chosen words, a line for each paragraph; "" when nothing is chosen.
func (l *Library) SelectedText() string { return l.reader.chosen.text() }

// each calls fn for every line of which a part is chosen, with that part's bytes.
func (s *selecting) each(fn func(ln line, from, to int)) {
	if s.sel.IsEmpty() {
		return
	}
	for _, ln := range s.r.lines {
		if len(ln.words) == 0 {
			continue
		}
		if from, to := s.sel.In(ln.block, ln.from(), ln.to()); to > from {
			fn(ln, from, to)
		}
	}
}

func (l line) from() int { from, _ := l.words.Bytes(); return from }
func (l line) to() int   { _, to := l.words.Bytes(); return to }

func (s *selecting) text() string {
	var out strings.Builder
	block, text, at := -1, "", 0
	s.each(func(ln line, from, to int) {
		switch {
		case ln.block == block:
			from = at // the blank between two lines comes along
		case block >= 0:
			out.WriteByte('\n')
		}
		block, text, at = ln.block, ln.text, min(to, len(ln.text))
		if from < at {
			out.WriteString(text[from:at])
		}
	})
	return out.String()
}

// clear chooses nothing.
func (s *selecting) clear() { s.choose(kit.Selection{}) }

func (s *selecting) choose(to kit.Selection) {
	s.sel = to
	for v := range s.r.seen {
		s.show(v)
	}
}

// show marks what is chosen of a line.
func (s *selecting) show(v *readerLine) {
	from, to := 0, 0
	if len(v.line.words) > 0 && !s.sel.IsEmpty() {
		from, to = s.sel.In(v.line.block, v.line.from(), v.line.to())
	}
	v.words.Choose(from, to)
}

// press begins a selection: by letters, by words at the second click, the whole
// paragraph at the third. With Shift it draws the one there is to here.
func (s *selecting) press(ln line, at int, ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
	pos := kit.TextPos{Block: ln.block, At: at}
	if ev.Modifier&fyne.KeyModifierShift != 0 {
		s.choose(kit.Selection{Anchor: s.sel.Anchor, Caret: pos})
		return
	}
	const jitter = 4 // a hand moves the mouse a letter between two clicks
	near := s.down.Block == pos.Block && max(at-s.down.At, s.down.At-at) <= jitter
	if near && time.Since(s.last) < again {
		s.times++
	} else {
		s.times = 1
	}
	s.last, s.down = time.Now(), pos
	from, to := at, at
	switch {
	case s.times == 2:
		from, to = kit.WordAt(ln.text, at)
	case s.times > 2:
		from, to = 0, len(ln.text)
	}
	s.words = s.times == 2
	s.first = [2]kit.TextPos{{Block: ln.block, At: from}, {Block: ln.block, At: to}}
	s.choose(kit.Selection{Anchor: s.first[0], Caret: s.first[1]})
}

// drag draws the selection on to a place of the window, and scrolls at the edges.
func (s *selecting) drag(to fyne.Position) {
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
	s.r.rows.Nudge(to.Y - top.Y)
	ln, pos, ok := s.at(to.Subtract(top))
	if !ok {
		return
	}
	anchor := s.first[0]
	if s.words {
		from, end := kit.WordAt(ln.text, pos.At)
		if pos.Block < anchor.Block || pos.Block == anchor.Block && pos.At < anchor.At {
			anchor, pos.At = s.first[1], from
		} else {
			pos.At = max(end, pos.At)
		}
	}
	s.choose(kit.Selection{Anchor: anchor, Caret: pos})
}

// at is the place in the text nearest to one of the reader.
func (s *selecting) at(p fyne.Position) (line, kit.TextPos, bool) {
	at := s.r.rows.RowAt(p.Y)
	for at > 0 && len(s.r.lines[at].words) == 0 {
		at--
	}
	if at < 0 || len(s.r.lines[at].words) == 0 {
		return line{}, kit.TextPos{}, false
	}
	ln := s.r.lines[at]
	return ln, kit.TextPos{Block: ln.block, At: ln.words.Offset(p.X-textLeft(s.Size().Width)-ln.indent, ln.look)}, true
}

// FocusGained implements fyne.Focusable.
func (s *selecting) FocusGained() {}

// FocusLost implements fyne.Focusable. What is chosen stays chosen.
func (s *selecting) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (s *selecting) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: with Shift the arrows draw the selection on,
// without it they scroll.
func (s *selecting) TypedKey(ev *fyne.KeyEvent) {
	if kit.Shifted() {
		if to, ok := s.moved(ev.Name, false); ok {
			s.extend(to)
			return
		}
	}
	page := s.Size().Height - 40
	by := map[fyne.KeyName]float32{
		fyne.KeyUp: -50, fyne.KeyDown: 50, fyne.KeyPageUp: -page, fyne.KeyPageDown: page, fyne.KeySpace: page, fyne.KeyHome: -1e7, fyne.KeyEnd: 1e7,
	}[ev.Name]
	switch {
	case by != 0:
		s.r.rows.Scroll(by)
	case ev.Name == fyne.KeyEscape && !s.sel.IsEmpty():
		s.clear()
	default:
		kit.PassKey(s, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (s *selecting) TypedShortcut(sc fyne.Shortcut) {
	switch sc := sc.(type) {
	case *fyne.ShortcutCopy:
		if text := s.text(); text != "" {
			fyne.CurrentApp().Clipboard().SetContent(text)
			s.r.l.desk.Stage.Toast("Copied")
		}
		return
	case *fyne.ShortcutSelectAll:
		s.all()
		return
	case *desktop.CustomShortcut:
		if sc.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
			if to, ok := s.moved(sc.KeyName, true); ok {
				s.extend(to)
				return
			}
		}
	}
	kit.PassShortcut(s, sc)
}

func (s *selecting) all() {
	n := len(s.r.lines)
	if n == 0 {
		return
	}
	s.choose(kit.Selection{Caret: kit.TextPos{Block: s.r.lines[n-1].block + 1}})
}

func (s *selecting) extend(to kit.TextPos) {
	s.choose(kit.Selection{Anchor: s.sel.Anchor, Caret: to})
	if at := s.lineOf(to); at >= 0 {
		s.r.rows.Reveal(at)
	}
}

// lineOf is the line that a place stands on; -1 when there is none.
func (s *selecting) lineOf(p kit.TextPos) int {
	found := -1
	for i, ln := range s.r.lines {
		if ln.block == p.Block && len(ln.words) > 0 && (found < 0 || ln.from() <= p.At) {
			found = i
		}
	}
	return found
}

// moved is where a key takes the end of the selection, by words when asked.
func (s *selecting) moved(k fyne.KeyName, byWord bool) (kit.TextPos, bool) {
	p := s.sel.Caret
	at := s.lineOf(p)
	if at < 0 {
		return p, false
	}
	ln := s.r.lines[at]
	switch k {
	case fyne.KeyLeft:
		return s.left(p, ln.text, byWord), true
	case fyne.KeyRight:
		return s.right(p, ln.text, byWord), true
	case fyne.KeyUp:
		return s.vertical(at, -1), true
	case fyne.KeyDown:
		return s.vertical(at, 1), true
	case fyne.KeyHome:
		p.At = ln.from()
		return p, true
	case fyne.KeyEnd:
		p.At = ln.to()
		return p, true
	}
	return p, false
}

func (s *selecting) left(p kit.TextPos, text string, byWord bool) kit.TextPos {
	if p.At == 0 {
		if at := s.lineOf(kit.TextPos{Block: p.Block - 1, At: 1 << 30}); at >= 0 {
			return kit.TextPos{Block: p.Block - 1, At: s.r.lines[at].to()}
		}
		return p
	}
	if byWord {
		p.At = kit.PrevWord(text, p.At)
		return p
	}
	_, n := utf8.DecodeLastRuneInString(text[:min(p.At, len(text))])
	p.At -= n
	return p
}

func (s *selecting) right(p kit.TextPos, text string, byWord bool) kit.TextPos {
	if p.At >= len(text) {
		if s.lineOf(kit.TextPos{Block: p.Block + 1}) >= 0 {
			return kit.TextPos{Block: p.Block + 1}
		}
		return p
	}
	if byWord {
		p.At = kit.NextWord(text, p.At)
		return p
	}
	_, n := utf8.DecodeRuneInString(text[p.At:])
	p.At += n
	return p
}

// vertical is the place a line up or down, under the same letters.
func (s *selecting) vertical(at, step int) kit.TextPos {
	x := s.r.lines[at].words.Left(s.sel.Caret.At, s.r.lines[at].look) + s.r.lines[at].indent
	for to := at + step; to >= 0 && to < len(s.r.lines); to += step {
		if ln := s.r.lines[to]; len(ln.words) > 0 {
			return kit.TextPos{Block: ln.block, At: ln.words.Offset(x-ln.indent, ln.look)}
		}
	}
	return s.sel.Caret
}

// CreateRenderer implements fyne.Widget.
func (s *selecting) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.r.rows) }
