package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/evidence"
	"briefdeck/ui/export"
	"briefdeck/ui/kit"
	"briefdeck/ui/library"
	"briefdeck/ui/place"
)

// makePlaces makes the places in the rail's order.
func (w *Window) makePlaces() []place.Place {
	return []place.Place{
		library.New(w.desk), evidence.New(w.desk), w.editor, w.check,
		export.New(export.Config{Desk: w.desk, Painter: w.paint, ShowSlide: w.ShowSlide, Folder: w.exportsFolder}),
	}
}

// ShowSlide implements place.Shell.
func (w *Window) ShowSlide(key string, id deck.ID) {
	w.Go(place.Deck)
	w.editor.OpenAt(key, id)
}

// find goes to where things are found: the place's own search, else the Library's.
func (w *Window) find() {
	if w.stage.Busy() {
		return
	}
	if p, ok := w.places[w.at].(interface{ Find() }); ok {
		p.Find()
		return
	}
	for _, p := range w.places {
		if to, ok := p.(*library.Library); ok {
			w.Go(place.Library)
			to.Find()
		}
	}
}

// importer is a place that reads papers into the library.
type importer interface{ Import(paths ...string) }

func (w *Window) importPapers(paths ...string) {
	for _, p := range w.places {
		if to, ok := p.(importer); ok {
			w.Go(p.Name())
			to.Import(paths...)
			return
		}
	}
}

// askPaper goes to the place that reads papers and lets one be chosen.
func (w *Window) askPaper() {
	for _, p := range w.places {
		if to, ok := p.(interface{ AskImport() }); ok {
			w.Go(p.Name())
			to.AskImport()
			return
		}
	}
}

// dropped takes files that were dropped on the window.
func (w *Window) dropped(at fyne.Position, uris []fyne.URI) {
	var paths []string
	pictures := true
	for _, u := range uris {
		paths = append(paths, u.Path())
		pictures = pictures && app.IsPicture(u.Path())
	}
	if pictures && w.places[w.at].Name() == place.Deck && !w.stage.Busy() && w.editor.AddPictures(paths, w.editor.PictureUnder(at)) {
		return
	}
	w.openFiles(paths...)
}

// openFiles opens a library, when one is among the files; else all are imported.
func (w *Window) openFiles(paths ...string) {
	for _, p := range paths {
		if strings.EqualFold(filepath.Ext(p), libraryKind) {
			w.openLibrary(p)
			return
		}
	}
	if len(paths) > 0 {
		w.importPapers(paths...)
	}
}

// askFiles lets anything be chosen that opens: a library, or papers, data files and lists
// of references, which are imported.
func (w *Window) askFiles() {
	w.stage.AskFile(kit.FileQuestion{
		Title: "Open papers, data or a library", Do: "Open", Kinds: append(app.IntakeEndings(), libraryKind),
		Dir: w.opened, OnMany: func(paths []string) {
			w.opened = filepath.Dir(paths[0])
			w.openFiles(paths...)
		},
	})
}

// askLibrary lets a library file be chosen.
func (w *Window) askLibrary() {
	w.stage.AskFile(kit.FileQuestion{
		Title: "Open a library", Do: "Open library", Kinds: []string{libraryKind},
		Dir: filepath.Dir(w.work.Library().Path()), OnDo: w.openLibrary,
	})
}

// libraryKind is how the name of a library file ends.
const libraryKind = ".briefdeck"

// openLibrary opens another library in this window.
func (w *Window) openLibrary(path string) {
	if path == w.work.Library().Path() {
		return
	}
	w.editor.Flush(func() {
		open, old := w.opts.Open, w.work
		app.Go(w.tasks, "window:open", func(ctx context.Context) (*app.Workspace, error) { return open(ctx, path) },
			func(work *app.Workspace, err error) {
				if err != nil {
					w.Fail("Open the library", err)
					return
				}
				w.use(work)
				app.Go(w.tasks, "window:close", func(context.Context) (struct{}, error) { return struct{}{}, old.Library().Close() },
					func(_ struct{}, err error) { w.Fail("Close the last library", err) })
			})
	})
}

// showPart goes to a part of the open deck.
func (w *Window) showPart(slide, block deck.ID) {
	w.Go(place.Deck)
	w.editor.ShowPart(slide, block)
}

// checked takes what a check of the open deck found.
func (w *Window) checked(d *deck.Deck, r *app.Report) { w.check.Show(d, r) }

// checkNow goes to Check and looks at the deck again.
func (w *Window) checkNow() {
	w.Go(place.Check)
	w.editor.CheckNow()
}
