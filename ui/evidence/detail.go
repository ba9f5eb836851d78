package evidence

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// detail is the right pane: the chosen figure, the words it came from, and what can
// be decided about it.
type detail struct {
	e       *Evidence
	content fyne.CanvasObject
	pane    *kit.Pane
	foot    *fyne.Container
	key     string // of the figure that is shown
}

func newDetail(e *Evidence) *detail {
	d := &detail{e: e, pane: kit.NewPane(kit.All(2*kit.Unit), 12), foot: kit.Column(kit.Unit)}
	d.content = paneOver(d.pane, d.foot)
	return d
}

var small = kit.Style{Color: kit.Muted, Size: kit.SmallSize}

// show shows the chosen figure as it is now.
func (d *detail) show() {
	f, ok := d.e.figure()
	if n := len(d.e.selected()); n > 1 {
		d.showMany(n)
		return
	}
	if !ok {
		d.key = ""
		d.pane.Set(kit.NewPara("Choose a figure to see where it stands.", kit.Style{Color: kit.Muted}))
		d.foot.Objects = nil
		d.content.Refresh()
		return
	}
	d.foot.Objects = d.buttons(f)
	objects := d.body(f)
	if d.key == f.Key {
		d.pane.Renew(objects...)
	} else {
		d.pane.Set(objects...)
	}
	d.key = f.Key
	d.content.Refresh()
}

func (d *detail) body(f evidence.Figure) []fyne.CanvasObject {
	b := d.e.book
	r := newRow(b, f, len(open(b.ConflictsOf(f.Key))) > 0)
	out := []fyne.CanvasObject{kit.Column(4, d.head(f)...)}
	word, color := status(r)
	state := kit.Row(6, kit.Dot(color), kit.NewText(word, kit.Style{Bold: true}), kit.NewText(d.usedWords(f), kit.Style{Color: kit.Muted}))
	out = append(out, state, kit.Line())
	if f.Stale != "" {
		out = append(out, kit.NewPara(capital(f.Stale)+". Accept it to keep it as it is, edit it, or reject it.", kit.Style{Color: kit.Warn}))
	}
	if f.Status == evidence.Candidate { // what one decides by comes first
		out = append(out, d.quote(f)...)
		out = append(out, d.suggestionCard(f)...)
	}
	ind := b.Indicators[f.Indicator]
	if ind.Definition != "" {
		out = append(out, kit.Field("Definition", kit.NewPara(ind.Definition, kit.Style{})))
	}
	out = append(out, kit.Field("Source", d.chain(f)))
	if f.Status != evidence.Candidate {
		out = append(out, d.quote(f)...)
	}
	out = append(out, d.derivation(f)...)
	out = append(out, d.links(f)...)
	out = append(out, d.conflicts(f)...)
	for _, note := range [][2]string{{"Place", f.Place}, {"Note", f.Note}, {"About the indicator", ind.Note}} {
		if note[1] != "" {
			out = append(out, kit.Field(note[0], kit.NewPara(note[1], kit.Style{})))
		}
	}
	return append(out, kit.Field("Key, for text", kit.NewPara("{{fig:"+f.Key+"}}", kit.Style{Color: kit.Muted, Mono: true, Size: kit.SmallSize})))
}

// head is the figure large, what it counts, and when it was true.
func (d *detail) head(f evidence.Figure) []fyne.CanvasObject {
	text, err := evidence.Format(f, "qualified")
	if err != nil {
		text = f.Value.String()
	}
	when := kit.Style{Color: kit.Muted}
	if f.Period.IsZero() && f.AsOf.IsZero() {
		when.Color = kit.Warn
	}
	out := []fyne.CanvasObject{kit.NewPara(text, kit.Style{Size: kit.TitleSize, Bold: true, Color: kit.Accent})}
	if name := d.e.book.Indicators[f.Indicator].Name; name != "" {
		out = append(out, kit.NewPara(capital(name), kit.Style{Bold: true}))
	}
	return append(out, kit.NewText(longTime(f), when))
}

// longTime is a figure's period and date in words.
func longTime(f evidence.Figure) string {
	var parts []string
	if !f.Period.IsZero() {
		parts = append(parts, f.Period.Long())
	}
	if !f.AsOf.IsZero() && f.AsOf != f.Period.End() {
		parts = append(parts, "as of "+f.AsOf.Long())
	}
	if len(parts) == 0 {
		return "The source gives no date"
	}
	return capital(strings.Join(parts, ", "))
}

