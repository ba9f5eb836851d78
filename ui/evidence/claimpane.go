package evidence

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/evidence"
	"briefdeck/ui/claims"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// claimPane is the right pane while claims are listed: the chosen one, what it rests
// on, and what states it.
type claimPane struct {
	l       *claimList
	content fyne.CanvasObject
	pane    *kit.Pane
	foot    *fyne.Container
	key     string
}

func newClaimPane(l *claimList) *claimPane {
	p := &claimPane{l: l, pane: kit.NewPane(kit.All(2*kit.Unit), 12), foot: kit.Column(kit.Unit)}
	p.content = paneOver(p.pane, p.foot)
	return p
}

// show shows the chosen claim as it is now.
func (p *claimPane) show() {
	r, ok := p.l.chosen()
	fresh := kit.NewButton("New… (N)", p.l.e.NewClaim)
	if !ok {
		p.key = ""
		p.pane.Set(kit.NewPara("Choose a claim to see what it rests on.", kit.Style{Color: kit.Muted}))
		p.foot.Objects = []fyne.CanvasObject{kit.Row(kit.Unit, fresh)}
		p.content.Refresh()
		return
	}
	p.foot.Objects = []fyne.CanvasObject{
		kit.Row(kit.Unit, kit.NewPrimary("", "Add a figure (F)", p.l.addFigure), kit.NewButton("Edit (E)", p.l.edit)),
		kit.Row(kit.Unit, kit.NewButton("Open source", p.l.openSource), kit.NewButton("Delete (X)", p.l.delete), fresh),
	}
	if objects := p.body(r); p.key == r.Key {
		p.pane.Renew(objects...)
	} else {
		p.pane.Set(objects...)
	}
	p.key = r.Key
	p.content.Refresh()
}

func (p *claimPane) body(r claimRow) []fyne.CanvasObject {
	color := fyne.ThemeColorName(kit.Good)
	if !r.well {
		color = kit.Warn
	}
	state := kit.Row(6, kit.Dot(color), kit.NewText(claims.KindWords[r.Kind], kit.Style{Bold: true}), kit.NewText("· "+r.rests, kit.Style{Color: kit.Muted}))
	out := []fyne.CanvasObject{kit.NewPara(r.Text, kit.Style{Size: kit.HeadingSize, Bold: true}), state, kit.Line()}
	where := r.source
	if r.Section != "" {
		where += ", " + place.SectionWords(r.Section)
	}
	out = append(out, kit.Field("Claimed by", kit.NewPara(where, kit.Style{})))
	out = append(out, p.quotes(r.Claim)...)
	out = append(out, p.figures(r.Claim)...)
	if !r.carried {
		out = append(out, kit.NewPara("Nothing carries this claim yet. Add a figure, or choose the words that say it in the source's text.", kit.Style{Color: kit.Warn}))
	}
	out = append(out, p.stated(r.Key))
	return append(out, kit.Field("Key, for text", kit.NewPara("<!-- claims: "+r.Key+" -->", kit.Style{Color: kit.Muted, Mono: true, Size: kit.SmallSize})))
}

// words are a quote's words as they stand in its source's text; "" while it is being
// read, and when they are gone.
func (p *claimPane) words(q evidence.Quote) (words string, read bool) {
	doc, ok := p.l.e.docs[q.Source]
	if !ok {
		p.l.e.readDocument(q.Source)
		return "", false
	}
	_, para, ok := doc.Paragraph(q.Paragraph)
	if !ok {
		return "", true
	}
	return q.Span.In(para.Text), true
}

func (p *claimPane) quotes(c evidence.Claim) (out []fyne.CanvasObject) {
	for _, q := range c.Quotes {
		label := "Words of " + p.l.e.book.Sources[q.Source].Name()
		if q.Section != "" {
			label += ", " + place.SectionWords(q.Section)
		}
		words, read := p.words(q)
		switch {
		case q.Stale != "":
			out = append(out, kit.Field(label, kit.NewPara(capital(q.Stale)+".", kit.Style{Color: kit.Warn})))
		case words == "" && read:
			out = append(out, kit.Field(label, kit.NewPara("The words are no longer in the source's text.", kit.Style{Color: kit.Warn})))
		case words == "":
			out = append(out, kit.Field(label, kit.NewPara("Reading the source…", kit.Style{Color: kit.Muted})))
		default:
			out = append(out, kit.Column(4, kit.NewPara(label, small), kit.Card(kit.NewPara("“"+words+"”", kit.Style{}))))
		}
	}
	return out
}

// quoted are the words of a claim's quotes that are still there.
func (p *claimPane) quoted(c evidence.Claim) string {
	var out []string
	for _, q := range c.Quotes {
		if words, _ := p.words(q); words != "" {
			out = append(out, words)
		}
	}
	return strings.Join(out, " … ")
}

func (p *claimPane) figures(c evidence.Claim) []fyne.CanvasObject {
	if len(c.Figures) == 0 {
		return nil
	}
	lines := kit.Column(4)
	for _, key := range c.Figures {
		line := kit.NewProse(kit.ProseLook{Size: 14, Lead: 21}, kit.Piece{Text: claims.FigureLine(p.l.e.book, key), Color: kit.Accent, Link: key})
		line.OnLink = p.l.e.ShowFigure
		lines.Add(line)
	}
	return []fyne.CanvasObject{kit.Field("Figures", lines)}
}

// stated lists the slides that state the claim; each leads there.
func (p *claimPane) stated(key string) fyne.CanvasObject {
	uses := p.l.uses[key]
	if len(uses) == 0 {
		return kit.Field("Stated by", kit.NewPara("No deck states it.", kit.Style{Color: kit.Muted}))
	}
	lines := kit.Column(4)
	for _, u := range uses {
		text := fmt.Sprintf("%s, slide %d", u.Title, u.Number)
		if u.Words != "" {
			text += ": " + u.Words
		}
		line := kit.NewProse(kit.ProseLook{Size: 14, Lead: 21}, kit.Piece{Text: text, Color: kit.Accent, Link: string(u.Slide)})
		line.OnLink = func(string) { p.l.e.desk.Shell.ShowSlide(u.Deck, u.Slide) }
		lines.Add(line)
	}
	return kit.Field("Stated by", lines)
}
