package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// shifted tells whether Shift is down. A variable key event does not say it.
func shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// key takes the plain keys that no field and no sheet took.
func (w *Window) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyF1:
		w.showKeys()
	case fyne.KeyF5:
		w.editor.Present(shifted())
	case fyne.KeyF6:
		w.nextPane()
	case fyne.KeyF11:
		w.fullScreen()
	case fyne.KeyEscape:
		if w.win.Canvas().Focused() != nil {
			w.win.Canvas().Unfocus()
			return
		}
		w.errors.Clear()
		w.placeKey(ev)
	default:
		w.placeKey(ev)
	}
}

func (w *Window) placeKey(ev *fyne.KeyEvent) {
	if p, ok := w.places[w.at].(place.Keyed); ok && w.win.Canvas().Focused() == nil {
		p.Key(ev)
	}
}

func (w *Window) fullScreen() { w.win.SetFullScreen(!w.win.FullScreen()) }

// nextPane moves the keys between the place and its fields.
func (w *Window) nextPane() {
	if p, ok := w.places[w.at].(interface{ NextPane() }); ok {
		p.NextPane()
	}
}

// setLook makes the program light or dark and keeps it so.
func (w *Window) setLook(m kit.Mode) {
	w.opts.App.Preferences().SetString(lookKey, string(m))
	w.theme = SetTheme(w.opts.App)
	w.menus.checkLook()
	w.menus.main.Refresh()
}

// keyList is what the keys overview shows.
var keyList = []struct{ head, keys string }{
	{"Everywhere", "Ctrl+1 … 4  a place\nCtrl+N  new deck\nCtrl+O  open a library\nCtrl+E  export\nCtrl+Z  undo\nCtrl+Shift+Z, Ctrl+Y  redo\nF6  next pane\nF11  full screen\nF1  this list\nCtrl+Q  quit"},
	{"Deck", "Up, Down  other slide\nCtrl+M  new slide\nCtrl+D  duplicate\nDelete  delete slide\nCtrl+Up, Ctrl+Down  move slide\nEnter  edit the title\nCtrl+K  insert a figure\nTab in bullets  second level\nEscape  leave a field"},
	{"Presenting", "F5  from the first slide\nShift+F5  from this slide\nSpace, arrows, Page keys  next, back\nHome, End  first, last\nNumber and Enter  go to\nB, W  black, white\nV  in a window\nEscape  leave"},
}

// showKeys shows every key.
func (w *Window) showKeys() {
	if w.stage.Busy() {
		return
	}
	cols := kit.Row(4 * kit.Unit)
	for _, l := range keyList {
		cols.Add(kit.Wide(216, kit.Column(kit.Unit,
			kit.NewText(l.head, kit.Style{Bold: true, Color: kit.Accent}), kit.NewPara(l.keys, kit.Style{Size: kit.SmallSize}))))
	}
	w.stage.Tell("Keys", cols, 760)
}

func (w *Window) about() {
	m := w.opts.App.Metadata()
	text := "Turns papers into briefings whose every number can say where it comes from."
	if m.Version != "" {
		text = "Version " + m.Version + ". " + text
	}
	w.stage.Tell("Briefdeck", kit.NewPara(text+"\nThe library is "+w.work.Library().Path(), kit.Style{Color: kit.Muted}), 480)
}
