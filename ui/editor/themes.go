package editor

import (
	"bytes"
	"context"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
)

// Sizes of the sheet in logical pixels, and how long typing rests before it shows.
const (
	themesWidth  = 1120
	themesHeight = 720
	themesList   = 212
	themesForm   = 316
	themeAfter   = 150 * time.Millisecond
)

// The least contrast of text and of marks on their ground by WCAG 2.2, success criteria
// 1.4.3 and 1.4.11.
const (
	leastText = 4.5
	leastMark = 3.0
)

// role is a colour of a theme with what it must stand out from.
type role struct {
	label string
	of    func(*deck.Theme) *deck.Hex
	least float64 // contrast on the ground; 0: none is asked for
}

var roles = []role{
	{"Ground", func(t *deck.Theme) *deck.Hex { return &t.Colors.Ground }, 0},
	{"Ink", func(t *deck.Theme) *deck.Hex { return &t.Colors.Ink }, leastText},
	{"Muted", func(t *deck.Theme) *deck.Hex { return &t.Colors.Muted }, leastText},
	{"Accent", func(t *deck.Theme) *deck.Hex { return &t.Colors.Accent }, leastText},
	{"Second", func(t *deck.Theme) *deck.Hex { return &t.Colors.Second }, leastText},
	{"Tint", func(t *deck.Theme) *deck.Hex { return &t.Colors.Tint }, 0},
	{"Rule", func(t *deck.Theme) *deck.Hex { return &t.Colors.Rule }, 0},
	{"Warning", func(t *deck.Theme) *deck.Hex { return &t.Colors.Warn }, leastText},
	{"Error", func(t *deck.Theme) *deck.Hex { return &t.Colors.Error }, leastText},
	{"Good", func(t *deck.Theme) *deck.Hex { return &t.Colors.Good }, leastText},
	{"Grey marks", func(t *deck.Theme) *deck.Hex { return &t.Grey }, leastMark},
}

// themes is the sheet that shows the looks a deck can have, and makes one's own.
type themes struct {
	ed      *Editor
	sheet   *kit.Sheet
	all     []app.NamedTheme
	at      int
	theme   deck.Theme // the chosen one with what was changed
	changed bool
	rows    *kit.Rows
	preview *gallery
	pane    *kit.Pane
	about   *kit.Para
	lines   []*roleLine
	name    *kit.Entry
	footer  *kit.Entry
	save    *kit.Button
	use     *kit.Button
	remove  *kit.Button
	filling bool
}

// roleLine edits one colour: its value, how it looks, and how far it stands out.
type roleLine struct {
	entry  *kit.Entry
	swatch *canvas.Rectangle
	told   *kit.Text
}

