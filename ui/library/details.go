package library

import (
	"fmt"
	"net/url"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// The tabs of the details.
const (
	tabAbout = iota
	tabClaims
	tabReferences
	tabWarnings
)

// details is the right pane: what is known about the source, what it cites, and what
// the importer wants looked at.
type details struct {
	l       *Library
	content fyne.CanvasObject
	tabs    *kit.Tabs
	pane    *kit.Pane
	doc     source.Document
	cited   int // the reference that was asked for; 0: none
	found   [2]int
}

func newDetails(l *Library) *details {
	d := &details{l: l, pane: kit.NewPane(kit.All(2*kit.Unit), 12)}
	d.tabs = kit.NewTabs(func(int) { d.fill() }, "About", "Claims", "References", "Warnings")
	head := kit.Dock(kit.Docked{Middle: kit.Inset(kit.Edges{Left: 2 * kit.Unit}, d.tabs), Bottom: kit.Line()})
	d.content = kit.Dock(kit.Docked{Top: head, Middle: d.pane})
	return d
}

func (d *details) show(doc source.Document) {
	d.doc, d.cited = doc, 0
	d.tabs.Labels = []string{"About", d.claimsLabel(), numbered("References", len(doc.References)), numbered("Warnings", len(doc.Warnings))}
	d.tabs.Refresh()
	d.fill()
}

func numbered(word string, n int) string {
	if n == 0 {
		return word
	}
	return fmt.Sprintf("%s %d", word, n)
}

// claimsLabel is the tab of the claims with how many there are.
func (d *details) claimsLabel() string {
	if d.l.book == nil {
		return "Claims"
	}
	return numbered("Claims", len(d.l.book.ClaimsOf(d.doc.Source.Key)))
}

// count shows how many figures were found in the source.
func (d *details) count(b *evidence.Book) {
	was := d.found
	d.found = [2]int{}
	for _, f := range b.Figures {
		if f.Origin.Source != d.doc.Source.Key || f.Status == evidence.Rejected {
			continue
		}
		d.found[0]++
		if f.Status == evidence.Candidate {
			d.found[1]++
		}
	}
	if label := d.claimsLabel(); d.tabs.Labels[tabClaims] != label {
		d.tabs.Labels[tabClaims] = label
		d.tabs.Refresh()
	}
	if d.found != was && d.tabs.At == tabAbout || d.tabs.At == tabClaims {
		d.fill()
	}
}

func (d *details) fill() {
	switch d.tabs.At {
	case tabAbout:
		d.pane.Set(d.about()...)
	case tabClaims:
		d.pane.Set(d.claims()...)
	case tabReferences:
		d.pane.Set(d.references()...)
	case tabWarnings:
		d.pane.Set(d.warnings()...)
	}
}

var small = kit.Style{Color: kit.Muted, Size: kit.SmallSize}

// kinds are the words for the kinds of source.
var kinds = map[source.Kind]string{
	source.Paper: "Paper", source.Report: "Report", source.Official: "Official source", source.News: "News",
	source.Dataset: "Data", source.Web: "Web page",
}

func (d *details) about() []fyne.CanvasObject {
	s := d.doc.Source
	if s.Key == "" {
		return nil
	}
	out := []fyne.CanvasObject{kit.NewPara(s.Title, kit.Style{Size: kit.HeadingSize, Bold: true})}
	if !s.Held {
		out = append(out, kit.NewPara("Only cited: its text is not in the library, and nobody here has read it.", small))
	}
	for _, f := range [][2]string{
		{"Authors", strings.Join(s.Authors, ", ")},
		{"Affiliation", s.Affiliation},
		{"Publisher", s.Publisher},
		{"Volume, issue and pages", s.Imprint.Locus()},
		{"Published", published(s)},
		{"Kind", kinds[s.Kind]},
		{"Named in source lines as", s.Short},
		{"Language", tongue(s.Language)},
		{"Keywords", strings.Join(s.Keywords, " · ")},
	} {
		if f[1] == "" {
			continue
		}
		st := kit.Style{}
		if f[0] == "Published" && f[1] == "undated" {
			st.Color = kit.Warn
		}
		out = append(out, kit.Field(f[0], kit.NewPara(f[1], st)))
	}
	out = append(out, d.web()...)
	if d.found[0] > 0 {
		out = append(out, d.figures())
	}
	out = append(out, d.coverage()...)
	out = append(out, d.inText()...)
	if s.Abstract != "" {
		out = append(out, kit.Field("Abstract", kit.NewPara(s.Abstract, kit.Style{})))
	}
	if s.Note != "" {
		out = append(out, kit.Field("Note", kit.NewPara(s.Note, kit.Style{})))
	}
	out = append(out, d.revisions()...)
	return append(out, kit.Row(0, kit.NewButton("Delete source…", d.l.DeleteSource)))
}

// tongues are the words for common languages; others print as their code.
var tongues = map[string]string{"en": "English", "zh": "Chinese", "zh-Hans": "Chinese", "zh-Hant": "Chinese", "fr": "French", "de": "German", "es": "Spanish"}

func tongue(code string) string {
	if word, ok := tongues[code]; ok {
		return word
	}
	return code
}

func published(s source.Source) string {
	if s.Published == "" {
		return "undated"
	}
	return s.Published
}

// web is where the source stands on the web.
func (d *details) web() []fyne.CanvasObject {
	s := d.doc.Source
	link := s.URL
	if link == "" && s.DOI != "" {
		link = "https://doi.org/" + s.DOI
	}
	u, err := url.Parse(link)
	if link == "" || err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return nil
	}
	open := kit.NewProse(kit.ProseLook{Size: 14, Lead: 20, Color: kit.Accent}, kit.Piece{Text: link, Link: link})
	open.OnLink = func(string) {
		if err := fyne.CurrentApp().OpenURL(u); err != nil {
			d.l.desk.Shell.Fail("Open the address", err)
		}
	}
	return []fyne.CanvasObject{kit.Field("Address", open)}
}

