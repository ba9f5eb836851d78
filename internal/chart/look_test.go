package chart_test

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/raster"
	"briefdeck/internal/typeset"
)

// faces sets a chart's text in the faces of the program.
type faces struct{ *typeset.Faces }

func (f faces) Width(text string, size float64, bold bool) float64 {
	return f.Faces.Width(text, typeset.Style{Size: size, Bold: bold})
}

func (f faces) Runs(text string, size float64, bold, italic bool, c frame.Color, at frame.Point) []*frame.Text {
	return f.Faces.Runs(text, typeset.Style{Size: size, Bold: bold, Italic: italic, Color: c}, at)
}

// TestLook paints a sheet of charts for a person to look at, into the folder that
// CHART_LOOK names.
func TestLook(t *testing.T) {
	dir := os.Getenv("CHART_LOOK")
	if dir == "" {
		t.Skip("CHART_LOOK names no folder")
	}
	fs := typeset.Load()
	r := chart.NewRenderer(faces{fs}, nil)
	defer r.Close()
	s := gallery(t)
	for _, sheet := range []struct {
		name string
		look chart.Look
		size chart.Size
		text float64
	}{
		{"brief-light", light, chart.Size{W: 236, H: 120}, 7.5},
		{"brief-dark", dark, chart.Size{W: 236, H: 120}, 7.5},
		{"slide-light", light, chart.Size{W: 760, H: 400}, 17},
		{"tiny", light, chart.Size{W: 150, H: 80}, 7.5},
		{"wide", light, chart.Size{W: 470, H: 180}, 8.5},
	} {
		sheet.look.TextSize = sheet.text
		for from := 0; from < len(s.charts); from += 12 {
			part := sheetOf{s.shelf, s.charts[from:min(from+12, len(s.charts))]}
			f := part.frame(r, fs, sheet.size, sheet.look)
			paint(t, f, fs, filepath.Join(dir, fmt.Sprintf("%s-%d.png", sheet.name, from/12+1)))
		}
	}
}

// frame sets the charts in columns, each under its type and subtitle.
func (s sheetOf) frame(r *chart.Renderer, fs *typeset.Faces, size chart.Size, look chart.Look) *frame.Frame {
	const columns = 3
	cellW, cellH := size.W+24, size.H+34
	rows := (len(s.charts) + columns - 1) / columns
	f := &frame.Frame{W: columns * cellW, H: float64(rows) * cellH, Point: 1, Ground: look.Ground}
	for i, c := range s.charts {
		at := frame.Point{X: float64(i%columns)*cellW + 12, Y: float64(i/columns)*cellH + 24}
		f.Items = append(f.Items, frame.Fill(frame.Box(frame.Rect{X: at.X, Y: at.Y, W: size.W, H: size.H}), mixed(look)))
		spec, err := chart.Build(c, s.book)
		var items []frame.Item
		if err == nil {
			items, err = r.Draw(context.Background(), spec, size, look)
		}
		if err != nil {
			s.t.Error(err)
			continue
		}
		frame.Shift(items, at.X, at.Y)
		f.Items = append(f.Items, items...)
		head := fmt.Sprintf("%s: %s", c.Type, spec.Subtitle())
		for _, run := range fs.Runs(head[:min(len(head), 50)], typeset.Style{Size: look.TextSize, Color: look.Muted}, frame.Point{X: at.X, Y: at.Y - 6}) {
			f.Items = append(f.Items, run)
		}
	}
	return f
}

