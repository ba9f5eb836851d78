package chart_test

import (
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/source"

	"github.com/shopspring/decimal"
)

// flat is a setter whose characters all have the same width: half an em, and a
// little more in bold.
type flat struct{}

func (flat) Width(text string, size float64, bold bool) float64 {
	w := .5
	if bold {
		w = .54
	}
	return float64(len([]rune(text))) * w * size
}

func (f flat) Runs(text string, size float64, bold, italic bool, c frame.Color, at frame.Point) []*frame.Text {
	face := "regular"
	if bold {
		face = "bold"
	}
	return []*frame.Text{{Face: face, Size: size, At: at, Text: text, Width: f.Width(text, size, bold), Color: c}}
}

func rgb(v uint32) frame.Color {
	return frame.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

var light = chart.Look{
	Ink: rgb(0x16202C), Muted: rgb(0x55616E), Rule: rgb(0xC9D1D9), Ground: rgb(0xFFFFFF), Accent: rgb(0x0B5FA5), Grey: rgb(0xB7C3CE),
	Series:   []frame.Color{rgb(0x0B5FA5), rgb(0xD9772B), rgb(0x1F8A70), rgb(0x8C5FA8), rgb(0xB23A5B), rgb(0x7A7A2E), rgb(0x5B6B7A)},
	TextSize: 8,
}

var dark = chart.Look{
	Ink: rgb(0xE8EDF2), Muted: rgb(0x9FB0C0), Rule: rgb(0x33414F), Ground: rgb(0x0F1720), Accent: rgb(0x6CB4F0), Grey: rgb(0x5B6B7A),
	Series:   []frame.Color{rgb(0x6CB4F0), rgb(0xF2A07B), rgb(0x6FCBB0), rgb(0xC7A4DD), rgb(0xE98AA6), rgb(0xC9C77A), rgb(0x9FB0C0)},
	TextSize: 8,
}

// shelf fills a book for a test.
type shelf struct {
	t    testing.TB
	book *evidence.Book
}

func newShelf(t testing.TB) shelf {
	t.Helper()
	s := shelf{t, evidence.NewBook()}
	s.book.Sources["duan"] = source.Source{Key: "duan", Kind: source.Paper, Title: "One Belt One Road", Short: "Duan"}
	for year := 2013; year <= 2023; year++ {
		key := fmt.Sprintf("news-%d", year)
		s.book.Sources[key] = source.Source{Key: key, Kind: source.Official, Title: fmt.Sprintf("Release of %d", year), Published: fmt.Sprintf("%d-03-01", year)}
	}
	s.book.Sources["gfdc"] = source.Source{Key: "gfdc", Kind: source.Dataset, Title: "Countries of the Belt and Road Initiative", Short: "Green Finance & Development Center", Published: "2023-12"}
	return s
}

func (s shelf) indicator(ind evidence.Indicator) { s.book.Indicators[ind.Key] = ind }

// add puts one figure on the shelf; spec is "PERIOD VALUE [SOURCE]".
func (s shelf) add(indicator, spec string, change ...func(*evidence.Figure)) {
	s.t.Helper()
	words := strings.Fields(spec)
	period, err := evidence.ParsePeriod(strings.Trim(words[0], "-"))
	if err != nil {
		s.t.Fatal(err)
	}
	ind := s.book.Indicators[indicator]
	f := evidence.Figure{
		Key: indicator + "-" + words[0], Indicator: indicator, Value: decimal.RequireFromString(words[1]), Scale: ind.Scale, Unit: ind.Unit,
		Period: period, Status: evidence.Confirmed, Origin: evidence.Origin{Source: "gfdc"},
	}
	if len(words) > 2 {
		f.Origin.Source = words[2]
	}
	for _, c := range change {
		c(&f)
	}
	s.book.Figures[f.Key] = f
}

func (s shelf) build(c deck.Chart) chart.Spec {
	s.t.Helper()
	spec, err := chart.Build(c, s.book)
	if err != nil {
		s.t.Fatal(err)
	}
	return spec
}

var (
	usd       = evidence.Unit{Currency: "USD"}
	countries = evidence.Unit{Noun: "countries"}
)

func ministry(f *evidence.Figure) { f.Attribution = "Ministry of Commerce" }

func inPaper(f *evidence.Figure) {
	ministry(f)
	f.Origin = evidence.Origin{Source: "duan", Section: "2.2"}
}

func projected(f *evidence.Figure) { f.Qualifier = evidence.Projected }

// headlines holds the series of the two headline charts of the first briefing.
func headlines(t testing.TB) shelf {
	t.Helper()
	s := newShelf(t)
	s.indicator(evidence.Indicator{
		Key: "trade", Concept: "trade", Name: "Goods trade with countries along the route",
		Definition: "China's goods trade with about 65 countries along the route", Unit: usd, Scale: 12,
	})
	s.add("trade", "2013 1.04", inPaper)
	for _, spec := range []string{"2015 0.9955 news-2015", "2016 0.95359 news-2016", "2017 1.1 news-2017", "2018 1.2678 news-2018", "2021 1.8 news-2021", "2022 2.07 news-2022"} {
		s.add("trade", spec, ministry)
	}
	s.add("trade", "2020 1.35", inPaper)
	s.indicator(evidence.Indicator{
		Key: "partners", Concept: "partners", Name: "Countries with a dated cooperation document, end of year",
		Definition: "Countries whose likely date of joining is known", Unit: countries,
	})
	for i, n := range []int{7, 8, 26, 31, 55, 118, 133, 134, 139, 143, 146} {
		s.add("partners", fmt.Sprintf("%d %d", 2013+i, n))
	}
	return s
}

func tradeChart() deck.Chart {
	return deck.Chart{Type: deck.Bar, Series: []string{"trade"}, Title: "Trade doubled by 2022", Highlight: []string{"2013", "2020"}}
}

func partnersChart() deck.Chart {
	return deck.Chart{Type: deck.StepLine, Series: []string{"partners"}, Title: "Most partners joined in 2018", Highlight: []string{"2018", "2019"}}
}
