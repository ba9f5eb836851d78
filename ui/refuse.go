package ui

import (
	"fyne.io/fyne/v2"

	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Refuse shows, in a window of its own, why the program cannot start, and stays until
// it is closed: who starts a program from a menu sees no terminal.
func Refuse(a fyne.App, tried string, err error) {
	SetTheme(a)
	w := a.NewWindow("Briefdeck")
	w.SetPadded(false)
	text := kit.Column(kit.Unit,
		kit.NewPara(tried+" did not work.", kit.Style{Size: kit.HeadingSize, Bold: true}),
		kit.NewPara(place.Advice(err), kit.Style{Color: kit.Muted}))
	foot := kit.Row(0, kit.Spacer(), kit.NewPrimary("", "Quit", w.Close))
	body := kit.Inset(kit.All(3*kit.Unit), kit.Dock(kit.Docked{Middle: text, Bottom: foot}))
	w.SetContent(kit.On(kit.Ground, body))
	w.Resize(fyne.NewSize(560, 240))
	w.CenterOnScreen()
	w.ShowAndRun()
}