// EditThemes shows the themes with the open deck in them.
func (ed *Editor) EditThemes() {
	if ed.deck == nil {
		ed.desk.Stage.Toast("Open or make a deck first: the themes are shown with it")
		return
	}
	t := &themes{ed: ed, all: ed.desk.Work.Engine().Themes.All()}
	t.rows = kit.NewRows(kit.RowsConfig{
		Height: nameRowHeight,
		New:    func() kit.RowView { return newNameRow(t.choose, func(int) { t.apply() }) },
		Show: func(at int, v kit.RowView) {
			c := t.all[at].Theme.Colors
			v.(*nameRow).show(at, t.all[at].Theme.Name, at == t.at, paint(c.Ground), paint(c.Ink), paint(c.Accent), paint(c.Second))
		},
	})
	t.preview = newGallery(ed.cfg.Painter)
	t.sheet = ed.desk.Stage.Show(t.body(), fyne.NewSize(themesWidth, themesHeight))
	t.sheet.OnEnter, t.sheet.OnKey = t.apply, t.key
	t.sheet.OnClose = func() {
		ed.desk.Tasks.Cancel("editor:theme")
		t.preview.show(nil)
	}
	t.rows.SetCount(len(t.all))
	t.choose(max(0, t.index(ed.deck.Meta.Theme)))
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
	t.makeForm()
	left := kit.Wide(themesList, kit.Dock(kit.Docked{Right: kit.Line(), Middle: t.rows}))
	right := kit.Wide(themesForm, kit.Dock(kit.Docked{Left: kit.Line(), Middle: t.pane}))
	about := kit.Inset(kit.Edges{Top: kit.Unit, Left: 2 * kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit}, t.about)
	middle := kit.Dock(kit.Docked{Bottom: about, Middle: container.NewStack(kit.NewBox(kit.Desk, "", 0), t.preview)})
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

// makeForm makes the fields of a theme.
func (t *themes) makeForm() {
	t.name, t.footer = kit.NewEntry(), kit.NewEntry()
	t.name.OnChanged = t.edit(func(s string) { t.theme.Name = s })
	t.footer.OnChanged = t.edit(func(s string) { t.theme.Footer = s })
	t.footer.SetPlaceHolder("Whose document it is")
	rows := []fyne.CanvasObject{kit.Field("Name", t.name), kit.Field("Footer", t.footer), kit.Line()}
	for _, r := range roles {
		l := &roleLine{entry: kit.NewEntry(), swatch: canvas.NewRectangle(nil), told: kit.NewLine("", 64, kit.Style{Color: kit.Muted, Size: kit.SmallSize})}
		l.swatch.CornerRadius, l.swatch.StrokeWidth = 4, 1
		l.entry.OnChanged = t.edit(func(s string) { *r.of(&t.theme) = deck.Hex(strings.TrimSpace(s)) })
		t.lines = append(t.lines, l)
		rows = append(rows, kit.Row(kit.Unit,
			kit.Wide(76, kit.NewText(r.label, kit.Style{Size: kit.SmallSize})), kit.Wide(96, l.entry), kit.Sized(28, 28, l.swatch), l.told))
	}
	t.pane = kit.NewPane(kit.All(2*kit.Unit), 8, rows...)
}

// edit takes what is typed into a field, unless the field is being filled.
func (t *themes) edit(set func(string)) func(string) {
	return func(s string) {
		if t.filling {
			return
		}
		set(s)
		t.changed = true
		t.show()
	}
}

func (t *themes) choose(at int) {
	if at < 0 || at >= len(t.all) {
		return
	}
	t.at, t.theme, t.changed = at, t.all[at].Theme, false
	t.rows.Update()
	t.rows.Reveal(at)
	t.filling = true
	t.name.SetText(t.theme.Name)
	t.footer.SetText(t.theme.Footer)
	for i, r := range roles {
		t.lines[i].entry.SetText(string(*r.of(&t.theme)))
	}
	t.filling = false
	t.show()
}

// show says how the theme stands and paints the deck in it.
func (t *themes) show() {
	sound := true
	ground := layout.Color(t.theme.Colors.Ground)
	for i, r := range roles {
		hex := *r.of(&t.theme)
		valid := hex.Valid()
		sound = sound && valid
		told, color := "", kit.Muted
		switch ratio := frame.Contrast(layout.Color(hex), ground); {
		case !valid:
			told, color = "#RRGGBB", kit.Bad
		case r.least > 0:
			told = fmt.Sprintf("%.1f to 1", ratio)
			if ratio < r.least {
				told, color = fmt.Sprintf("%.1f, needs %.1f", ratio, r.least), kit.Bad
			}
		}
		l := t.lines[i]
		l.told.SetText(told)
		l.told.SetStyle(kit.Style{Color: color, Size: kit.SmallSize})
		l.swatch.FillColor, l.swatch.StrokeColor = paint(hex), theme.Color(kit.RuleInk)
		l.swatch.Refresh()
	}
	own := t.all[t.at].Own
	t.about.SetText(t.said())
	t.use.SetEnabled(sound && !t.changed)
	t.save.SetEnabled(sound && t.changed)
	t.remove.Hidden = !own
	t.remove.Refresh()
	if sound {
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

// paint shows the deck's first slides in the theme, after a moment without typing.
func (t *themes) paint() {
	th, d, work := t.theme, t.ed.session.Deck(), t.ed.desk.Work
	app.Go(t.ed.desk.Tasks, "editor:theme", func(ctx context.Context) (layout.Result, error) {
		if err := rest(ctx, themeAfter); err != nil {
			return layout.Result{}, err
		}
		b, err := work.Book(ctx)
		if err != nil {
			return layout.Result{}, err
		}
		return work.Engine().Try(ctx, app.Trial{Deck: d, Book: b, Theme: th, As: app.AsSlides, Most: galleryMost})
	}, func(r layout.Result, err error) {
		if err != nil {
			t.ed.desk.Shell.Fail("Show the theme", err)
			return
		}
		t.preview.show(r.Pages)
	})
}

// apply gives the open deck the chosen theme.
func (t *themes) apply() {
	if t.changed {
		t.keep()
		return
	}
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

// take adds a theme file to the user's own.
func (t *themes) take() {
	t.ed.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Import a theme", Do: "Import theme", Kinds: []string{".yaml", ".yml"},
		OnDo: func(path string) {
			e := t.ed.desk.Work.Engine()
			raw, err := os.ReadFile(path)
			var th deck.Theme
			if err == nil {
				th, err = e.ThemeText.Read(path, bytes.NewReader(raw))
			}
			key := ""
			if err == nil {
				key, err = e.Themes.Save(th)
			}
			if err != nil {
				t.ed.desk.Stage.Toast(capital(err.Error()))
				return
			}
			t.reload(key)
		},
	})
}

// give writes the chosen theme as a file to hand on.
func (t *themes) give() {
	th := t.theme
	t.ed.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Export the theme to which folder?", Do: "Export theme", Folder: true,
		OnDo: func(dir string) {
			path := filepath.Join(dir, evidence.Slug(th.Name)+".yaml")
			if _, err := os.Stat(path); err != nil {
				t.write(th, path)
				return
			}
			t.ed.desk.Stage.Ask(kit.Question{
				Title: "Replace " + filepath.Base(path) + "?", Text: "There is a file of that name in the folder.", Do: "Replace",
				OnDo: func() { t.write(th, path) },
			})
		},
	})
}

func (t *themes) write(th deck.Theme, path string) {
	var text bytes.Buffer
	err := t.ed.desk.Work.Engine().ThemeText.Write(&text, th)
	if err == nil {
		err = app.WriteWhole(path, text.Bytes())
	}
	if err != nil {
		t.ed.desk.Shell.Fail("Export the theme", err)
		return
	}
	t.ed.desk.Stage.Toast("Written to " + path)
}
