package export

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Sizes in logical pixels.
const (
	formWidth                 = 328
	historyLeast, historyMost = 168, 268
)

// outputs in the order of their segments.
var outputs = []app.Output{app.AsBrief, app.AsSlides}

// decksTheme is the word for the theme that a deck itself asks for.
const decksTheme = "The deck's own"

// form is the left pane: what is exported, where to, and how it goes.
type form struct {
	e                *Export
	content          fyne.CanvasObject
	deck             *kit.Button
	as               *kit.Segments
	look             *kit.Button
	chosen           string // theme; "" is the deck's own
	lookField        fyne.CanvasObject
	name, folder     *kit.Entry
	export           *kit.Button
	progress         *kit.Progress
	step             *kit.Text
	running, outcome *fyne.Container
	findings         *fyne.Container
	pane             *kit.Pane
	named            bool // somebody typed the file name
	touched          bool // somebody chose something since the profile was set
}

func newForm(e *Export) *form {
	f := &form{e: e}
	f.deck = kit.NewMenuButton("", f.menu)
	f.as = kit.NewSegments(func(int) { f.touched = true; f.changed() }, "Brief PDF", "Slides PDF")
	f.look = kit.NewSelect(decksTheme, f.looks)
	f.lookField = kit.Field("Theme", f.look)
	f.name, f.folder = kit.NewEntry(), kit.NewEntry()
	f.name.OnChanged = func(string) { f.named, f.touched = true, true }
	f.name.OnSubmitted = func(string) { e.Start() }
	f.folder.OnSubmitted = func(string) { e.Start() }
	f.folder.SetText(e.folder())
	f.folder.OnChanged = func(string) { f.touched = true }
	f.export = kit.NewPrimary(kit.IconExports, "Export PDF", e.Start)
	f.makeRunning()
	f.outcome, f.findings = kit.Column(0), kit.Column(kit.Unit)
	f.outcome.Hide()
	folder := kit.Dock(kit.Docked{Middle: f.folder, Right: kit.Inset(kit.Edges{Left: kit.Unit}, kit.NewButton("Choose…", f.chooseFolder))})
	f.pane = kit.NewPane(kit.All(2*kit.Unit), 2*kit.Unit,
		kit.NewText("Export", kit.Style{Size: kit.TitleSize, Bold: true}),
		kit.Field("Deck", f.deck), kit.Field("Output", kit.Row(0, f.as)), f.lookField,
		kit.Field("File name", f.name), kit.Field("Folder", folder),
		f.export, f.running, f.outcome, f.findings)
	f.content = kit.Wide(formWidth, kit.Dock(kit.Docked{Right: kit.Line(), Middle: f.pane}))
	return f
}

func (f *form) makeRunning() {
	f.progress, f.step = kit.NewProgress(), kit.NewLine("", 0, kit.Style{Color: kit.Muted})
	foot := kit.Dock(kit.Docked{Middle: container.New(centred{}, f.step), Right: kit.NewButton("Cancel", f.e.Cancel)})
	f.running = kit.Column(kit.Unit, f.progress, foot)
	f.running.Hide()
}

// centred puts a line in the middle of its height.
type centred struct{}

// MinSize implements fyne.Layout.
func (centred) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout implements fyne.Layout.
func (centred) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(0, (s.Height-h)/2))
	o[0].Resize(fyne.NewSize(s.Width, h))
}

func (f *form) output() app.Output { return outputs[f.as.At] }

// looks lists the themes that slides can be exported in.
func (f *form) looks() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(key, name string) {
		it := fyne.NewMenuItem(name, func() {
			f.chosen, f.touched = key, true
			f.look.SetLabel(name)
			f.e.layOut()
		})
		it.Checked = key == f.chosen
		items = append(items, it)
	}
	add("", decksTheme)
	for _, t := range f.e.desk.Work.Engine().Themes.All() {
		add(t.Key, t.Theme.Name)
	}
	return items
}

// theme is the one that was chosen for slides; a brief is on the deck's own.
func (f *form) theme() string {
	if f.output() == app.AsBrief {
		return ""
	}
	return f.chosen
}

func (f *form) path() string {
	name, folder := withSuffix(f.name.Text), strings.TrimSpace(f.folder.Text)
	if name == "" || folder == "" {
		return ""
	}
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(folder, name)
}

// show shows what the form is about.
func (f *form) show() {
	label := "Choose a deck"
	if d := f.e.deck; d != nil {
		label = d.Meta.Title
	}
	f.deck.SetLabel(kit.Ellipsis(label, formWidth-6*kit.Unit-24, kit.Style{}))
	f.deck.SetEnabled(len(f.e.decks) > 0)
	f.export.SetEnabled(f.e.deck != nil)
	f.lookField.(*fyne.Container).Hidden = f.output() == app.AsBrief
	f.pane.Relayout()
}

