package editor

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
)

// Sizes of the sheet in logical pixels.
const (
	versionsWidth  = 1120
	versionsHeight = 760
	versionList    = 300
)

// versions is the sheet of a deck's versions: what changed since each, and its pages.
type versions struct {
	ed      *Editor
	sheet   *kit.Sheet
	session *app.Session
	key     string
	all     []app.Version
	now     string // the revision of the deck as it is
	at      int
	against int // the version that the chosen one is compared with; -1: the deck now
	first   int // of the pages that show

	pages []layout.Page
	note  app.ChangeNote

	rows          *kit.Rows
	head          *kit.Text
	about         *kit.Para
	views         *kit.Segments
	with          *kit.Button
	changes       *kit.Pane
	preview       *gallery
	paper         *fyne.Container // the pages on their ground
	compared      *fyne.Container // with what
	turn          *fyne.Container // leafs through the pages
	which         *kit.Text
	said          *fyne.Container // what was just done, and what can be done about it
	main, nothing fyne.CanvasObject
	tools         []*kit.Button // what needs a version
}

// Versions shows the versions of the open deck.
func (ed *Editor) Versions() {
	if ed.session == nil {
		ed.desk.Stage.Toast("Open a deck first")
		return
	}
	ed.Flush(func() {
		if ed.session != nil {
			newVersions(ed)
		}
	})
}

func newVersions(ed *Editor) *versions {
	v := &versions{ed: ed, session: ed.session, key: ed.key, against: -1}
	v.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newVersionRow(v) },
		Show: func(at int, r kit.RowView) { r.(*versionRow).show(at) },
		Tall: func(int) float32 { return versionRowHeight },
	})
	v.preview = newGallery(ed.cfg.Painter)
	v.sheet = ed.desk.Stage.Show(v.body(), fyne.NewSize(versionsWidth, versionsHeight))
	v.sheet.OnKey, v.sheet.OnEnter = v.typed, v.sheet.Close
	v.sheet.OnClose = func() {
		ed.desk.Tasks.Cancel(versionTask)
		v.preview.show(nil)
	}
	v.load("")
	return v
}

const versionTask = "editor:version"

func (v *versions) body() fyne.CanvasObject {
	v.head = kit.NewLine("", 0, kit.Style{Size: kit.HeadingSize, Bold: true})
	v.about = kit.NewPara("", kit.Style{Color: kit.Muted})
	v.views = kit.NewSegments(func(int) { v.show() }, "Changes", "Pages")
	v.with = kit.NewMenuButton("Now", v.others)
	v.changes = kit.NewPane(kit.Edges{Top: kit.Unit, Left: 3 * kit.Unit, Right: 3 * kit.Unit, Bottom: 3 * kit.Unit}, 12)
	v.which = kit.NewText("", kit.Style{Color: kit.Muted, Size: kit.SmallSize})
	v.turn = kit.Row(kit.Unit, kit.NewButton("‹", func() { v.leaf(-1) }), v.which, kit.NewButton("›", func() { v.leaf(1) }))
	v.compared = kit.Row(kit.Unit, kit.NewText("compared with", kit.Style{Color: kit.Muted, Size: kit.SmallSize}), v.with)
	tools := kit.Row(kit.Unit, v.views, v.compared, kit.Spacer(), v.turn)
	top := kit.Inset(kit.Edges{Top: 2 * kit.Unit, Left: 3 * kit.Unit, Right: 3 * kit.Unit, Bottom: kit.Unit}, kit.Column(kit.Unit, v.head, v.about, tools))
	v.paper = container.NewStack(kit.NewBox(kit.Desk, "", 0), v.preview)
	v.main = kit.Dock(kit.Docked{Top: kit.Dock(kit.Docked{Middle: top, Bottom: kit.Line()}), Middle: container.NewStack(v.changes, v.paper)})
	v.nothing = kit.Empty(kit.IconDeck, "Keep the deck as it is under a name before it goes out. Later, see what changed since, print it again, or bring it back.",
		kit.NewPrimary("", "Save a version…", v.save))
	v.main.Hide()
	v.nothing.Hide()
	list := kit.Dock(kit.Docked{Top: v.listHead(), Middle: v.rows})
	left := kit.Wide(versionList, kit.Dock(kit.Docked{Right: kit.Line(), Middle: list}))
	return kit.Dock(kit.Docked{
		Left: left, Bottom: kit.Dock(kit.Docked{Top: kit.Line(), Middle: kit.Inset(kit.All(2*kit.Unit), v.foot())}),
		Middle: container.NewStack(v.main, v.nothing),
	})
}