func (d *detail) usedWords(f evidence.Figure) string {
	switch n := d.e.used[f.Key]; n {
	case 0:
		return "· not in the open deck"
	case 1:
		return "· on 1 slide of the open deck"
	default:
		return fmt.Sprintf("· on %d slides of the open deck", n)
	}
}

// How much of a paragraph is shown on each side of a quote, in bytes.
const (
	quoteAir     = 420
	candidateAir = 190
)

// quote is the words that the figure came from, in their paragraph.
func (d *detail) quote(f evidence.Figure) []fyne.CanvasObject {
	o := f.Origin
	label := place.StandsIn(o)
	if o.Paragraph == "" || o.Quote.IsZero() {
		if label == "" {
			return nil
		}
		return []fyne.CanvasObject{kit.NewPara(label, small)}
	}
	doc, ok := d.e.docs[o.Source]
	if !ok {
		d.e.readDocument(o.Source)
		return []fyne.CanvasObject{kit.Field(label, kit.NewPara("Reading the source…", kit.Style{Color: kit.Muted}))}
	}
	_, p, ok := doc.Paragraph(o.Paragraph)
	if !ok || o.Quote.In(p.Text) == "" {
		return []fyne.CanvasObject{kit.Field(label, kit.NewPara("The words are no longer in the source's text.", kit.Style{Color: kit.Warn}))}
	}
	if p.Kind == source.Summary {
		label += ", in our summary"
	}
	air := quoteAir
	if f.Status == evidence.Candidate {
		air = candidateAir // what can be decided is seen without scrolling
	}
	prose := kit.NewProse(kit.ProseLook{Size: 14, Lead: 22}, place.Around(p.Text, o.Quote, air)...)
	return []fyne.CanvasObject{kit.Column(4, kit.NewPara(label, small), kit.Card(prose))}
}

// readDocument reads the text that a quote stands in.
func (e *Evidence) readDocument(key string) {
	lib := e.desk.Work.Library()
	app.Go(e.desk.Tasks, "evidence:document", func(ctx context.Context) (source.Document, error) { return lib.Document(ctx, key) },
		func(doc source.Document, err error) {
			if err != nil {
				e.desk.Shell.Fail("Open the source", err)
				doc = source.Document{}
			}
			e.docs[key] = doc
			e.detail.show()
			e.claims.pane.show()
		})
}

func open(all []evidence.Conflict) []evidence.Conflict {
	var out []evidence.Conflict
	for _, c := range all {
		if c.Stands() {
			out = append(out, c)
		}
	}
	return out
}

// capital makes words begin a line.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return strings.ToUpper(string(r)) + s[n:]
}

// buttons are what can be done with a figure now.
func (d *detail) buttons(f evidence.Figure) []fyne.CanvasObject {
	e := d.e
	edit := kit.NewButton("Edit (E)", e.Edit)
	edit.SetEnabled(f.Derivation == nil)
	decide := kit.NewButton("Reject (X)", e.Reject)
	first := fyne.CanvasObject(kit.NewPrimary("", "Add slide", e.addSlide))
	rest := []fyne.CanvasObject{first}
	var top fyne.CanvasObject
	switch f.Status {
	case evidence.Candidate:
		top = kit.Row(kit.Unit, kit.NewPrimary(kit.IconCheck, "Accept (A)", e.Accept), edit, decide)
		rest = []fyne.CanvasObject{kit.NewButton("Add slide", e.addSlide)}
	case evidence.Rejected:
		top = kit.Row(kit.Unit, kit.NewButton("Accept (A)", e.Accept), edit)
	case evidence.Confirmed, evidence.Disputed, evidence.Superseded:
		top = kit.Row(kit.Unit, edit, decide, kit.NewButton("Derive…", e.Derive))
		if f.Stale != "" {
			top = kit.Row(kit.Unit, kit.NewPrimary(kit.IconCheck, "Accept (A)", e.Accept), edit, decide)
		}
	}
	source := kit.NewButton("Open source", e.openSource)
	source.SetEnabled(f.Origin.Source != "")
	return []fyne.CanvasObject{top, kit.Row(kit.Unit, append(rest, source)...)}
}
