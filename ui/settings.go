package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/export"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// What a person sets is kept in the user's preferences, beside the look and the window's
// size. What new decks begin with has keys of its own.
const (
	fromKey     = "new-from"
	markingKey  = "new-marking"
	languageKey = "new-language"
	themeKey    = "new-theme"
	paperKey    = "new-paper"
	exportsKey  = "exports-folder"
)

const settingsWidth = 600 // logical pixels

// newMeta is what new decks say about themselves unless they are told otherwise.
func (w *Window) newMeta() deck.Meta {
	p := w.opts.App.Preferences()
	m := deck.Meta{From: p.String(fromKey), Marking: p.String(markingKey), Language: p.String(languageKey), Theme: p.String(themeKey), Paper: p.String(paperKey)}
	if _, ok := w.work.Engine().Themes.Get(m.Theme); !ok {
		m.Theme = "" // it was deleted meanwhile
	}
	if m.Paper != "Letter" {
		m.Paper = ""
	}
	return m
}

// exportsFolder is where exports go; empty when none is set, or the one that is set is
// not there.
func (w *Window) exportsFolder() string {
	dir := w.opts.App.Preferences().String(exportsKey)
	if !isFolder(dir) {
		return ""
	}
	return dir
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return filepath.IsAbs(path) && err == nil && st.IsDir()
}

// settings is the sheet of what a person sets. Each change is kept at once.
type settings struct {
	w      *Window
	prefs  fyne.Preferences
	sheet  *kit.Sheet
	pane   *kit.Pane
	folder *kit.Entry
	told   *kit.Para // about the folder
}

// showSettings shows what can be set.
func (w *Window) showSettings() {
	if w.stage.Busy() {
		return
	}
	s := &settings{w: w, prefs: w.opts.App.Preferences()}
	s.sheet = w.stage.Show(s.body(), fyne.NewSize(settingsWidth, 0))
	s.sheet.OnEnter = s.sheet.Close
	s.tell()
}

func (s *settings) body() fyne.CanvasObject {
	side := float32(3 * kit.Unit)
	s.pane = kit.NewPane(kit.Edges{Top: 2 * kit.Unit, Left: side, Right: side, Bottom: 2 * kit.Unit}, 12,
		append(append(s.looks(), s.newDecks()...), s.places()...)...)
	head := kit.Inset(kit.Edges{Top: side, Left: side, Right: side, Bottom: 2 * kit.Unit},
		kit.NewText("Settings", kit.Style{Size: kit.HeadingSize, Bold: true}))
	said := kit.NewText("Each change is kept at once.", kit.Style{Color: kit.Muted, Size: kit.SmallSize})
	foot := kit.Inset(kit.Edges{Top: 2 * kit.Unit, Left: side, Right: side, Bottom: 2 * kit.Unit},
		kit.Row(kit.Unit, said, kit.Spacer(), kit.NewPrimary("", "Done", func() { s.sheet.Close() })))
	return kit.Dock(kit.Docked{
		Top:    kit.Dock(kit.Docked{Middle: head, Bottom: kit.Line()}),
		Bottom: kit.Dock(kit.Docked{Top: kit.Line(), Middle: foot}),
		Middle: kit.Sized(0, 516, s.pane),
	})
}

func group(words string) fyne.CanvasObject {
	return kit.NewText(words, kit.Style{Bold: true, Color: kit.Accent})
}

// looks lets the window's look be chosen.
func (s *settings) looks() []fyne.CanvasObject {
	modes := []string{string(kit.System), string(kit.Light), string(kit.Dark)}
	look := kit.NewOneOf(modes, []string{"Look of the system", "Light", "Dark"}, func(v string) { s.w.setLook(kit.Mode(v)) })
	look.Set(string(s.w.theme.Mode))
	return []fyne.CanvasObject{group("Window"), kit.Field("Look", look.Button), kit.Line()}
}

