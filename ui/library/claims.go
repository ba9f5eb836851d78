package library

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/claims"
	"briefdeck/ui/kit"
)

// Menus implements place.Menued.
func (l *Library) Menus() []*fyne.Menu {
	claim := fyne.NewMenuItem("New claim from the chosen words…", l.NewClaim)
	claim.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault}
	items := append([]*fyne.MenuItem{claim, fyne.NewMenuItemSeparator()}, l.allReferences()...)
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Delete source…", l.DeleteSource))
	return []*fyne.Menu{fyne.NewMenu("Library", items...)}
}

// NewClaim opens the sheet for a claim that rests on the words chosen in the reader,
// and on the figures that stand in them.
func (l *Library) NewClaim() {
	if l.onlyRead() {
		return
	}
	quotes := l.Selection()
	if l.doc.Source.Key == "" || l.book == nil {
		return
	}
	if len(quotes) == 0 {
		l.desk.Stage.Toast("Choose the words that claim it first: drag over them")
		return
	}
	l.claimSheet("New claim", "Add claim", evidence.Claim{
		Kind: evidence.Fact, Source: l.doc.Source.Key, Section: quotes[0].Section, Quotes: quotes, Figures: figuresIn(l.book, quotes),
	})
}

// figuresIn lists the standing figures whose own words lie within quotes.
func figuresIn(b *evidence.Book, quotes []evidence.Quote) []string {
	var out []string
	for _, f := range b.Figures {
		o := f.Origin
		in := slices.ContainsFunc(quotes, func(q evidence.Quote) bool {
			return q.Source == o.Source && q.Paragraph == o.Paragraph && q.Span.Start < o.Quote.End && o.Quote.Start < q.Span.End
		})
		if in && f.Status != evidence.Rejected && f.Status != evidence.Superseded {
			out = append(out, f.Key)
		}
	}
	slices.Sort(out)
	return out
}

// claimSheet opens the sheet for a claim of the source that is shown.
func (l *Library) claimSheet(title, do string, c evidence.Claim) {
	var words []string
	for _, q := range c.Quotes {
		if _, p, ok := l.doc.Paragraph(q.Paragraph); ok && q.Span.In(p.Text) != "" {
			words = append(words, q.Span.In(p.Text))
		}
	}
	claims.Show(claims.Sheet{Desk: l.desk, Book: l.book, Title: title, Do: do, Claim: c, Words: strings.Join(words, " … "), OnDo: func(c evidence.Claim) {
		l.reader.chosen.clear()
		l.revise("claim", func(b *evidence.Book) (evidence.Change, error) { return b.PutClaim(c) })
	}})
}

// revise makes a change of the evidence, says it and offers the way back.
func (l *Library) revise(about string, change func(*evidence.Book) (evidence.Change, error)) {
	work := l.desk.Work
	app.Go(l.desk.Tasks, "library:revise:"+about, func(ctx context.Context) (evidence.Change, error) {
		return work.Revise(context.WithoutCancel(ctx), change)
	}, func(c evidence.Change, err error) {
		if err != nil {
			l.desk.Shell.Fail("Change the claims", err)
			return
		}
		l.details.showClaims()
		l.desk.Stage.Offer(c.Name, "Undo", l.undo)
	})
}

func (l *Library) undo() {
	work := l.desk.Work
	app.Go(l.desk.Tasks, "library:undo", func(ctx context.Context) (string, error) {
		return work.UndoEvidence(context.WithoutCancel(ctx))
	}, func(_ string, err error) { l.desk.Shell.Fail("Undo", err) })
}

// showClaims goes to the claims.
func (d *details) showClaims() {
	d.tabs.At = tabClaims
	d.tabs.Refresh()
	d.fill()
}

// claims lists what was claimed by the source, as the library has it.
func (d *details) claims() []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.Row(0, kit.NewButton("New claim…", d.l.NewClaim))}
	if d.l.book == nil {
		return out
	}
	all := d.l.book.ClaimsOf(d.doc.Source.Key)
	if len(all) == 0 {
		return append(out, kit.NewPara("A claim is what the source says, in your own words, with the words and figures it rests on. Choose words in the text to make one.", kit.Style{Color: kit.Muted}))
	}
	for _, c := range all {
		out = append(out, d.claim(c))
	}
	return out
}

func (d *details) claim(c evidence.Claim) fyne.CanvasObject {
	b := d.l.book
	state, well := claims.Rests(b, c)
	color := fyne.ThemeColorName(kit.Good)
	if !well {
		color = kit.Warn
	}
	said := kit.NewPara(claims.KindWords[c.Kind]+" · "+state, kit.Style{Bold: true, Size: kit.SmallSize, Color: kit.Muted})
	head := kit.Dock(kit.Docked{Left: kit.Inset(kit.Edges{Right: 6, Top: 4}, kit.Column(0, kit.Dot(color))), Middle: said})
	objects := []fyne.CanvasObject{head, kit.NewPara(c.Text, kit.Style{})}
	for _, key := range c.Figures {
		line := kit.NewProse(kit.ProseLook{Size: 13, Lead: 20}, kit.Piece{Text: claims.FigureLine(b, key), Color: kit.Accent, Link: key})
		line.OnLink = d.l.desk.Shell.ShowFigure
		objects = append(objects, line)
	}
	buttons := []fyne.CanvasObject{}
	if at := d.sectionOf(c); at >= 0 {
		buttons = append(buttons, kit.NewButton("Show", func() { d.l.reader.reveal(at) }))
	}
	buttons = append(buttons,
		kit.NewButton("Edit…", func() { d.l.claimSheet("Edit the claim", "Save claim", c) }),
		kit.NewButton("Delete", func() {
			d.l.revise("claim", func(b *evidence.Book) (evidence.Change, error) { return b.DeleteClaim(c.Key) })
		}))
	return kit.Card(kit.Column(6, append(objects, kit.Row(kit.Unit, buttons...))...))
}

// sectionOf is where in the document a claim was made; -1 when the text has no such
// section any more.
func (d *details) sectionOf(c evidence.Claim) int {
	return slices.IndexFunc(d.doc.Sections, func(s source.Section) bool {
		if len(c.Quotes) > 0 {
			return slices.ContainsFunc(s.Paragraphs, func(p source.Paragraph) bool { return p.ID == c.Quotes[0].Paragraph })
		}
		return c.Section != "" && (s.Number == c.Section || s.Title == c.Section)
	})
}

// coverage says how far the text is accounted for.
func (d *details) coverage() []fyne.CanvasObject {
	if d.l.book == nil || !d.doc.Source.Held {
		return nil
	}
	c := d.l.book.CoverSource(d.doc)
	lines := kit.Column(2,
		kit.NewPara(fmt.Sprintf("%d of %s used", c.Used, count(c.Paragraphs, "paragraph")), kit.Style{}),
		kit.NewPara(fmt.Sprintf("%d of %s settled", c.Confirmed, count(c.Figures, "figure")), kit.Style{}),
		kit.NewPara(fmt.Sprintf("%d of %s with evidence", c.Resting, count(c.Claims, "claim")), kit.Style{}))
	return []fyne.CanvasObject{kit.Field("Coverage", lines)}
}
