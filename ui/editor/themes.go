package editor

import (
	"context"
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
)

// Sizes of the sheet in logical pixels, and how long typing rests before it shows.
const (
	themesWidth  = 1180
	themesHeight = 760
	themesList   = 188
	themesForm   = 352
	themeAfter   = 150 * time.Millisecond
	briefMost    = 12 // slides that a brief is made of to be looked at
	pagesMost    = 3  // of that brief
)

// themes is the sheet that shows the looks a deck can have, and makes one's own.
type themes struct {
	ed      *Editor
	sheet   *kit.Sheet
	all     []app.NamedTheme
	at      int
	theme   deck.Theme // the chosen one with what was changed
	changed bool
	rows    *kit.Rows
	slides  *gallery
	brief   *gallery
	form    *themeForm
	about   *kit.Para
	save    *kit.Button
	use     *kit.Button
	remove  *kit.Button
	filling bool // the form shows another theme: nothing is changed by it
	open    bool // the sheet is
}

// EditThemes shows the themes with the open deck in them.
func (ed *Editor) EditThemes() {
	if ed.deck == nil {
		ed.desk.Stage.Toast("Open or make a deck first: the themes are shown with it")
		return
	}
	ed.showThemes(nil)
}

// showThemes shows the themes, and goes on with what was changed on the one at a place.
func (ed *Editor) showThemes(begun *themes) {
	t := &themes{ed: ed, all: ed.desk.Work.Engine().Themes.All()}
	t.rows = kit.NewRows(kit.RowsConfig{
		Height: nameRowHeight,
		New:    func() kit.RowView { return newNameRow(t.choose, func(int) { t.apply() }) },
		Show: func(at int, v kit.RowView) {
			c := t.all[at].Theme.Colors
			v.(*nameRow).show(at, t.all[at].Theme.Name, at == t.at, paint(c.Ground), paint(c.Ink), paint(c.Accent), paint(c.Second))
		},
	})
	t.slides, t.brief = newGallery(ed.cfg.Painter), newGallery(ed.cfg.Painter)
	t.sheet = ed.desk.Stage.Show(t.body(), fyne.NewSize(themesWidth, themesHeight))
	t.sheet.OnEnter, t.sheet.OnKey = t.apply, t.key
	t.open = true
	t.sheet.OnClose = func() {
		t.open = false
		ed.desk.Tasks.Cancel("editor:theme")
		t.slides.show(nil)
		t.brief.show(nil)
		t.dropped()
	}
	t.rows.SetCount(len(t.all))
	t.choose(max(0, t.index(ed.deck.Meta.Theme)))
	if begun != nil {
		t.goOn(begun)
	}
}

// paint is a theme's colour on the screen.
func paint(h deck.Hex) color.Color { return color.NRGBA(layout.Color(h)) }

// index is where a theme stands; "" is the default, which stands first.
func (t *themes) index(key string) int {
	for i, one := range t.all {
		if one.Key == key {
			return i
		}
	}
	return -1
}

func (t *themes) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		t.choose(t.at - 1)
	case fyne.KeyDown:
		t.choose(t.at + 1)
	}
}

func (t *themes) body() fyne.CanvasObject {
	t.about = kit.NewPara("", kit.Style{Color: kit.Muted})
	t.use = kit.NewPrimary("", "Use in this deck", t.apply)
	t.save = kit.NewButton("Save as my theme", t.keep)
	t.remove = kit.NewButton("Delete…", t.delete)
	t.form = newThemeForm(t)
	left := kit.Wide(themesList, kit.Dock(kit.Docked{Right: kit.Line(), Middle: t.rows}))
	right := kit.Wide(themesForm, kit.Dock(kit.Docked{Left: kit.Line(), Middle: t.form.body}))
	about := kit.Inset(kit.Edges{Top: kit.Unit, Left: 2 * kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit}, t.about)
	middle := kit.Dock(kit.Docked{Bottom: about, Middle: container.NewStack(kit.NewBox(kit.Desk, "", 0), container.NewGridWithRows(2, t.slides, t.brief))})
	foot := kit.Inset(kit.All(2*kit.Unit), kit.Row(kit.Unit,
		kit.NewButton("Import…", t.take), kit.NewButton("Export…", t.give), t.remove, kit.Spacer(),
		kit.NewButton("Close", func() { t.sheet.Close() }), t.save, t.use))
	head := kit.Inset(kit.Edges{Top: 3 * kit.Unit, Left: 3 * kit.Unit, Right: 3 * kit.Unit, Bottom: 2 * kit.Unit},
		kit.NewText("Themes", kit.Style{Size: kit.HeadingSize, Bold: true}))
	return kit.Dock(kit.Docked{
		Top: kit.Dock(kit.Docked{Middle: head, Bottom: kit.Line()}), Bottom: kit.Dock(kit.Docked{Top: kit.Line(), Middle: foot}),
		Left: left, Right: right, Middle: middle,
	})
}

// edit takes what is typed into a field.
func (t *themes) edit(set func(string)) func(string) {
	return func(s string) { t.change(func() { set(s) }) }
}

// change makes a change and shows it, unless the form is being filled.
func (t *themes) change(do func()) {
	if t.filling {
		return
	}
	do()
	t.changed = true
	t.show()
}

