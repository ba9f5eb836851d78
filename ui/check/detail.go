package check

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// detail shows the chosen finding in full, with what can be done about it.
type detail struct {
	c    *Check
	pane *kit.Pane
}

func newDetail(c *Check) *detail {
	return &detail{c: c, pane: kit.NewPane(kit.All(2*kit.Unit), 12)}
}

func (d *detail) show() {
	f, ok := d.c.chosen()
	if !ok {
		d.pane.Set(d.summary()...)
		return
	}
	objects := []fyne.CanvasObject{
		kit.Row(6, kit.Dot(color(f.Severity)), kit.NewText(severityWord(f), kit.Style{Color: kit.Muted, Size: kit.SmallSize, Bold: true})),
		kit.NewPara(f.Title, kit.Style{Size: kit.HeadingSize, Bold: true}),
	}
	objects = append(objects, d.what(f)...)
	if f.Why != "" {
		objects = append(objects, labelled("Why it matters", place.Sentence(f.Why)))
	}
	objects = append(objects, labelled("What to do", place.Sentence(f.Hint)))
	if f.Dismissed != "" {
		objects = append(objects, labelled("Why it was dismissed", place.Sentence(f.Dismissed)))
	}
	objects = append(objects, d.buttons(f)...)
	d.pane.Set(objects...)
}

// what says what is wrong: of words that differ, both sides with what differs marked.
func (d *detail) what(f deck.Finding) []fyne.CanvasObject {
	if len(f.Wording) == 0 {
		return []fyne.CanvasObject{kit.NewPara(place.Sentence(f.Text), kit.Style{})}
	}
	text, _, _ := strings.Cut(f.Text, ": ")
	return []fyne.CanvasObject{
		kit.NewPara(place.Sentence(text), kit.Style{}),
		said("The slide says", source.InOld, f.Wording),
		said("The source says", source.InNew, f.Wording),
	}
}

// said is one side of words that differ.
func said(label string, side source.Part, all []source.Stretch) fyne.CanvasObject {
	ground := fyne.ThemeColorName(kit.GoneGround)
	if side == source.InNew {
		ground = kit.CameGround
	}
	var pieces []kit.Piece
	for _, s := range all {
		switch s.In {
		case source.InBoth:
			pieces = append(pieces, kit.Piece{Text: s.Text})
		case side:
			pieces = append(pieces, kit.Piece{Text: s.Text, Ground: ground, Bold: true})
		case source.InOld, source.InNew: // the other side says it
		}
	}
	words := kit.NewProse(kit.ProseLook{Size: 14, Lead: 22}, pieces...)
	return kit.Card(kit.Column(4, kit.NewText(label, kit.Style{Color: kit.Muted, Size: kit.SmallSize}), words))
}

func labelled(label, text string) fyne.CanvasObject {
	return kit.Column(2, kit.NewText(label, kit.Style{Color: kit.Muted, Size: kit.SmallSize}), kit.NewPara(text, kit.Style{}))
}

func severityWord(f deck.Finding) string {
	word := map[deck.Severity]string{deck.Error: "Error: it stops the export", deck.Warning: "Warning", deck.Note: "Note"}[f.Severity]
	if f.Dismissed != "" {
		word = "Dismissed"
	}
	return word
}

// buttons are the actions on a finding, with their keys.
func (d *detail) buttons(f deck.Finding) []fyne.CanvasObject {
	c := d.c
	var out []fyne.CanvasObject
	action := func(b *kit.Button, key string) {
		out = append(out, kit.Row(kit.Unit, b, kit.NewText(key, kit.Style{Color: kit.Muted, Size: kit.SmallSize})))
	}
	if f.Fix != nil && f.Dismissed == "" {
		action(kit.NewPrimary(kit.IconCheck, kit.Ellipsis(f.Fix.Label, 240, kit.Style{Bold: true}), c.fix), "F")
	}
	if tooLong(f) {
		action(kit.NewPrimary(kit.IconCheck, "Shrink to fit", c.fix), "F")
		action(kit.NewButton("Split slide", c.split), "S")
	}
	where := "Go to the deck"
	if f.Slide != "" {
		where = "Go to the slide"
	}
	action(kit.NewButton(where, c.jump), "Enter")
	if f.Figure != "" {
		action(kit.NewButton("Open the figure", c.evidence), "E")
	}
	switch {
	case f.Dismissed != "":
		action(kit.NewButton("Bring it back", c.dismiss), "D")
	case !f.Firm:
		action(kit.NewButton("Dismiss…", c.dismiss), "D")
	}
	return out
}

// summary is what stands where no finding is chosen.
func (d *detail) summary() []fyne.CanvasObject {
	r := d.c.report
	if d.c.deck == nil {
		return nil
	}
	objects := []fyne.CanvasObject{kit.NewPara(d.c.deck.Meta.Title, kit.Style{Size: kit.HeadingSize, Bold: true})}
	if all := r.Bound + r.Unbound; all > 0 {
		objects = append(objects, kit.NewPara(boundWords(r.Bound, all), kit.Style{Color: kit.Muted}))
	}
	return objects
}

func boundWords(bound, all int) string {
	if bound == all {
		return "Every number is bound to a figure: " + plural(all, "number") + "."
	}
	return fmt.Sprintf("%d of %s bound to figures.", bound, plural(all, "number"))
}