func paint(t *testing.T, f *frame.Frame, fs *typeset.Faces, path string) {
	t.Helper()
	img, err := raster.Paint(context.Background(), f, fs, min(int(f.W*2), 1600))
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(out, img); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func mixed(l chart.Look) frame.Color {
	c := l.Rule
	c.A = 40
	return c
}

type sheetOf struct {
	shelf
	charts []deck.Chart
}

// gallery is one chart of every type and of the cases that are hard to lay out.
func gallery(t *testing.T) sheetOf {
	t.Helper()
	s := headlines(t)
	bn := func(key, name string, specs ...string) {
		s.indicator(evidence.Indicator{Key: key, Concept: key, Name: name, Unit: usd, Scale: 9})
		for _, spec := range specs {
			s.add(key, spec)
		}
	}
	bn("exports", "Exports", "2013 569.2", "2014 636.7", "2015 614.5", "2016 587.5", "2017 635.1", "2018 704.7", "2020 783.5")
	bn("imports", "Imports", "2013 471.4", "2014 483.4", "2015 388.0", "2016 366.1", "2017 453.5", "2018 563.1", "2020 570.0")
	bn("contracts", "Newly signed contracts", "2014 86.3", "2015 92.6", "2016 126.0", "2017 144.3", "2019 154.9", "2020 141.5", "2022 129.6")
	bn("turnover", "Completed turnover", "2014 64.4", "2015 69.3", "2016 76.0", "2018 89.3", "2019 98.0", "2020 91.1", "2022 84.9")
	bn("balance", "Balance of services", "2018 -12.4", "2019 -3.1", "2020 4.2", "2021 9.9", "2022 -1.4")
	s.add("turnover", "2023 95", projected)
	s.add("turnover", "2024 103", projected)
	s.indicator(evidence.Indicator{Key: "signed", Concept: "signed", Name: "Countries with signed documents", Unit: countries})
	for _, spec := range []string{"2016-04 30", "2019-03-27 125", "2019-10-31 137", "2020-12 138", "2021-06-22 140", "2021-12-16 145", "2022-03-23 149", "2023-06 150"} {
		s.add("signed", spec)
	}
	regions := []string{"East Asia & Pacific", "Europe & Central Asia", "Latin America & Caribbean", "Middle East & North Africa", "South Asia", "Sub-Saharan Africa"}
	cum := [][]int{{2, 4, 0, 0, 1, 0}, {3, 4, 0, 0, 1, 0}, {4, 16, 0, 1, 1, 4}, {6, 18, 0, 2, 1, 4}, {11, 27, 1, 5, 4, 7}, {22, 30, 14, 16, 4, 32}, {23, 33, 19, 17, 5, 36}, {24, 33, 19, 17, 5, 36}, {24, 33, 19, 17, 5, 41}, {24, 33, 21, 18, 5, 42}, {24, 33, 22, 19, 6, 42}}
	var keys, last []string
	for r, name := range regions {
		key := fmt.Sprintf("region-%d", r)
		keys = append(keys, key)
		s.indicator(evidence.Indicator{Key: key, Concept: key, Name: name, Unit: countries})
		for y, row := range cum {
			s.add(key, fmt.Sprintf("%d %d", 2013+y, row[r]))
		}
		last = append(last, key+"-2023")
	}
	s.indicator(evidence.Indicator{Key: "share", Concept: "share", Name: "Share of China's goods trade", Unit: evidence.Unit{Percent: true}})
	for _, spec := range []string{"2013 25.0", "2014 26.1", "2015 25.4", "2016 25.7", "2018 27.4", "2020 29.1", "2021 29.7", "2022 32.9"} {
		s.add("share", spec)
	}
	s.withPlaces()
	return sheetOf{s, []deck.Chart{
		tradeChart(),
		partnersChart(),
		{Type: deck.Area, Series: []string{"partners"}, Highlight: []string{"2018", "2019"}},
		{Type: deck.GroupedBar, Series: []string{"exports", "imports"}},
		{Type: deck.GroupedBar, Series: []string{"exports", "imports"}, From: "2018"},
		{Type: deck.StackedBar, Series: []string{"imports", "exports"}},
		{Type: deck.StackedBar, Series: keys, From: "2015"},
		{Type: deck.Horizontal, Figures: last},
		{Type: deck.Bar, Figures: last},
		{Type: deck.Line, Series: []string{"contracts", "turnover"}},
		{Type: deck.Line, Series: keys, Highlight: []string{"Sub-Saharan Africa"}},
		{Type: deck.Line, Series: []string{"signed"}},
		{Type: deck.Line, Series: []string{"share"}},
		{Type: deck.Line, Series: []string{"turnover"}},
		{Type: deck.Bar, Series: []string{"turnover"}},
		{Type: deck.StackedArea, Series: keys},
		{Type: deck.Slope, Series: keys},
		{Type: deck.Slope, Series: []string{"exports", "imports"}},
		{Type: deck.Pie, Series: keys},
		{Type: deck.Doughnut, Figures: last, Highlight: []string{"Sub-Saharan Africa"}},
		{Type: deck.Scatter, Series: []string{"share", "trade"}},
		{Type: deck.Scatter, Series: []string{"contracts", "turnover"}},
		{Type: deck.Bar, Series: []string{"balance"}},
		{Type: deck.Horizontal, Series: []string{"balance"}},
		{Type: deck.Line, Figures: []string{"trade-2013", "trade-2020"}},
		{Type: deck.Bar, Series: []string{"signed"}},
		{Type: deck.StepLine, Series: []string{"signed"}, Highlight: []string{"2016-04", "27 Mar 2019"}},
		{Type: deck.Bar, Series: []string{"turnover"}, Line: "100", LineLabel: "Goal"},
		{Type: deck.Horizontal, Figures: last, Order: deck.ByValue, Line: "30", LineLabel: "A third"},
		{Type: deck.Line, Series: []string{"contracts", "turnover"}, Line: "contracts-2014"},
		{Type: deck.PercentBar, Series: keys, From: "2015"},
		{Type: deck.DotPlot, Figures: last},
		{Type: deck.DotPlot, Series: []string{"exports", "imports"}},
		{Type: deck.Bubble, Series: []string{"share", "trade", "turnover"}},
		{Type: deck.Waterfall, Series: []string{"turnover"}},
		{Type: deck.Waterfall, Figures: last},
		{Type: deck.Waterfall, Series: []string{"balance"}},
		{Type: deck.Histogram, Series: []string{"exports"}},
		{Type: deck.BoxPlot, Series: []string{"exports", "imports", "contracts"}},
		{Type: deck.HeatMap, Series: keys},
		{Type: deck.HeatMap, Series: []string{"balance"}},
		{Type: deck.Treemap, Figures: last},
		{Type: deck.Sankey, Figures: last, Labels: []string{"China → East Asia", "China → Europe & Central Asia", "China → Latin America", "Kenya → Middle East", "Kenya → South Asia", "Kenya → Latin America"}},
		{Type: deck.Timeline, Series: []string{"signed"}},
		{Type: deck.Timeline, Figures: []string{"signed-2016-04", "signed-2019-03-27", "signed-2021-12-16"}, Labels: []string{"First count", "Italy signs", "第三次统计"}},
		{Type: deck.SmallMultiples, Series: keys},
		{Type: deck.Line, Series: keys, Scale: deck.Logarithmic, From: "2017", Values: deck.EndValues, Palette: deck.OkabeIto},
		{Type: deck.Line, Series: []string{"turnover"}, Scale: deck.Logarithmic, Gaps: deck.Bridged},
		{Type: deck.Line, Series: []string{"contracts", "turnover"}, Gaps: deck.Bridged, Legend: deck.LegendAbove, Palette: deck.TolBright, Remarks: []deck.Remark{{At: "2017", Text: "Before the review of contracts"}, {At: "2020", Text: "Pandemic"}}},
		{Type: deck.Bar, Series: []string{"turnover"}, Remarks: []deck.Remark{{At: "2019", Text: "The most so far: 98"}, {At: "2018", Text: "First forum of all countries along the route"}, {At: "2024", Text: "Forecast of the ministry"}}},
		{Type: deck.StackedBar, Series: keys, From: "2015", Values: deck.NoValues, Palette: deck.Shades, Remarks: []deck.Remark{{At: "2018", Text: "The year in which most countries signed"}}},
		{Type: deck.Bar, Series: []string{"turnover"}, Values: deck.EndValues},
		{Type: deck.SmallMultiples, Series: []string{"share", "trade", "turnover"}},
		{Type: deck.DotPlot, Figures: last, Scale: deck.Logarithmic, Palette: deck.TolBright},
		{Type: deck.Slope, Series: []string{"exports", "imports"}, Scale: deck.Logarithmic},
		{Type: deck.Scatter, Series: []string{"contracts", "turnover"}, Scale: deck.Logarithmic, Remarks: []deck.Remark{{At: "2019", Text: "合同额最高的一年"}}},
		{Type: deck.Area, Series: []string{"partners"}, Remarks: []deck.Remark{{At: "2018", Text: "118 countries, after 55 a year before"}}, Values: deck.NoValues},
		{Type: deck.StepLine, Series: []string{"signed"}, Remarks: []deck.Remark{{At: "27 Mar 2019", Text: "Italy signs"}, {At: "16 Dec 2021", Text: "Africa’s forum in Dakar"}}},
		{Type: deck.WorldMap, Places: []string{"list"}, Labels: []string{"Partner"}, Without: []string{"CHN"}},
		{Type: deck.WorldMap, Places: []string{"list"}, Group: deck.ByJoining, To: "2022"},
		{Type: deck.WorldMap, Places: []string{"list"}, Group: deck.ByRegion, Highlight: []string{"Italy", "Maldives", "Malta"}},
		{Type: deck.WorldMap, Series: []string{"per-country"}},
		{Type: deck.WorldMap, Series: []string{"swings"}, Highlight: []string{"Kenya"}},
	}}
}
