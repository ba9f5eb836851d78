package export

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/ui/kit"
)

// past is an export that was made, and whether its file is still there.
type past struct {
	app.Export
	gone bool
}

// history lists the exports that were made from this library.
type history struct {
	e       *Export
	content fyne.CanvasObject
	table   *kit.Table
	path    *kit.Text
	open    *kit.Button
	folder  *kit.Button
	none    fyne.CanvasObject
}

// The table's columns.
const (
	colWhen = iota
	colDeck
	colOutput
	colPages
	colSize
	colRevision
	colFile
)

var pastColumns = []kit.TableColumn{
	colWhen:     {Title: "When", Width: 124},
	colDeck:     {Title: "Deck", Width: 140, Flex: 3},
	colOutput:   {Title: "Output", Width: 60},
	colPages:    {Title: "Pages", Width: 44, Right: true, Drop: 1},
	colSize:     {Title: "Size", Width: 60, Right: true, Drop: 2},
	colRevision: {Title: "Version", Width: 112, Flex: 1, Drop: 3},
	colFile:     {Title: "File", Width: 120, Flex: 2},
}

func newHistory(e *Export) *history {
	h := &history{e: e}
	h.table = kit.NewTable(kit.TableConfig{Columns: pastColumns, Cell: h.cell, OnPick: h.choose})
	h.path = kit.NewLine("", 0, kit.Style{Color: kit.Muted, Size: kit.SmallSize})
	h.open = kit.NewButton("Open", func() { h.act(func(p string) { e.open(p) }) })
	h.folder = kit.NewButton("Show in folder", func() { h.act(func(p string) { e.open(filepath.Dir(p)) }) })
	title := kit.Inset(kit.Edges{Right: 2 * kit.Unit}, kit.Sized(0, kit.ControlHeight, container.New(centred{}, kit.NewText("History", kit.Style{Bold: true}))))
	head := kit.Dock(kit.Docked{Left: title, Middle: container.New(centred{}, h.path), Right: kit.Row(kit.Unit, h.open, h.folder)})
	h.none = container.NewCenter(kit.NewText("Files that you export are listed here, with the revision they were made from.", kit.Style{Color: kit.Muted}))
	h.content = kit.Dock(kit.Docked{Top: kit.Line(), Middle: kit.Dock(kit.Docked{
		Top:    kit.Inset(kit.Edges{Top: kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit, Left: 2 * kit.Unit}, head),
		Middle: container.NewStack(h.table, h.none),
	})})
	h.choose(-1)
	return h
}

// loadHistory reads the exports again and looks which files are still there.
func (e *Export) loadHistory() {
	lib := e.desk.Work.Library()
	app.Go(e.desk.Tasks, "export:history", func(ctx context.Context) ([]past, error) {
		all, err := lib.Exports(ctx)
		out := make([]past, len(all))
		for i, x := range all {
			_, gone := os.Stat(x.Path)
			out[i] = past{x, gone != nil}
		}
		return out, err
	}, func(all []past, err error) {
		if err != nil {
			e.desk.Shell.Fail("List the exports", err)
			return
		}
		first := e.past == nil
		e.past = all
		if first && e.deck != nil && !e.form.touched { // what somebody chose meanwhile stays
			e.form.profile(e.deck, all)
			e.form.show()
			e.layOut()
		}
		e.history.show()
	})
}

func (h *history) show() {
	h.table.SetCount(len(h.e.past))
	if len(h.e.past) > 0 {
		h.none.Hide()
		h.table.Show()
		h.choose(0)
		return
	}
	h.none.Show()
	h.table.Hide()
	h.choose(-1)
}

func (h *history) choose(at int) {
	h.table.Choose(at)
	on := at >= 0 && at < len(h.e.past)
	h.open.SetEnabled(on && !h.e.past[max(0, at)].gone)
	h.folder.SetEnabled(on)
	switch {
	case !on:
		h.path.SetText("")
	case h.e.past[at].gone:
		h.path.SetText(h.e.past[at].Path + " is no longer there")
	default:
		h.path.SetText(h.e.past[at].Path)
	}
}

func (h *history) act(do func(path string)) {
	if at := h.table.At; at >= 0 && at < len(h.e.past) {
		do(h.e.past[at].Path)
	}
}

func (h *history) cell(at, column int) kit.Cell {
	if at < 0 || at >= len(h.e.past) {
		return kit.Cell{}
	}
	p := h.e.past[at]
	c := kit.Cell{}
	switch column {
	case colWhen:
		c.Text = when(p.At, time.Now())
	case colDeck:
		c.Text = p.Title
	case colOutput:
		c.Text = map[app.Output]string{app.AsBrief: "Brief", app.AsSlides: "Slides"}[p.Output]
	case colPages:
		c.Text = pagesCell(p.Pages)
	case colSize:
		c.Text = size(p.Bytes)
	case colRevision:
		c = kit.Cell{Text: p.Revision[:min(8, len(p.Revision))], Color: kit.Muted}
		if p.Version != "" {
			c = kit.Cell{Text: p.Version}
		}
	case colFile:
		c.Text = filepath.Base(p.Path)
	}
	if p.gone {
		c.Color = "disabled"
	}
	return c
}

// when is a moment in the reader's own time, shorter when it was today.
func when(at, now time.Time) string {
	at = at.Local()
	now = now.Local()
	if at.Year() == now.Year() && at.YearDay() == now.YearDay() {
		return "Today " + at.Format("15:04")
	}
	return at.Format("2006-01-02 15:04")
}
