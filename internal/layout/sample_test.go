package layout_test

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/internal/source"
	"briefdeck/internal/typeset"

	"github.com/shopspring/decimal"
	"gopkg.in/yaml.v3"
)

// faces are loaded once for all tests.
var faces = sync.OnceValue(typeset.Load)

// boxes is a chart engine that draws a frame and a bar, so that tests need no engine.
type boxes struct{}

func (boxes) Draw(_ context.Context, s chart.Spec, size chart.Size, look chart.Look) ([]frame.Item, error) {
	if s.Title() == "broken" {
		return nil, fmt.Errorf("draw chart %q: the engine said no", s.Title())
	}
	return []frame.Item{
		frame.Fill(frame.Box(frame.Rect{W: size.W / 2, H: size.H}), look.Accent),
		frame.Fill(frame.Box(frame.Rect{X: size.W / 2, Y: size.H / 2, W: size.W / 2, H: size.H / 2}), look.Grey),
	}, nil
}

// pictures holds one picture, "map".
type pictures struct{}

func (pictures) Image(ref string) (image.Image, error) {
	if ref != "map" {
		return nil, fmt.Errorf("no such picture")
	}
	m := image.NewRGBA(image.Rect(0, 0, 8, 5))
	m.Set(1, 1, color.White)
	return m, nil
}

func theme(t testing.TB, name string) deck.Theme {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "assets", "themes", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var th deck.Theme
	if err := yaml.Unmarshal(raw, &th); err != nil {
		t.Fatal(err)
	}
	return th
}

func input(t testing.TB, d *deck.Deck) layout.Input {
	return layout.Input{
		Deck: d, Book: book(), Theme: theme(t, "light"), Faces: faces(), Charts: boxes{}, Images: pictures{}, Revision: "a1f4c09",
	}
}

// book holds two indicators that may be confused, a series, a single count, and a
// growth rate derived from the series.
func book() *evidence.Book {
	b := evidence.NewBook()
	b.Sources["lee"] = source.Source{
		Key: "lee", Short: "Lee", Held: true, Title: "Ports and people", Authors: []string{"Ann Lee"}, Publisher: "Harbour Press", Published: "2021",
	}
	b.Sources["customs"] = source.Source{Key: "customs", Short: "Customs", Title: "海关统计", Published: "2022-01-14", URL: "https://example.org/customs"}
	b.References["lee"] = []source.Reference{{Number: 2, Authors: []string{"B. Osei"}, Title: "Harbours of the west", Container: "Sea Studies", Year: "2019", Volume: "4", Issue: "1"}}
	usd := evidence.Unit{Currency: "USD"}
	ports, hubs := evidence.Unit{Noun: "ports"}, evidence.Unit{Noun: "hub ports"}
	for _, i := range []evidence.Indicator{
		{Key: "freight", Name: "Freight through the ports", Unit: usd, Scale: 12},
		{Key: "ports", Name: "Ports that signed", Unit: ports},
		{Key: "hubs", Name: "Hub ports", Unit: hubs},
		{Key: "growth", Name: "Growth of freight", Unit: evidence.Unit{Percent: true}},
	} {
		b.Indicators[i.Key] = i
	}
	add := func(f evidence.Figure, value, period string) {
		f.Value, f.Status = decimal.RequireFromString(value), evidence.Confirmed
		f.Period, _ = evidence.ParsePeriod(period)
		b.Figures[f.Key] = f
	}
	lee := evidence.Origin{Source: "lee", Section: "2.2"}
	add(evidence.Figure{Key: "freight-2013", Indicator: "freight", Scale: 12, Unit: usd, Attribution: "Port Authority", Origin: lee}, "1.04", "2013")
	add(evidence.Figure{Key: "freight-2016", Indicator: "freight", Scale: 12, Unit: usd, Origin: evidence.Origin{Source: "customs"}}, "0.95", "2016")
	add(evidence.Figure{Key: "freight-2020", Indicator: "freight", Scale: 12, Unit: usd, Attribution: "Port Authority", Origin: lee}, "1.35", "2020")
	add(evidence.Figure{Key: "ports", Indicator: "ports", Unit: ports, Qualifier: evidence.About, Origin: evidence.Origin{Source: "lee", Section: "2"}}, "133", "")
	add(evidence.Figure{Key: "hubs", Indicator: "hubs", Unit: hubs, Origin: evidence.Origin{Source: "lee", Section: "2"}}, "66", "")
	add(evidence.Figure{
		Key: "growth", Indicator: "growth", Unit: evidence.Unit{Percent: true}, Qualifier: evidence.Derived,
		Derivation: &evidence.Derivation{Formula: evidence.PercentChange, Inputs: []string{"freight-2013", "freight-2020"}, Decimals: 1},
	}, "29.8", "2013/2020")
	b.Conflicts = []evidence.Conflict{{A: "ports", B: "hubs", State: evidence.Explained, Explanation: "Hubs are ports of call, not signatories."}}
	return b
}

