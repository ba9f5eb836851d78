package editor

import (
	"slices"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// addChartFigure adds a single figure to a chart.
func (ed *Editor) addChartFigure(block deck.ID) {
	ed.pickFigure("Add a figure to the chart", func(_ *evidence.Book, f evidence.Figure) {
		ed.setBlock(block, "Add figure to chart", func(b *deck.Block) {
			if !slices.Contains(b.Chart.Figures, f.Key) {
				b.Chart.Figures = append(b.Chart.Figures, f.Key)
			}
		})
	})
}

// chartData hands the numbers behind a chart to show, or says why there are none.
func (ed *Editor) chartData(b deck.Block, show func(app.ChartData)) {
	ed.withBook(func(book *evidence.Book) {
		d, err := app.DataOf(*b.Chart, book)
		if err != nil {
			ed.desk.Stage.Toast("The chart cannot be drawn: " + place.Sentence(err.Error()))
			return
		}
		show(d)
	})
}

// draftAlt writes a description of the chart from its data.
func (ed *Editor) draftAlt(b deck.Block) {
	ed.chartData(b, func(d app.ChartData) {
		ed.setBlock(b.ID, "Draft alternative text", func(b *deck.Block) { b.Alt = d.Alt })
	})
}

// showChartData shows the numbers behind a chart as a table.
func (ed *Editor) showChartData(b deck.Block) {
	ed.chartData(b, func(d app.ChartData) {
		var columns []kit.TableColumn
		for i, head := range d.Rows[0] {
			columns = append(columns, kit.TableColumn{Title: head, Width: 96, Flex: 1, Right: i > 0})
		}
		t := kit.NewTable(kit.TableConfig{
			Columns: columns, OnPick: func(int) {},
			Cell: func(row, column int) kit.Cell { return kit.Cell{Text: d.Rows[row+1][column], Bold: column == 0} },
		})
		var sh *kit.Sheet
		copyIt := kit.NewButton("Copy as CSV", func() {
			text, err := app.CSV(d.Rows)
			if err != nil {
				ed.desk.Shell.Fail("Copy the data", err)
				return
			}
			fyne.CurrentApp().Clipboard().SetContent(text)
			ed.desk.Stage.Toast("Data copied")
		})
		credit := kit.NewPara(d.Source, kit.Style{Color: kit.Muted, Size: kit.SmallSize})
		tall := float32(min(len(d.Rows), 14)) * kit.TableRow
		body := kit.Column(kit.Unit, kit.Sized(0, tall, t), credit)
		sh = ed.desk.Stage.Show(kit.Dialog("Data of the chart", body, copyIt, kit.NewPrimary("", "Close", func() { sh.Close() })), fyne.NewSize(680, 0))
		sh.OnEnter = sh.Close
		t.SetCount(len(d.Rows) - 1)
	})
}
