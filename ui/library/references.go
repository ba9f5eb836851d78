package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/bibliography"
	"briefdeck/ui/kit"
)

// formatWords are the words for the formats of lists of references.
var formatWords = map[bibliography.Format]string{
	bibliography.BibTeX: "BibTeX", bibliography.RIS: "RIS", bibliography.CSLJSON: "CSL-JSON", bibliography.Text: "Text to read",
}

// referenceTools are the buttons over a source's list of references.
func (d *details) referenceTools() fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.NewMenuButton("Export references…", d.exports)}
	if d.doc.Source.Held {
		out = append(out, kit.NewQuiet("", "Add…", d.askReferences))
	}
	return kit.Row(kit.Unit, out...)
}

func (d *details) exports() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, f := range bibliography.Formats {
		items = append(items, fyne.NewMenuItem(formatWords[f], func() { d.l.askExport(d.doc.Source.Key, f) }))
	}
	return items
}

// allReferences are the menu items that write every source and every work they cite.
func (l *Library) allReferences() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, f := range bibliography.Formats {
		items = append(items, fyne.NewMenuItem("Export all references as "+formatWords[f]+"…", func() { l.askExport("", f) }))
	}
	return items
}

// askExport asks where a source's references go, or without a key those of the library.
func (l *Library) askExport(key string, as bibliography.Format) {
	name := key
	if name == "" {
		name = "references"
	}
	dir := l.intake.dir
	if dir == "" {
		dir, _ = os.UserHomeDir() // without one the name alone is shown
	}
	l.desk.Stage.AskText(kit.TextQuestion{
		Title: "Export references as " + formatWords[as], Label: "File", Do: "Export", Text: filepath.Join(dir, name+as.Ending()),
		OnDo: func(path string) { l.exportReferences(key, as, path) },
	})
}

// exportReferences writes the file; one that is there is replaced only when that is wanted.
func (l *Library) exportReferences(key string, as bibliography.Format, path string) {
	write := func() {
		work := l.desk.Work
		app.Go(l.desk.Tasks, "library:references", func(ctx context.Context) (int, error) { return work.ExportReferences(ctx, key, as, path) },
			func(n int, err error) {
				if err != nil {
					l.desk.Shell.Fail("Export the references", err)
					return
				}
				l.desk.Stage.Toast(fmt.Sprintf("Wrote %s to %s", count(n, "reference"), filepath.Base(path)))
			})
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		write()
		return
	}
	l.desk.Stage.Ask(kit.Question{Title: "Replace " + filepath.Base(path) + "?", Text: "There is a file of that name in the folder.", Do: "Replace", OnDo: write})
}

// askReferences lets a list be chosen whose works are added to the source's own.
func (d *details) askReferences() {
	key := d.doc.Source.Key
	d.l.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Add references from a list", Do: "Add references", Dir: d.l.intake.dir, Kinds: app.WorkEndings(),
		OnDo: func(path string) {
			work := d.l.desk.Work
			app.Go(d.l.desk.Tasks, "library:works", func(ctx context.Context) (worksAdded, error) {
				return addWorks(ctx, path, func(ctx context.Context, w []bibliography.Work) (int, error) { return work.AddReferences(ctx, key, w) })
			}, func(a worksAdded, err error) { d.l.tellWorks(path, a, err) })
		},
	})
}

// worksAdded is what came of a list of references.
type worksAdded struct{ added, known, problems int }

// addWorks reads a list of references and adds its works.
func addWorks(ctx context.Context, path string, add func(context.Context, []bibliography.Work) (int, error)) (worksAdded, error) {
	r, err := app.ReadWorks(ctx, path)
	if err != nil {
		return worksAdded{}, err
	}
	n, err := add(ctx, r.Works)
	return worksAdded{n, len(r.Works) - n, len(r.Problems)}, err
}

// tellWorks says what came of a list of references.
func (l *Library) tellWorks(path string, a worksAdded, err error) {
	if err != nil {
		l.desk.Shell.Fail("Import "+filepath.Base(path), err)
		return
	}
	text := "Added " + count(a.added, "reference")
	if a.known > 0 {
		text += fmt.Sprintf(", %d known before", a.known)
	}
	if a.problems > 0 {
		text += fmt.Sprintf(", %d could not be read", a.problems)
	}
	l.desk.Stage.Toast(text)
	l.list.open = l.list.open || a.added > 0
	l.load()
}