// figures says how many numbers of the source the library holds.
func (d *details) figures() fyne.CanvasObject {
	state := kit.Row(6, kit.Dot(kit.Good), kit.NewText(count(d.found[0], "figure")+", all looked at", kit.Style{}))
	word := "Show evidence"
	if n := d.found[1]; n > 0 {
		state = kit.Row(6, kit.Dot(kit.Warn), kit.NewText(fmt.Sprintf("%s, %d to review", count(d.found[0], "figure"), n), kit.Style{}))
		word = "Review figures"
	}
	return kit.Card(kit.Column(kit.Unit, state, kit.Row(0, kit.NewButton(word, func() { d.l.desk.Shell.Go(place.Evidence) }))))
}

func (d *details) references() []fyne.CanvasObject {
	if len(d.doc.References) == 0 {
		none := kit.NewPara("No list of references was found in this source.", kit.Style{Color: kit.Muted})
		if !d.doc.Source.Held {
			return []fyne.CanvasObject{none}
		}
		return []fyne.CanvasObject{none, kit.Row(0, kit.NewButton("Add references…", d.askReferences))}
	}
	out := make([]fyne.CanvasObject, 0, len(d.doc.References)+1)
	out = append(out, d.referenceTools())
	for _, r := range d.doc.References {
		out = append(out, d.reference(r))
	}
	return out
}

func (d *details) reference(r source.Reference) fyne.CanvasObject {
	head, tail := fmt.Sprintf("[%d]  ", r.Number), ""
	if r.Title != "" {
		head, tail = head+r.Title, entryLine(r)
	} else {
		head += r.Raw
	}
	objects := []fyne.CanvasObject{kit.NewPara(head, kit.Style{Bold: r.Number == d.cited})}
	if tail != "" {
		objects = append(objects, kit.NewPara(tail, small))
	}
	if of, ok := d.l.shelf.Find(r); ok && of.Key != d.doc.Source.Key {
		objects = append(objects, kit.Row(0, kit.NewQuiet(kit.IconLibrary, "Held: "+kit.Ellipsis(of.Name(), 180, kit.Style{}), func() { d.l.ShowSource(of.Key, "") })))
	}
	for _, f := range r.Flags {
		objects = append(objects, kit.Row(6, kit.Dot(kit.Warn), kit.NewText(flagWords[f], kit.Style{Color: kit.Warn, Size: kit.SmallSize})))
	}
	if r.Note != "" {
		objects = append(objects, kit.NewPara(r.Note, small))
	}
	edge := fyne.ThemeColorName(kit.RuleInk)
	fill := fyne.ThemeColorName(kit.Raised)
	if r.Number == d.cited {
		edge, fill = kit.Accent, kit.Tint
	}
	c := kit.Card(kit.Column(4, objects...))
	c.Objects[0] = kit.NewBox(fill, edge, 8)
	return c
}

// flagWords say what is odd about a reference.
var flagWords = map[source.Flag]string{
	source.Erratum: "A correction, not the work itself", source.Preprint: "A preprint, not reviewed", source.Incomplete: "The entry is incomplete",
}

// entryLine is a reference without its title: who, where, when.
func entryLine(r source.Reference) string {
	var parts []string
	for _, t := range []string{strings.Join(r.Authors, ", "), r.Container, r.Year, r.Pages, r.DOI} {
		if t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, " · ")
}

// showReference goes to the reference that a mark in the text points at.
func (d *details) showReference(number int) {
	d.cited = number
	d.tabs.At = tabReferences
	d.tabs.Refresh()
	d.fill()
	for i, r := range d.doc.References {
		if r.Number == number {
			if o, ok := d.pane.At(i + 1); ok { // behind the tools
				d.pane.Reveal(o)
			}
			return
		}
	}
}

func (d *details) warnings() []fyne.CanvasObject {
	if len(d.doc.Warnings) == 0 {
		return []fyne.CanvasObject{kit.NewPara("The importer found nothing to look at.", kit.Style{Color: kit.Muted})}
	}
	out := make([]fyne.CanvasObject, 0, len(d.doc.Warnings))
	for _, w := range d.doc.Warnings {
		card := fyne.CanvasObject(warningCard(w))
		if w.Line > 0 {
			card = kit.Tappable(card, func() { d.l.reader.revealRow(w.Line) })
		}
		out = append(out, card)
	}
	return out
}

// warningCard shows what an importer noticed and what to do about it. A click goes to
// the paragraph.
func warningCard(w source.Warning) fyne.CanvasObject {
	where := "Whole document"
	if w.Line > 0 {
		where = fmt.Sprintf("Line %d", w.Line)
	}
	return kit.Card(kit.Column(4,
		kit.Row(6, kit.Dot(kit.Warn), kit.NewText(where, kit.Style{Color: kit.Muted, Size: kit.SmallSize, Bold: true})),
		kit.NewPara(place.Sentence(w.Text), kit.Style{}), kit.NewPara(place.Sentence(w.Hint), small)))
}
