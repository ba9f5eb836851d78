package kit

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Icon is a line drawing on a 24 × 24 grid, as the body of an SVG. It takes its
// colour where it is shown.
type Icon string

// The icons.
const (
	IconLibrary   Icon = `<path d="M5 4.5h4v15H5z"/><path d="M9 4.5h4v15H9z"/><path d="M14.2 5.4l3.8-1 3.6 14.1-3.8 1z"/>`
	IconEvidence  Icon = `<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/><path d="M8 12V10.5M10.5 12V8.5M13 12V9.8"/>`
	IconDeck      Icon = `<path d="M4 5h16v11H4z"/><path d="M9 20h6M12 16v4"/><path d="M8 12.5V10M12 12.5V8.5M16 12.5V9.5"/>`
	IconExports   Icon = `<path d="M12 4v10M8 10.5l4 4 4-4"/><path d="M5 15v4.5h14V15"/>`
	IconPlus      Icon = `<path d="M12 5.5v13M5.5 12h13"/>`
	IconPlay      Icon = `<path class="f" d="M8 5.5l10.5 6.5L8 18.5z"/>`
	IconDown      Icon = `<path d="M7.5 10l4.5 4.5 4.5-4.5"/>`
	IconSearch    Icon = `<circle cx="10.5" cy="10.5" r="5.5"/><path d="M14.8 14.8l4.7 4.7"/>`
	IconClose     Icon = `<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>`
	IconTrash     Icon = `<path d="M5 7h14M10 4.5h4M7 7l.8 12.5h8.4L17 7M10.2 10.5v5.5M13.8 10.5v5.5"/>`
	IconUp        Icon = `<path d="M12 18.5v-13M7 10.5l5-5 5 5"/>`
	IconLower     Icon = `<path d="M12 5.5v13M7 13.5l5 5 5-5"/>`
	IconWarning   Icon = `<path d="M12 4.5l8.5 15h-17z"/><path d="M12 10v4.5M12 16.7v.3"/>`
	IconDocument  Icon = `<path d="M6.5 3.5h7l4 4v13h-11z"/><path d="M13.5 3.5v4h4M9 12h6M9 15.5h6"/>`
	IconChart     Icon = `<path d="M4.5 19.5h15M7 16.5V11M12 16.5V6M17 16.5V9"/>`
	IconEye       Icon = `<path d="M3 12c2.4-4 5.4-6 9-6s6.6 2 9 6c-2.4 4-5.4 6-9 6s-6.6-2-9-6z"/><circle cx="12" cy="12" r="2.6"/>`
	IconHidden    Icon = `<path d="M3 12c2.4-4 5.4-6 9-6s6.6 2 9 6c-2.4 4-5.4 6-9 6s-6.6-2-9-6z"/><path d="M5 19.5l14-15"/>`
	IconText      Icon = `<path d="M5 6.5h14M5 11h14M5 15.5h9"/>`
	IconMore      Icon = `<circle class="f" cx="5.5" cy="12" r="1.5"/><circle class="f" cx="12" cy="12" r="1.5"/><circle class="f" cx="18.5" cy="12" r="1.5"/>`
	IconCheck     Icon = `<path d="M5 12.5l4.5 4.5L19 7.5"/>`
	IconFolder    Icon = `<path d="M3.5 6h6l2 2.5h9v10.5h-17z"/>`
	IconImport    Icon = `<path d="M12 14.5v-10M8 8.5l4-4 4 4"/><path d="M5 15v4.5h14V15"/>`
	IconDuplicate Icon = `<path d="M8.5 8.5h11v11h-11z"/><path d="M15.5 5.5v-1h-11v11h1"/>`
)

// In is the icon in a colour, as something Fyne can show.
func (i Icon) In(c color.Color) fyne.Resource {
	r, g, b, _ := c.RGBA()
	hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	body := strings.ReplaceAll(string(i), `class="f"`, `fill="`+hex+`"`)
	body = strings.ReplaceAll(body, "/>", ` stroke="`+hex+`" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`)
	for _, shape := range []string{"<path d", "<circle cx"} {
		body = strings.ReplaceAll(body, shape, strings.Replace(shape, " ", ` fill="none" `, 1))
	}
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">` + body + `</svg>`
	return fyne.NewStaticResource(i.name()+hex[1:]+".svg", []byte(svg))
}

// name is unique to the drawing: Fyne keeps painted images by resource name.
func (i Icon) name() string {
	sum := uint32(2166136261)
	for _, b := range []byte(i) {
		sum = (sum ^ uint32(b)) * 16777619
	}
	return fmt.Sprintf("icon-%08x-", sum)
}

// Themed is the icon in a theme colour, as it is at the moment: also a picture that Fyne
// paints again by itself follows the look.
func (i Icon) Themed(name fyne.ThemeColorName) fyne.Resource { return themedIcon{i, name} }

// themedIcon is an icon that takes its colour each time it is painted. Fyne's own themed
// resources replace only what fills a drawing, and ours are strokes.
type themedIcon struct {
	icon Icon
	ink  fyne.ThemeColorName
}

// Name implements fyne.Resource. Another colour is another name: Fyne keeps what it painted.
func (t themedIcon) Name() string { return t.icon.In(current(t.ink)).Name() }

// Content implements fyne.Resource.
func (t themedIcon) Content() []byte { return t.icon.In(current(t.ink)).Content() }

// image is the icon as a canvas object in a theme colour.
func (i Icon) image(name fyne.ThemeColorName, side float32) *canvas.Image {
	img := canvas.NewImageFromResource(i.Themed(name))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(side))
	return img
}

// tint repaints an icon made by image in another colour.
func (i Icon) tint(img *canvas.Image, name fyne.ThemeColorName) {
	img.Resource = i.Themed(name)
	img.Refresh()
}
