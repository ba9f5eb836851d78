package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// What is kept as a resource, and not as our own image, has the colour of the look too.
func TestIconsFollowTheLook(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(NewTheme(Light))
	win := test.NewTempWindow(t, container.NewVBox(NewSearch("", nil), IconWarning.image(theme.ColorNamePlaceHolder, 24)))
	win.Resize(fyne.NewSize(200, 100))
	for _, mode := range []Mode{Dark, Light, Dark} {
		th := NewTheme(mode)
		a.Settings().SetTheme(th)
		want := color.NRGBAModel.Convert(th.Color(theme.ColorNamePlaceHolder, theme.VariantLight))
		for name, top := range map[string][2]int{"the search field's": {0, 36}, "a picture's": {40, 100}} {
			if !painted(win, want, top) {
				t.Errorf("%s icon is not in the colour of the %s look", name, mode)
			}
		}
	}
}

// painted tells whether a colour stands between two heights of a window.
func painted(win fyne.Window, want color.Color, rows [2]int) bool {
	img := win.Canvas().Capture()
	b := img.Bounds()
	for y := rows[0]; y < min(rows[1], b.Max.Y); y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if color.NRGBAModel.Convert(img.At(x, y)) == want {
				return true
			}
		}
	}
	return false
}
