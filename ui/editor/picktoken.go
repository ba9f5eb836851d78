package editor

import (
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// readyForms are the formats that the palette offers before a figure is inserted.
var readyForms = []string{"", "short", "value", "period", "qualified", "words", "auto"}

// mostForms is how many of them are offered: those after are in the sheet.
const mostForms = 6

// moreForms stands behind them.
const moreForms = "More…"

// tokenPick is the palette of figures: what is under the list is the marked figure, its
// source, and the forms it can be printed in.
type tokenPick struct {
	book    *evidence.Book
	figure  evidence.Figure
	forms   []string // without those that print the same
	at      int      // of the forms; behind the last is more
	source  *kit.Text
	chips   *kit.Chips
	waiting func(at int) // takes the marked figure in a form
}

// pickToken lets a figure be chosen and how it prints; take gets the token.
func (ed *Editor) pickToken(title string, take func(token string)) {
	ed.withBook(func(b *evidence.Book) {
		v := &tokenPick{book: b, source: kit.NewLine("", 0, kit.Style{Color: kit.Muted, Size: kit.SmallSize})}
		v.chips = kit.NewChips(func(at int) { v.waiting(at) })
		foot := kit.Column(6, kit.Line(), v.source, v.chips, kit.NewText("Tab: another form · Enter: insert it so", kit.Style{Color: kit.Muted, Size: kit.SmallSize}))
		var sheet *kit.Sheet
		insert := func(key string) {
			f := b.Figures[key]
			if v.at < len(v.forms) {
				take(evidence.TokenOf(key, v.forms[v.at]))
				return
			}
			ed.showPrinting(b, f, "", func(format string) { take(evidence.TokenOf(key, format)) })
		}
		v.waiting = func(at int) {
			v.at = at
			sheet.Close()
			insert(v.figure.Key)
		}
		sheet = ed.desk.Stage.Pick(kit.Picker{
			Title: title, Hint: "Search by name, value, source or year", Empty: "The library holds no figures yet. Import a paper or data under Library.",
			Choices: usable(b), OnPick: insert, Foot: foot, OnMark: v.mark, OnKey: v.key,
		})
	})
}

// mark shows the figure that is marked in the list.
func (v *tokenPick) mark(key string) {
	f, ok := v.book.Figures[key]
	v.figure, v.forms = f, nil
	if !ok {
		v.source.SetText("")
		v.chips.Set(nil, 0)
		return
	}
	v.source.SetText(originLine(v.book, f))
	seen := map[string]bool{}
	for _, form := range readyForms {
		text, err := v.book.Format(f, form)
		if err == nil && !seen[text] && len(v.forms) < mostForms {
			seen[text] = true
			v.forms = append(v.forms, form)
		}
	}
	v.at = min(v.at, len(v.forms))
	v.show()
}

func (v *tokenPick) show() {
	labels := make([]string, 0, len(v.forms)+1)
	for _, form := range v.forms {
		text, _ := v.book.Format(v.figure, form)
		labels = append(labels, text)
	}
	v.chips.Set(append(labels, moreForms), v.at)
}

// key lets Tab go from form to form.
func (v *tokenPick) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyTab || v.figure.Key == "" {
		return false
	}
	step, n := 1, len(v.forms)+1
	if kit.Shifted() {
		step = n - 1
	}
	v.at = (v.at + step) % n
	v.show()
	return true
}

// pickPlaced lets one of several tokens be chosen.
func (ed *Editor) pickPlaced(title string, b *evidence.Book, all []placed, fn func(*evidence.Book, placed)) {
	p := kit.Picker{Title: title, Hint: "Search by name, value, source or year"}
	byKey := map[string]placed{}
	for i, x := range all {
		key := x.token.Key + strings.Repeat(" ", i)
		c := kit.Choice{Key: key, Title: x.token.Key, Detail: "The library does not hold it"}
		if f, err := b.Figure(x.token.Key); err == nil {
			c = figureChoice(b, f)
			c.Key = key
			if text, err := b.Format(f, x.token.Format); err == nil {
				c.Side = text
			}
		}
		byKey[key] = x
		p.Choices = append(p.Choices, c)
	}
	p.OnPick = func(key string) { fn(b, byKey[key]) }
	ed.desk.Stage.Pick(p)
}
