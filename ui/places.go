package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/evidence"
	"briefdeck/ui/export"
	"briefdeck/ui/library"
	"briefdeck/ui/place"
)

// makePlaces makes the places in the rail's order.
func (w *Window) makePlaces() []place.Place {
	return []place.Place{
		library.New(w.desk), evidence.New(w.desk), w.editor,
		export.New(export.Config{Desk: w.desk, Painter: w.paint, ShowSlide: w.showSlide}),
	}
}

// showSlide goes to a slide of a deck. Of a deck that is not open it goes to the first.
func (w *Window) showSlide(key string, id deck.ID) {
	w.OpenDeck(key)
	if s := w.editor.Session(); s != nil && s.Deck().Key == key {
		w.editor.Choose(id)
	}
}

// importer is a place that reads papers into the library.
type importer interface{ Import(path string) }

func (w *Window) importPaper(path string) {
	for _, p := range w.places {
		if to, ok := p.(importer); ok {
			w.Go(p.Name())
			to.Import(path)
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

// dropped takes files that were dropped on the window: a library is opened, anything
// else is imported.
func (w *Window) dropped(uris []fyne.URI) {
	for _, u := range uris {
		if strings.EqualFold(filepath.Ext(u.Path()), ".briefdeck") {
			w.openLibrary(u.Path())
			return
		}
		w.importPaper(u.Path())
	}
}

// askLibrary lets a library file be chosen.
func (w *Window) askLibrary() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			w.Fail("Open the library", err)
			return
		}
		if r == nil {
			return
		}
		path := r.URI().Path()
		if err := r.Close(); err != nil {
			w.Fail("Open the library", err)
			return
		}
		w.openLibrary(path)
	}, w.win)
	d.SetTitleText("Open a library")
	d.SetConfirmText("Open library")
	d.SetFilter(storage.NewExtensionFileFilter([]string{".briefdeck"}))
	if u, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(w.work.Library().Path()))); err == nil {
		d.SetLocation(u)
	}
	d.Resize(fyne.NewSize(800, 560))
	d.Show()
}

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
