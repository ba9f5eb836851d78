package ui

import (
	"os"
	"runtime"

	"fyne.io/fyne/v2"

	"briefdeck/ui/editor"
	"briefdeck/ui/kit"
)

// lookKey is where the chosen look is kept in the user's preferences.
const lookKey = "look"

// SetTheme gives the program its look. It comes before any widget is made.
func SetTheme(a fyne.App) *kit.Theme { return setTheme(a, !asked()) }

func setTheme(a fyne.App, quiet bool) *kit.Theme {
	t := kit.NewTheme(kit.Mode(a.Preferences().String(lookKey)))
	t.Quiet = quiet
	kit.DropShapes()
	a.Settings().SetTheme(t)
	return t
}

// asked tells whether the system is known to say light or dark from the start. On a
// free desktop it may answer later or never, and until then Fyne reports dark.
func asked() bool {
	return runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("FYNE_THEME") != ""
}

// followSystem takes the desktop's word for light or dark when it comes.
func (w *Window) followSystem() {
	w.opts.App.Settings().AddListener(func(fyne.Settings) {
		if w.dressing || !w.theme.Quiet {
			return
		}
		w.opts.Post(func() { w.dress(false) })
	})
}

// setLook makes the program light or dark and keeps it so.
func (w *Window) setLook(m kit.Mode) {
	w.opts.App.Preferences().SetString(lookKey, string(m))
	w.dress(w.theme.Quiet)
	w.menus.checkLook()
	w.menus.main.Refresh()
}

// dress sets the theme again.
func (w *Window) dress(quiet bool) {
	w.dressing = true
	defer func() { w.dressing = false }()
	w.theme = setTheme(w.opts.App, quiet)
}

// What is remembered of how slides are looked at while they are edited.
const (
	zoomKey   = "zoom"   // in per cent, 0 for as large as fits
	guidesKey = "guides" // margins and columns over the slide
	plainKey  = "plain"  // typed numbers are not marked
)

// resumeView shows slides as they were seen the last time.
func (w *Window) resumeView() {
	p := w.opts.App.Preferences()
	w.editor.Resume(min(max(0, p.Int(zoomKey)), 400), p.Bool(guidesKey))
	w.editor.MarkTyped(!p.Bool(plainKey))
}

// rememberView keeps how slides are seen now.
func (w *Window) rememberView(s editor.Status) {
	if s.Zoom == 0 {
		return // no slide is
	}
	zoom, p := s.Zoom, w.opts.App.Preferences()
	if s.Fitted {
		zoom = 0
	}
	if p.Int(zoomKey) != zoom {
		p.SetInt(zoomKey, zoom)
	}
	if p.Bool(guidesKey) != s.Guides {
		p.SetBool(guidesKey, s.Guides)
	}
	if p.Bool(plainKey) == s.Typed {
		p.SetBool(plainKey, !s.Typed)
	}
}

// checkLook marks the look that is on.
func (m *menus) checkLook() {
	for mode, it := range m.looks {
		it.Checked = mode == m.w.theme.Mode
	}
}
