package editor

import (
	"image"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// logoPart is the part of a theme's form with its logo.
type logoPart struct {
	t       *themes
	picture *canvas.Image
	none    *kit.Para
	remove  *kit.Button
	place   *kit.OneOf
	slides  *kit.OneOf
	brief   *kit.OneOf
	heights []*numberField
	details *fyne.Container
	rows    []fyne.CanvasObject
}

func newLogoPart(t *themes) *logoPart {
	p := &logoPart{t: t, picture: &canvas.Image{FillMode: canvas.ImageFillContain}}
	p.none = kit.NewPara("No logo. A PNG or JPEG picture is kept in the theme and travels with it.", kit.Style{Color: kit.Muted})
	p.remove = kit.NewButton("Remove", func() { t.change(func() { t.theme.Logo = deck.Logo{} }) })
	choice := func(values, words []string, of func() *string) *kit.OneOf {
		return kit.NewOneOf(values, words, func(v string) { t.change(func() { *of() = v }) })
	}
	p.place = choice(deck.LogoPlaces, []string{"Top left", "Top right", "Bottom left", "Bottom right"}, func() *string { return &t.theme.Logo.Place })
	p.slides = choice(deck.LogoOn, []string{"On all slides", "On title slides", "On no slide"}, func() *string { return &t.theme.Logo.Slides })
	p.brief = choice(deck.LogoOn, []string{"On all pages", "On the first page", "On no page"}, func() *string { return &t.theme.Logo.Brief })
	on := t.number("Height on slides", func() *float64 { return &t.theme.Logo.Height })
	paper := t.number("Height in the brief", func() *float64 { return &t.theme.Logo.BriefHeight })
	p.heights = []*numberField{on, paper}
	p.details = kit.Column(kit.Unit, kit.Field("Place", p.place.Button),
		kit.Beside(kit.Unit, kit.Field("Slides", p.slides.Button), kit.Field("Height, pixels", on.entry)),
		kit.Beside(kit.Unit, kit.Field("Brief", p.brief.Button), kit.Field("Height, points", paper.entry)))
	ground := container.NewStack(kit.NewBox(kit.Desk, kit.RuleInk, 6), kit.Inset(kit.All(kit.Unit), p.picture))
	p.rows = []fyne.CanvasObject{
		kit.Sized(100, 96, ground), p.none,
		kit.Row(kit.Unit, kit.NewButton("Choose a picture…", p.choose), p.remove), p.details,
	}
	return p
}

func (p *logoPart) objects() []fyne.CanvasObject { return p.rows }

// choose asks for a picture and puts it into the theme.
func (p *logoPart) choose() {
	p.t.ed.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Choose a logo", Do: "Use as logo", Kinds: []string{".png", ".jpg", ".jpeg"},
		OnDo: func(path string) {
			l, err := p.read(path)
			if err != nil {
				p.t.ed.desk.Stage.Toast(capital(err.Error()))
				return
			}
			p.t.change(func() { p.t.theme.Logo = l })
		},
	})
}

func (p *logoPart) read(path string) (deck.Logo, error) {
	f, err := os.Open(path)
	if err != nil {
		return deck.Logo{}, err
	}
	l, err := p.t.ed.desk.Work.Engine().ThemeText.Logo(p.t.theme.Logo, f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return l, err
}

func (p *logoPart) fill() {
	l := p.t.theme.Logo
	p.place.Set(l.Place)
	p.slides.Set(l.Slides)
	p.brief.Set(l.Brief)
	for _, n := range p.heights {
		n.fill()
	}
}

// show shows the picture, and the rest only where there is one.
func (p *logoPart) show() string {
	l := p.t.theme.Logo
	has := l.Pix != nil
	if p.picture.Image != l.Pix {
		p.picture.Image = l.Pix
		if !has {
			p.picture.Image = image.NewNRGBA(image.Rect(0, 0, 1, 1))
		}
		p.picture.Refresh()
		filling := p.t.filling
		p.t.filling = true
		p.fill()
		p.t.filling = filling
	}
	p.none.Hidden, p.remove.Hidden, p.details.Hidden = has, !has, !has
	if !has {
		return ""
	}
	for _, n := range p.heights {
		if f := n.fault(); f != "" {
			return f
		}
	}
	return ""
}