// number gives slides and blocks ids by their place.
func number(d *deck.Deck) *deck.Deck {
	for i := range d.Slides {
		d.Slides[i].ID = deck.ID(fmt.Sprintf("s%d", i+1))
		for k := range d.Slides[i].Blocks {
			d.Slides[i].Blocks[k].ID = deck.ID(fmt.Sprintf("s%db%d", i+1, k+1))
		}
	}
	return d
}

func textOf(s string) deck.Block { return deck.Block{Kind: deck.Text, Text: s} }

func bulletsOf(items ...string) deck.Block {
	b := deck.Block{Kind: deck.Bullets}
	for _, it := range items {
		level := 0
		if len(it) > 1 && it[0] == '>' {
			level, it = 1, it[1:]
		}
		b.Items = append(b.Items, deck.Item{Level: level, Text: it})
	}
	return b
}

func chartOf(title string) deck.Block {
	return deck.Block{Kind: deck.ChartBlock, Chart: &deck.Chart{Type: deck.Bar, Series: []string{"freight"}, Title: title}}
}

func keysOf(ks ...deck.KeyFigure) deck.Block { return deck.Block{Kind: deck.KeyFigures, Figures: ks} }

func tableOf(rows ...[]string) deck.Block {
	return deck.Block{Kind: deck.TableBlock, Table: &deck.Table{Rows: rows, Source: "Lee, section 3"}}
}

func at(s deck.Slot, b deck.Block) deck.Block { b.Slot = s; return b }

// everyLayout is a deck with one slide of each layout and one block of each kind.
func everyLayout() *deck.Deck {
	quote := deck.Block{Kind: deck.QuoteBlock, Quote: &deck.Quote{Text: "The quay is the policy.", Source: "Lee, section 1"}}
	picture := deck.Block{Kind: deck.ImageBlock, Alt: "A map of the ports", Image: &deck.Image{Ref: "map", Caption: "The ports.", Credit: "Map: own"}}
	value := deck.KeyFigure{Value: "{{fig:freight-2020}}", Unit: "tn US$", Label: "freight, 2020"}
	return number(&deck.Deck{
		Key: "every", Meta: deck.Meta{
			Title: "Freight grew by a third", Subtitle: "On figures that need care", Kind: "Briefing note", To: "The harbour master",
			From: "Policy unit", Date: "1 May 2022", AsOf: "April 2022", Version: "3", Marking: "For internal use",
		},
		Slides: []deck.Slide{
			{Layout: deck.TitleSlide, Blocks: []deck.Block{{Kind: deck.Callout, Outputs: deck.InBrief, Text: "Freight rose to {{fig:freight-2020}}."}}},
			{Layout: deck.SectionSlide, Title: "What we know", Subtitle: "Two numbers"},
			{Layout: deck.FigureSlide, Title: "Three numbers", Blocks: []deck.Block{keysOf(value, deck.KeyFigure{Value: "{{fig:ports|value}}", Label: "ports"}, deck.KeyFigure{Value: "{{fig:growth|value,signed}}", Unit: "%", Label: "since 2013"})}},
			{Layout: deck.ChartSlide, Title: "Freight fell, then rose", Blocks: []deck.Block{chartOf("")}},
			{Layout: deck.ChartText, Title: "Freight and why", Blocks: []deck.Block{chartOf(""), bulletsOf("Up {{fig:growth|signed}}", ">from a low base")}},
			{Layout: deck.Statement, Title: "One count is not a trend", Blocks: []deck.Block{textOf("Our reading of Lee [@lee:2].")}},
			{Layout: deck.BulletSlide, Title: "What to do", Subtitle: "In order", Blocks: []deck.Block{{Kind: deck.Bullets, Ordered: true, Items: []deck.Item{{Text: "Count **again**"}, {Text: "Say when"}}}}},
			{Layout: deck.TwoColumns, Title: "For and against", Blocks: []deck.Block{at(deck.Left, textOf("## For\n\nIt is simple.")), at(deck.Right, chartOf("Freight"))}},
			{Layout: deck.TableSlide, Title: "Options", Blocks: []deck.Block{tableOf([]string{"Option", "Cost"}, []string{"Wait", "1,000"}, []string{"Act", "20"})}},
			{Layout: deck.QuoteSlide, Blocks: []deck.Block{quote}},
			{Layout: deck.ImageSlide, Title: "Where", Blocks: []deck.Block{picture}},
			{Layout: deck.Blank, Blocks: []deck.Block{textOf("Left blank."), {Kind: deck.Divider}}},
			{Layout: deck.BulletSlide, Title: "Caveats", Blocks: []deck.Block{{Kind: deck.Caveats}}},
			{Layout: deck.References},
		},
	})
}