// newDecks lets be set what new decks begin with.
func (s *settings) newDecks() []fyne.CanvasObject {
	keys, names := []string{""}, []string{"That of the template"}
	for _, t := range s.w.work.Engine().Themes.All() {
		keys, names = append(keys, t.Key), append(names, t.Theme.Name)
	}
	theme := kit.NewOneOf(keys, names, func(v string) { s.prefs.SetString(themeKey, v) })
	theme.Set(s.w.newMeta().Theme)
	paper := kit.NewOneOf(deck.Papers, nil, func(v string) { s.prefs.SetString(paperKey, v) })
	paper.Set(s.prefs.String(paperKey))
	return []fyne.CanvasObject{
		group("New decks"),
		kit.Beside(2*kit.Unit, s.text("From", "Policy unit", fromKey), s.text("Marking", "For internal use", markingKey)),
		kit.Beside(2*kit.Unit, s.text("Language", "en, zh-Hans …", languageKey), kit.Field("Theme", theme.Button), kit.Field("Paper", paper.Button)),
		kit.Line(),
	}
}

// text edits one text that is kept under a key.
func (s *settings) text(label, hint, key string) fyne.CanvasObject {
	e := kit.NewEntry()
	e.SetText(s.prefs.String(key))
	e.SetPlaceHolder(hint)
	e.OnChanged = func(text string) { s.prefs.SetString(key, strings.TrimSpace(text)) }
	e.OnSubmitted = func(string) { s.sheet.Close() }
	return kit.Field(label, e)
}

// places are where files go, and where the library lies.
func (s *settings) places() []fyne.CanvasObject {
	s.folder, s.told = kit.NewEntry(), kit.NewPara("", kit.Style{Size: kit.SmallSize})
	s.folder.SetText(s.prefs.String(exportsKey))
	s.folder.SetPlaceHolder(export.DefaultFolder())
	s.folder.OnChanged = func(string) { s.keepFolder() }
	s.folder.OnSubmitted = func(string) { s.sheet.Close() }
	choose := kit.NewButton("Choose…", func() {
		s.w.stage.AskFile(kit.FileQuestion{
			Title: "Export to which folder?", Do: "Choose folder", Dir: s.folder.Text, Folder: true, OnDo: s.folder.SetText,
		})
	})
	library := s.w.work.Library().Path()
	show := kit.NewButton("Show in folder", func() { place.OpenOutside(s.w, filepath.Dir(library)) })
	beside := func(o fyne.CanvasObject, b *kit.Button) fyne.CanvasObject {
		return kit.Dock(kit.Docked{Middle: o, Right: kit.Inset(kit.Edges{Left: kit.Unit}, b)})
	}
	return []fyne.CanvasObject{
		group("Files"), kit.Field("Folder for exports", beside(s.folder, choose)), s.told,
		kit.Field("Library", beside(kit.Inset(kit.Edges{Top: 6}, kit.NewPara(library, kit.Style{})), show)),
	}
}

func (s *settings) keepFolder() {
	s.prefs.SetString(exportsKey, strings.TrimSpace(s.folder.Text))
	s.tell()
	if dir := s.w.exportsFolder(); dir != "" {
		s.w.useExportsFolder(dir)
	}
}

// tell says what is wrong with the folder for exports, or what it means.
func (s *settings) tell() {
	s.told.Style.Color = kit.Muted
	text := "Where a deck goes that was not exported before."
	if dir := strings.TrimSpace(s.folder.Text); dir != "" && !isFolder(dir) {
		s.told.Style.Color = kit.Bad
		text = "There is no such folder: exports go to " + export.DefaultFolder() + "."
	}
	s.told.SetText(text)
	s.told.Refresh()
	s.pane.Relayout()
}

// useExportsFolder tells Exports of another folder.
func (w *Window) useExportsFolder(dir string) {
	for _, p := range w.places {
		if to, ok := p.(*export.Export); ok {
			to.UseFolder(dir)
		}
	}
}
