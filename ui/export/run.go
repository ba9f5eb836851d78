package export

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

const runTask = "export:run"

// made is an export with what was found on the way.
type made struct {
	app.Export
	of       *deck.Deck
	findings []deck.Finding
}

// Start exports the deck as the form says. It asks before it replaces a file.
func (e *Export) Start() {
	path := e.form.path()
	switch {
	case e.deck == nil || e.form.running.Visible():
		return
	case path == "":
		e.desk.Stage.Toast("Name the file and its folder first")
		return
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		e.run(path)
		return
	}
	e.desk.Stage.Ask(kit.Question{
		Title: "Replace " + filepath.Base(path) + "?",
		Text:  "There is a file of that name in " + filepath.Dir(path) + ". It is replaced only when the new one is complete.",
		Do:    "Replace file", OnDo: func() { e.run(path) },
	})
}

func (e *Export) run(path string) {
	e.desk.Window().Canvas().Unfocus()
	work, tasks := e.desk.Work, e.desk.Tasks
	e.form.working(0, 0)
	req := app.ExportRequest{Deck: e.deck, Output: e.form.output(), Path: path, Theme: e.form.theme()}
	app.Go(tasks, runTask, func(ctx context.Context) (made, error) {
		req.Progress = func(done, total int) {
			tasks.Post(func() {
				if ctx.Err() == nil {
					e.form.working(done, total)
				}
			})
		}
		x, findings, err := work.Export(ctx, req)
		return made{x, req.Deck, findings}, err
	}, e.ended)
}

// Cancel stops the export that runs. What is not complete is not written.
func (e *Export) Cancel() {
	e.desk.Tasks.Cancel(runTask)
	e.form.done(nil)
	e.desk.Stage.Toast("Export cancelled")
}

func (e *Export) ended(m made, err error) {
	var found *app.FindingsError
	switch {
	case errors.As(err, &found):
		e.form.done(refusal(found))
		e.form.showFindings(m.findings)
	case err != nil && m.Path == "":
		e.form.done(nil)
		e.desk.Shell.Fail("Export the deck", err)
	default:
		e.desk.Shell.Fail("Note the export", err) // says nothing without an error
		e.form.done(e.success(m))
		e.form.showFindings(m.findings)
	}
}

// refusal says why there is no file.
func refusal(err *app.FindingsError) fyne.CanvasObject {
	return kit.Card(kit.Column(6,
		kit.Row(6, kit.Dot(kit.Bad), kit.NewText("Nothing was exported", kit.Style{Bold: true})),
		kit.NewPara(place.Sentence(err.Error()), kit.Style{Color: kit.Muted})))
}

// success names the file that was made.
func (e *Export) success(m made) fyne.CanvasObject {
	x := m.Export
	revision := "Revision " + x.Revision[:min(8, len(x.Revision))]
	if x.Version != "" {
		revision += ", “" + x.Version + "”"
	}
	buttons := kit.Row(kit.Unit, kit.NewButton("Open", func() { e.open(x.Path) }), kit.NewButton("Show in folder", func() { e.open(filepath.Dir(x.Path)) }))
	card := kit.Column(kit.Unit,
		kit.Row(6, kit.Dot(kit.Good), kit.NewText(pagesWord(x.Pages)+", "+size(x.Bytes), kit.Style{Bold: true})),
		kit.NewPara(x.Path, kit.Style{Color: kit.Muted}), kit.NewPara(revision, kit.Style{Color: kit.Muted, Size: kit.SmallSize}), buttons)
	if x.Version == "" && m.of != nil {
		card.Add(kit.Row(0, kit.NewButton("Keep as a version…", func() { e.keepVersion(m) })))
	}
	return kit.Card(card)
}

// keepVersion keeps the deck, as it was exported, as a version.
func (e *Export) keepVersion(m made) {
	work := e.desk.Work
	e.desk.Stage.AskText(kit.TextQuestion{Title: "Keep as a version", Label: "Name, such as “Sent to minister”", Do: "Keep version", OnDo: func(name string) {
		app.Go(e.desk.Tasks, "export:version", func(ctx context.Context) (app.Version, error) {
			return work.SaveVersion(ctx, m.of, name, "")
		}, func(v app.Version, err error) {
			if err != nil {
				e.desk.Shell.Fail("Keep the version", err)
				return
			}
			m.Version = v.Name
			e.form.done(e.success(m))
			e.loadHistory()
		})
	}})
}

// open hands a file or folder to the desktop.
func (e *Export) open(path string) { place.OpenOutside(e.desk.Shell, path) }

func pagesWord(n int) string {
	if n == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}

// size is a number of bytes as people read it.
func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1000_000:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