func (v *versions) listHead() fyne.CanvasObject {
	title := kit.NewText("Versions", kit.Style{Size: kit.HeadingSize, Bold: true})
	return kit.Inset(kit.Edges{Top: 2 * kit.Unit, Left: 2 * kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit},
		kit.Row(kit.Unit, title, kit.Spacer(), kit.NewButton("Save a version…", v.save)))
}

// foot is what can be done with the chosen version.
func (v *versions) foot() fyne.CanvasObject {
	v.said = kit.Row(kit.Unit)
	restore := kit.NewPrimary("", "Restore", v.restore)
	v.tools = []*kit.Button{
		kit.NewButton("Rename…", v.rename), kit.NewButton("Delete", v.delete),
		kit.NewButton("Copy note", v.copy), kit.NewButton("Note as PDF…", v.print), restore,
	}
	return kit.Row(kit.Unit, v.tools[0], v.tools[1], v.said, kit.Spacer(),
		v.tools[2], v.tools[3], kit.NewButton("Close", func() { v.sheet.Close() }), restore)
}

// listed is the versions with the deck's revision now.
type listed struct {
	all []app.Version
	now string
}

// load lists the versions again and chooses the one of an ID, else the first.
func (v *versions) load(id string) {
	work, key := v.ed.desk.Work, v.key
	app.Go(v.ed.desk.Tasks, "editor:versions", func(ctx context.Context) (listed, error) {
		all, err := work.Library().Versions(ctx, key)
		if err != nil {
			return listed{}, err
		}
		now, err := work.Now(ctx, key)
		if err != nil {
			return listed{}, err
		}
		return listed{all, app.Revision(now.Deck, now.Book)}, nil
	}, func(l listed, err error) {
		if err != nil {
			v.ed.desk.Shell.Fail("List the versions", err)
			return
		}
		v.all, v.now, v.at, v.against = l.all, l.now, 0, -1
		for i, one := range l.all {
			if string(one.ID) == id {
				v.at = i
			}
		}
		v.rows.SetCount(len(v.all))
		v.show()
	})
}

// typed moves through the versions, and leafs through the pages.
func (v *versions) typed(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		v.choose(v.at - 1)
	case fyne.KeyDown:
		v.choose(v.at + 1)
	case fyne.KeyPageUp, fyne.KeyLeft:
		v.leaf(-1)
	case fyne.KeyPageDown, fyne.KeyRight:
		v.leaf(1)
	case fyne.KeySpace:
		v.views.Set(1 - v.views.At)
		v.show()
	case fyne.KeyDelete:
		v.delete()
	}
}

func (v *versions) choose(at int) {
	if at < 0 || at >= len(v.all) {
		return
	}
	if v.against == at {
		v.against = -1
	}
	v.at = at
	v.rows.Update()
	v.rows.Reveal(at)
	v.show()
}

// chosen is the chosen version; ok is false when there is none.
func (v *versions) chosen() (app.Version, bool) {
	if v.at < 0 || v.at >= len(v.all) {
		return app.Version{}, false
	}
	return v.all[v.at], true
}

