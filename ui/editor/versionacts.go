package editor

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// Saved says that there is nothing to save, and offers to keep the deck as a version.
func (ed *Editor) Saved() {
	if ed.session == nil {
		ed.desk.Stage.Toast("Everything is saved")
		return
	}
	ed.Flush(func() { ed.desk.Stage.Offer("Everything is saved", "Keep as a version…", ed.SaveVersion) })
}

// SaveVersion asks for a name and keeps the deck as it is under it.
func (ed *Editor) SaveVersion() { ed.saveVersion(nil) }

func (ed *Editor) saveVersion(then func(app.Version)) {
	if ed.session == nil {
		ed.desk.Stage.Toast("Open a deck first")
		return
	}
	ask := versionQuestion{title: "Save a version", do: "Save version"}
	if m := ed.deck.Meta.Version; m != "" {
		ask.name = "Version " + m
	}
	ask.onDo = func(name, note string) {
		work, session := ed.desk.Work, ed.session
		ed.Flush(func() {
			app.Go(ed.desk.Tasks, "editor:saveversion", func(ctx context.Context) (app.Version, error) {
				return work.SaveVersion(ctx, session.Deck(), name, note)
			}, func(v app.Version, err error) {
				switch {
				case err != nil:
					ed.desk.Shell.Fail("Save the version", err)
				case then != nil:
					then(v)
				default:
					ed.desk.Stage.Offer("Saved as “"+v.Name+"”", "Show versions", ed.Versions)
				}
			})
		})
	}
	ask.show(ed.desk.Stage)
}

// versionQuestion asks for the name of a version and what to remember of it.
type versionQuestion struct {
	title, name, note, do string
	onDo                  func(name, note string)
}

func (q versionQuestion) show(stage *kit.Stage) {
	name, note := kit.NewEntry(), kit.NewLines(3, 6)
	name.SetText(q.name)
	name.SetPlaceHolder("Sent to minister")
	note.SetText(q.note)
	note.SetPlaceHolder("To whom, and what for")
	var sheet *kit.Sheet
	do := kit.NewPrimary("", q.do, nil)
	answer := func() {
		if name.Text == "" {
			return
		}
		sheet.Close()
		q.onDo(name.Text, note.Text)
	}
	do.OnTap = answer
	do.SetEnabled(q.name != "")
	name.OnChanged = func(s string) { do.SetEnabled(s != "") }
	name.OnSubmitted = func(string) { answer() }
	sheet = stage.Show(kit.Dialog(q.title, kit.Column(2*kit.Unit, kit.Field("Name", name), kit.Field("Note", note)),
		kit.NewButton("Cancel", func() { sheet.Close() }), do), fyne.NewSize(480, 0))
	sheet.OnEnter = answer
	stage.Window.Canvas().Focus(name)
	name.SelectAll()
}

// save keeps the deck as it is, and shows it in the list.
func (v *versions) save() {
	v.ed.saveVersion(func(one app.Version) {
		v.tell("“" + one.Name + "” saved")
		v.load(string(one.ID))
	})
}

// rename gives the chosen version another name and note.
func (v *versions) rename() {
	one, ok := v.chosen()
	if !ok {
		return
	}
	work := v.ed.desk.Work
	versionQuestion{title: "Rename the version", name: one.Name, note: one.Note, do: "Rename", onDo: func(name, note string) {
		app.Go(v.ed.desk.Tasks, "editor:nameversion", func(ctx context.Context) (struct{}, error) {
			return struct{}{}, work.NameVersion(ctx, one.ID, name, note)
		}, func(_ struct{}, err error) {
			if err != nil {
				v.ed.desk.Shell.Fail("Rename the version", err)
				return
			}
			v.load(string(one.ID))
		})
	}}.show(v.ed.desk.Stage)
}

// delete takes the chosen version out, and offers it back.
func (v *versions) delete() {
	one, ok := v.chosen()
	if !ok {
		return
	}
	work := v.ed.desk.Work
	app.Go(v.ed.desk.Tasks, "editor:deleteversion", func(ctx context.Context) (app.Kept, error) {
		return work.DeleteVersion(ctx, one.ID)
	}, func(gone app.Kept, err error) {
		if err != nil {
			v.ed.desk.Shell.Fail("Delete the version", err)
			return
		}
		v.tell("“"+one.Name+"” deleted", kit.NewButton("Bring back", func() { v.bringBack(gone) }))
		v.load("")
	})
}

func (v *versions) bringBack(gone app.Kept) {
	work := v.ed.desk.Work
	app.Go(v.ed.desk.Tasks, "editor:deleteversion", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, work.PutVersion(ctx, gone)
	}, func(_ struct{}, err error) {
		if err != nil {
			v.ed.desk.Shell.Fail("Bring the version back", err)
			return
		}
		v.tell("“" + gone.Name + "” is back")
		v.load(string(gone.ID))
	})
}

// tell says in the foot of the sheet what was done: its passing words lie under it.
func (v *versions) tell(text string, then ...fyne.CanvasObject) {
	words := kit.NewText(kit.Ellipsis(text, 260, kit.Style{Size: kit.SmallSize}), kit.Style{Color: kit.Muted, Size: kit.SmallSize})
	v.said.Objects = append([]fyne.CanvasObject{words}, then...)
	v.sheet.Refresh()
}

// restore makes the deck what it was in the chosen version, as one step.
func (v *versions) restore() {
	one, ok := v.chosen()
	if !ok || v.session != v.ed.session {
		return
	}
	work, ed := v.ed.desk.Work, v.ed
	app.Go(ed.desk.Tasks, "editor:restore", func(ctx context.Context) (app.Kept, error) {
		return work.Library().Version(ctx, one.ID)
	}, func(k app.Kept, err error) {
		if err != nil {
			ed.desk.Shell.Fail("Read the version", err)
			return
		}
		v.sheet.Close()
		ed.do(deck.RestoreTo(app.RestoreName(k.Version), k.Deck), func() {
			ed.desk.Stage.Offer("The deck is as it was in “"+k.Name+"”", "Undo", ed.Undo)
		})
	})
}

// copy copies the change note as Markdown.
func (v *versions) copy() {
	if v.note.Title == "" && len(v.note.Differences) == 0 {
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(v.note.Markdown())
	v.tell("The change note is copied")
}

// print writes the change note as a brief.
func (v *versions) print() {
	one, ok := v.chosen()
	if !ok {
		return
	}
	note, work := v.note, v.ed.desk.Work
	v.ed.desk.Stage.AskFile(kit.FileQuestion{Title: "The change note goes to which folder?", Do: "Write note", Folder: true, OnDo: func(dir string) {
		app.Go(v.ed.desk.Tasks, "editor:note", func(ctx context.Context) (string, error) {
			return work.PrintNote(ctx, note, dir, v.key, one.Name)
		}, func(path string, err error) {
			if err != nil {
				v.ed.desk.Shell.Fail("Write the change note", err)
				return
			}
			v.tell("Written to " + filepath.Base(path))
		})
	}})
}