func (f *form) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, d := range f.e.decks {
		it := fyne.NewMenuItem(kit.Ellipsis(d.Title, 360, kit.Style{}), func() {
			f.e.picked = true
			f.e.pick(d.Key)
		})
		it.Checked = f.e.deck != nil && f.e.deck.Key == d.Key
		items = append(items, it)
	}
	return items
}

// profile sets the form to what a deck was last exported as, else to what suits it.
func (f *form) profile(d *deck.Deck, all []past) {
	as := app.AsBrief
	if strings.Contains(d.Meta.Template, "lecture") {
		as = app.AsSlides
	}
	name := ""
	if set := f.e.folder(); len(all) > 0 && set == DefaultFolder() {
		f.folder.SetText(filepath.Dir(all[0].Path))
	}
	for _, p := range all {
		if p.Deck == d.Key {
			as, name = p.Output, filepath.Base(p.Path)
			f.folder.SetText(filepath.Dir(p.Path))
			break
		}
	}
	if name == "" {
		name = fileName(d, as)
	}
	f.as.Set(max(0, slices.Index(outputs, as)))
	f.setName(name)
	f.touched = false
	f.done(nil)
}

func (f *form) setName(name string) {
	f.name.SetText(name)
	f.named = false
}

// changed takes another output; a name that nobody typed follows it.
func (f *form) changed() {
	if d := f.e.deck; d != nil && !f.named {
		f.setName(fileName(d, f.output()))
	}
	f.done(nil)
	f.show()
	f.e.layOut()
}

func (f *form) chooseFolder() {
	f.e.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Export to which folder?", Do: "Choose folder", Dir: f.folder.Text, Folder: true, OnDo: f.folder.SetText,
	})
}

// working shows how far an export is; total 0 says only that it began.
func (f *form) working(done, total int) {
	f.export.Hide()
	f.running.Show()
	f.step.SetText("Laying out the pages…")
	f.progress.Set(0.05)
	if total > 0 {
		f.step.SetText(fmt.Sprintf("Page %d of %d", done, total))
		f.progress.Set(0.1 + 0.9*float32(done)/float32(total))
	}
	f.outcome.Hide()
	f.pane.Relayout()
}

// done shows how an export ended; nil shows nothing.
func (f *form) done(outcome fyne.CanvasObject) {
	f.running.Hide()
	f.export.Show()
	f.outcome.Objects = nil
	f.outcome.Hidden = outcome == nil
	if outcome != nil {
		f.outcome.Add(outcome)
	}
	f.pane.Relayout()
}

// shownFindings is how many findings the form lists.
const shownFindings = 12

// showFindings lists what the deck's author should know, errors first.
func (f *form) showFindings(all []deck.Finding) {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b deck.Finding) int { return a.Severity.Rank() - b.Severity.Rank() })
	f.findings.Objects = nil
	if len(all) > 0 {
		f.findings.Add(kit.NewText(findingsTitle(all), kit.Style{Bold: true}))
	}
	for _, one := range all[:min(len(all), shownFindings)] {
		f.findings.Add(f.finding(one))
	}
	if n := len(all) - shownFindings; n > 0 {
		f.findings.Add(kit.NewText(fmt.Sprintf("and %d more", n), kit.Style{Color: kit.Muted}))
	}
	f.pane.Relayout()
}

func findingsTitle(all []deck.Finding) string {
	n := 0
	for _, one := range all {
		if one.Severity == deck.Error {
			n++
		}
	}
	switch {
	case n == 1:
		return "1 error stops the export"
	case n > 1:
		return fmt.Sprintf("%d errors stop the export", n)
	}
	return "To look at"
}

func (f *form) finding(one deck.Finding) fyne.CanvasObject {
	color := fyne.ThemeColorName(kit.Warn)
	switch one.Severity {
	case deck.Error:
		color = kit.Bad
	case deck.Note:
		color = kit.Muted
	case deck.Warning:
	}
	where := "Whole deck"
	if one.Page > 0 {
		where = fmt.Sprintf("Page %d", one.Page)
	}
	head := kit.Row(6, kit.Dot(color), kit.NewText(where, kit.Style{Color: kit.Muted, Size: kit.SmallSize, Bold: true}))
	objects := []fyne.CanvasObject{head, kit.NewPara(place.Sentence(one.Text), kit.Style{})}
	if one.Hint != "" {
		objects = append(objects, kit.NewPara(place.Sentence(one.Hint), kit.Style{Color: kit.Muted, Size: kit.SmallSize}))
	}
	if one.Slide != "" && f.e.cfg.ShowSlide != nil {
		key := f.e.deck.Key
		objects = append(objects, kit.Row(0, kit.NewButton("Go to the slide", func() { f.e.cfg.ShowSlide(key, one.Slide) })))
	}
	return kit.Card(kit.Column(4, objects...))
}