// show shows the chosen version: what changed since, or its pages.
func (v *versions) show() {
	one, ok := v.chosen()
	for _, b := range v.tools {
		b.SetEnabled(ok)
	}
	shown(v.main, ok)
	shown(v.nothing, !ok)
	if !ok {
		v.sheet.Refresh()
		return
	}
	v.head.SetText(one.Name)
	v.about.SetText(aboutVersion(one, v.now))
	v.with.SetLabel(v.otherName())
	asPages := v.views.At == 1
	shown(v.changes, !asPages)
	shown(v.paper, asPages)
	shown(v.compared, !asPages)
	v.tools[len(v.tools)-1].SetEnabled(one.Revision != v.now)
	shown(v.turn, asPages && len(v.pages) > galleryMost)
	v.rows.Update()
	v.sheet.Refresh()
	v.read(one)
}

func shown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// looked is a version as it was, with what changed since.
type looked struct {
	note  app.ChangeNote
	pages []layout.Page
}

// read reads the chosen version and what it is compared with.
func (v *versions) read(one app.Version) {
	work, key, asPages := v.ed.desk.Work, v.key, v.views.At == 1
	if !asPages {
		v.changes.Set(kit.NewPara("Comparing…", kit.Style{Color: kit.Muted}))
	}
	var other *app.Version
	if v.against >= 0 {
		other = &v.all[v.against]
	}
	app.Go(v.ed.desk.Tasks, versionTask, func(ctx context.Context) (looked, error) {
		k, err := work.Library().Version(ctx, one.ID)
		if err != nil {
			return looked{}, err
		}
		if asPages {
			r, err := work.Engine().Pages(ctx, k.Deck, k.Book, mostlyAs(k.Deck), "")
			return looked{pages: r.Pages}, err
		}
		note, err := work.ChangesSince(ctx, k, key, other)
		return looked{note: note}, err
	}, func(l looked, err error) {
		switch {
		case err != nil:
			v.ed.desk.Shell.Fail("Read the version", err)
		case asPages:
			v.pages, v.first = l.pages, 0
			v.leaf(0)
		default:
			v.note = l.note
			v.changes.Set(changeObjects(l.note)...)
		}
	})
}

// mostlyAs is what a deck mostly becomes.
func mostlyAs(d *deck.Deck) app.Output {
	if printed(app.Template{Deck: d}) {
		return app.AsBrief
	}
	return app.AsSlides
}

// leaf shows the pages n groups further on.
func (v *versions) leaf(n int) {
	if v.views.At != 1 {
		return
	}
	if first := v.first + n*galleryMost; first >= 0 && first < len(v.pages) {
		v.first = first
	}
	last := min(v.first+galleryMost, len(v.pages))
	v.preview.show(v.pages[min(v.first, len(v.pages)):last])
	v.which.SetText(fmt.Sprintf("%d–%d of %d", v.first+1, last, len(v.pages)))
	shown(v.turn, len(v.pages) > galleryMost)
	v.sheet.Refresh()
}

// others offers what the chosen version can be compared with.
func (v *versions) others() []*fyne.MenuItem {
	pick := func(at int) func() {
		return func() {
			v.against = at
			v.views.Set(0)
			v.show()
		}
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("Now", pick(-1))}
	items[0].Checked = v.against < 0
	for i, one := range v.all {
		if i != v.at {
			it := fyne.NewMenuItem(kit.Ellipsis(one.Name, 320, kit.Style{}), pick(i))
			it.Checked = v.against == i
			items = append(items, it)
		}
	}
	return items
}

func (v *versions) otherName() string {
	if v.against < 0 {
		return "Now"
	}
	return kit.Ellipsis(v.all[v.against].Name, 200, kit.Style{})
}

// aboutVersion says of a version when it was kept and how much of it there is.
func aboutVersion(one app.Version, now string) string {
	text := fmt.Sprintf("%s · %s · %s · revision %s", clockTime(one.At), count(one.Slides, "slide", "slides"), count(one.Figures, "figure", "figures"), one.Revision[:min(8, len(one.Revision))])
	if one.Revision == now {
		text += " · as the deck is now"
	}
	if one.Note != "" {
		text += "\n" + one.Note
	}
	return text
}

// clockTime is a moment in the reader's own time.
func clockTime(t time.Time) string { return t.Local().Format("2 January 2006, 15:04") }