func (t *themes) choose(at int) {
	if at < 0 || at >= len(t.all) {
		return
	}
	if at != t.at {
		t.dropped()
	}
	t.set(at, t.all[at].Theme, false)
}

// set shows a theme as it stands, in the row of the one it was made from.
func (t *themes) set(at int, th deck.Theme, changed bool) {
	t.at, t.theme, t.changed = at, th, changed
	t.theme.Series = slices.Clone(th.Series)
	t.rows.Update()
	t.rows.Reveal(at)
	t.filling = true
	t.form.fill()
	t.filling = false
	t.show()
}

// dropped offers what was changed and not saved, when something else is shown.
func (t *themes) dropped() {
	if !t.changed {
		return
	}
	was := *t
	t.changed = false
	t.ed.desk.Stage.Offer("The changes to “"+was.theme.Name+"” were not saved", "Go on with them", func() {
		if t.open {
			t.goOn(&was)
			return
		}
		t.ed.showThemes(&was)
	})
}

// goOn shows what had been changed.
func (t *themes) goOn(was *themes) {
	if at := t.index(was.all[was.at].Key); at >= 0 {
		t.set(at, was.theme, true)
	}
}

// show says how the theme stands and paints the deck in it.
func (t *themes) show() {
	fault := t.form.show()
	own := t.all[t.at].Own
	t.about.Style.Color = kit.Muted
	t.about.SetText(t.said())
	if fault != "" {
		t.about.Style.Color = kit.Bad
		t.about.SetText(capital(fault))
	}
	t.about.Refresh()
	t.use.SetEnabled(fault == "" && !t.changed)
	t.save.SetEnabled(fault == "" && t.changed)
	t.remove.Hidden = !own
	t.remove.Refresh()
	if fault == "" {
		t.paint()
	}
	t.sheet.Refresh()
}

// said is a line about the theme that is shown.
func (t *themes) said() string {
	one := t.all[t.at]
	switch {
	case t.changed && !one.Own && t.theme.Name == one.Theme.Name:
		return "Give your theme a name of its own, then save it: the bundled ones stay as they are."
	case t.changed:
		return "Changed. Save it to use it in decks."
	case one.Own:
		return "Your own theme; it serves every library. " + one.Theme.About
	}
	return one.Theme.About
}

// paint shows the deck's first slides and the first pages of its brief in the theme, after
// a moment without typing.
func (t *themes) paint() {
	th, d, work := t.theme, t.ed.session.Deck(), t.ed.desk.Work
	type looks struct{ slides, brief layout.Result }
	app.Go(t.ed.desk.Tasks, "editor:theme", func(ctx context.Context) (out looks, err error) {
		if err := rest(ctx, themeAfter); err != nil {
			return out, err
		}
		b, err := work.Book(ctx)
		if err == nil {
			out.slides, err = work.Engine().Try(ctx, app.Trial{Deck: d, Book: b, Theme: th, As: app.AsSlides, Most: galleryMost})
		}
		if err == nil {
			out.brief, err = work.Engine().Try(ctx, app.Trial{Deck: d, Book: b, Theme: th, As: app.AsBrief, Most: briefMost})
		}
		return out, err
	}, func(r looks, err error) {
		if err != nil {
			t.ed.desk.Shell.Fail("Show the theme", err)
			return
		}
		t.slides.show(r.slides.Pages)
		t.brief.show(r.brief.Pages[:min(pagesMost, len(r.brief.Pages))])
	})
}

// apply gives the open deck the chosen theme.
func (t *themes) apply() {
	if t.changed {
		t.keep()
		return
	}
	t.changed = false
	m, key := t.ed.session.Deck().Meta, t.all[t.at].Key
	t.sheet.Close()
	if m.Theme != key {
		m.Theme = key
		t.ed.do(deck.SetMeta{Meta: m}, nil)
	}
}

// keep saves what was changed as one of the user's own.
func (t *themes) keep() {
	key, err := t.ed.desk.Work.Engine().Themes.Save(t.theme)
	if err != nil {
		t.ed.desk.Stage.Toast(capital(err.Error()))
		return
	}
	t.changed = false
	t.reload(key)
	t.ed.desk.Stage.Toast("“" + t.theme.Name + "” is among the themes now")
	if t.ed.deck.Meta.Theme == key {
		t.ed.evidenceChanged() // the deck is in it: it looks different now
	}
}

func (t *themes) reload(key string) {
	t.all = t.ed.desk.Work.Engine().Themes.All()
	t.rows.SetCount(len(t.all))
	t.choose(max(0, t.index(key)))
}

// delete takes one of the user's own away, and offers it back.
func (t *themes) delete() {
	gone := t.all[t.at]
	all := t.ed.desk.Work.Engine().Themes
	if err := all.Delete(gone.Key); err != nil {
		t.ed.desk.Shell.Fail("Delete the theme", err)
		return
	}
	t.reload("")
	t.ed.desk.Stage.Offer("Theme “"+gone.Theme.Name+"” deleted", "Bring back", func() {
		if _, err := all.Save(gone.Theme); err != nil {
			t.ed.desk.Shell.Fail("Bring the theme back", err)
		}
	})
}
