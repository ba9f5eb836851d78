package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/shopspring/decimal"
)

// longDeck is a deck of n slides of three or four blocks each.
func longDeck(n int) *deck.Deck {
	d := &deck.Deck{ID: "d", Key: "d", Meta: deck.Meta{Title: "A deck", Template: "lecture", Minutes: 45}}
	for i := range n {
		s := deck.Slide{
			ID: deck.ID(fmt.Sprintf("s%d", i)), Layout: deck.ChartText, Title: fmt.Sprintf("Slide %d says <this> & that", i),
			Notes: "What to say here, in a sentence or two, so that nobody has to read it out.", Outputs: deck.InSlides | deck.InBrief,
		}
		s.Blocks = []deck.Block{
			{ID: "b1", Kind: deck.Text, Text: "Trade along the route grew to {{fig:trade-2020|US$ tn}}, by 一带一路 partners alone."},
			{ID: "b2", Kind: deck.Bullets, Step: 1, Items: []deck.Item{{Text: "One point"}, {Level: 1, Text: "A point below it"}, {Text: "Another"}}},
			{ID: "b3", Kind: deck.ChartBlock, Slot: deck.Right, Alt: "A chart", Chart: &deck.Chart{Type: deck.Bar, Series: []string{"trade"}, Title: "It grew", Height: 0.5}},
		}
		if i%3 == 0 {
			s.Blocks = append(s.Blocks, deck.Block{ID: "b4", Kind: deck.TableBlock, Table: &deck.Table{Rows: [][]string{{"Year", "US$ tn"}, {"2020", "1.35"}}, Align: []string{"left", "right"}}})
		}
		d.Slides = append(d.Slides, s)
	}
	return d
}

// paper is a draft as an importer makes it.
func paper(text string) (source.Draft, []evidence.Figure) {
	sum := sha256.Sum256([]byte(text))
	d := source.Draft{
		Revision: source.Revision{
			ID: "rev", SHA256: hex.EncodeToString(sum[:]), Format: "text", Name: "duan.txt", Raw: []byte(text),
			Added: time.Date(2022, 3, 1, 9, 30, 0, 123456789, time.UTC),
		},
		Document: source.Document{
			Source: source.Source{
				ID: "duan-id", Key: "duan", Kind: source.Paper, Title: "One Belt One Road", Authors: []string{"Huimin Duan"}, Short: "Duan",
				Affiliation: "Guangxi Normal University", Publisher: "A journal", Published: "undated", URL: "https://example.org", DOI: "10.1/x",
				Language: "en", Abstract: "What it says.", Keywords: []string{"一带一路", "governance"}, Held: true, Note: "A note.",
				Imprint: &source.Imprint{Work: "article", Container: "A journal", Pages: "3–9", Bodies: []string{"Guangxi Normal University"}},
			},
			Sections: []source.Section{
				{ID: "sec1", Title: "Abstract", Level: 1, Line: 3, Paragraphs: []source.Paragraph{{ID: "p1", Kind: source.Prose, Text: text, Line: 4}}},
				{ID: "sec2", Number: "2.1", Title: "Trade", Level: 2, Line: 9, Page: 2, Paragraphs: []source.Paragraph{
					{ID: "p2", Kind: source.Prose, Text: "Trade reached US$1.35 trillion.", Line: 10, Citations: []source.Citation{{Span: source.Span{Start: 5, End: 5}, Number: 1}, {Number: 2}}},
					{ID: "p3", Kind: source.ListItem, Text: "An item.", Line: 12, Page: 2, Depth: 2},
					{ID: "p4", Kind: source.TableRow, Text: "Year | Trade", Row: &source.Row{Table: 1, Header: true, Cells: []string{"Year", "Trade"}, Caption: "Trade by year"}},
					{ID: "p5", Kind: source.TableRow, Text: "2020 | 1.35", Row: &source.Row{Table: 1, Cells: []string{"2020", "1.35"}}},
					{ID: "p6", Kind: source.Picture, Text: "A bridge"},
					{ID: "p7", Kind: source.NoteText, Text: "Says the mason.", Mark: "3"},
				}},
				{ID: "sec3", Title: "No text", Level: 1},
			},
			References: []source.Reference{
				{ID: "r2", Number: 2, Raw: "Second, first in the list"},
				{
					ID: "r1", Number: 1, Raw: "Li. A work[J]. 2020", Authors: []string{"Li"}, Title: "A work", Container: "J", Year: "2020", Volume: "1",
					Issue: "2", Pages: "3-4", DOI: "10.1/y", Type: "J", Flags: []source.Flag{source.Erratum, source.Incomplete}, Note: "n", Line: 40,
				},
			},
			Warnings: []source.Warning{{Line: 21, Code: "unbalanced-quote", Text: "A quote is not closed.", Hint: "Close it."}},
		},
	}
	return d, []evidence.Figure{{
		ID: "f-id", Key: "duan-trade", Value: decimal.RequireFromString("1.350"), Scale: 12, Unit: evidence.Unit{Currency: "USD"}, Qualifier: evidence.About,
		Period: evidence.Period{From: evidence.Date{Year: 2020}}, Origin: evidence.Origin{Source: "duan", Section: "2.1", Paragraph: "p2", Quote: source.Span{Start: 14, End: 30}},
		Status: evidence.Confirmed, Attribution: "Ministry of Commerce",
	}}
}

// facts is a small book with one row of everything, and the document it is about.
func facts() ([]source.Document, *evidence.Book) {
	d, _ := paper("our words")
	doc := d.Document
	for i := range doc.Sections {
		for j := range doc.Sections[i].Paragraphs {
			doc.Sections[i].Paragraphs[j].Kind = source.Summary
		}
	}
	year := func(y int) evidence.Period { return evidence.Period{From: evidence.Date{Year: y}} }
	b := evidence.NewBook()
	b.Sources["duan"] = doc.Source
	b.Sources["mofcom"] = source.Source{ID: "mofcom-id", Key: "mofcom", Kind: source.Official, Title: "Ministry of Commerce", Published: "2021"}
	b.References["duan"] = doc.References
	b.Indicators["trade"] = evidence.Indicator{ID: "i1", Key: "trade", Concept: "trade", Name: "Goods trade", Definition: "With countries along the route", Unit: evidence.Unit{Currency: "USD"}, Scale: 12, Note: "n"}
	b.Indicators["growth"] = evidence.Indicator{ID: "i2", Key: "growth", Concept: "growth", Name: "Growth", Definition: "Of trade", Unit: evidence.Unit{Percent: true}}
	b.Indicators["income"] = evidence.Indicator{ID: "i3", Key: "income", Concept: "income", Name: "Income", Definition: "A head", Unit: evidence.Unit{Currency: "USD", Per: "person"}}
	trade := func(key, value string, y int) evidence.Figure {
		return evidence.Figure{
			ID: source.ID("id-" + key), Key: key, Indicator: "trade", Value: decimal.RequireFromString(value), Scale: 12, Unit: evidence.Unit{Currency: "USD"},
			Period: year(y), Origin: evidence.Origin{Source: "mofcom", Dataset: "trade.csv", Row: y}, Status: evidence.Confirmed,
		}
	}
	b.Figures["trade-2013"] = trade("trade-2013", "1.04", 2013)
	b.Figures["trade-2020"] = trade("trade-2020", "1.350", 2020)
	partners := trade("partners", "133", 2019)
	partners.Indicator, partners.Scale, partners.Unit, partners.Qualifier = "", 0, evidence.Unit{Noun: "countries and regions"}, evidence.About
	partners.Period, partners.AsOf, partners.Place, partners.Note = evidence.Period{}, evidence.Date{Year: 2019, Month: 3, Day: 27}, "World", "undated in the paper"
	partners.Origin = evidence.Origin{Source: "duan", Section: "2.1", Locator: "sentence 1", Reference: 1, Paragraph: "p2", Quote: source.Span{Start: 1, End: 4}}
	b.Figures["partners"] = partners
	major := partners
	major.ID, major.Key, major.Value, major.Status = "id-major", "major", decimal.New(66, 0), evidence.Disputed
	b.Figures["major"] = major
	old := trade("a-trade-2020-first", "1.34", 2020)
	old.Status, old.Successor = evidence.Superseded, "trade-2020"
	b.Figures[old.Key] = old
	b.Figures["a-growth"] = evidence.Figure{
		ID: "id-growth", Key: "a-growth", Indicator: "growth", Value: decimal.RequireFromString("29.8"), Unit: evidence.Unit{Percent: true}, Qualifier: evidence.Derived,
		Period: evidence.Period{From: evidence.Date{Year: 2013}, To: evidence.Date{Year: 2020}}, Status: evidence.Confirmed,
		Derivation: &evidence.Derivation{Formula: evidence.PercentChange, Inputs: []string{"trade-2020", "trade-2013"}, Decimals: 1, Explanation: "One definition."},
	}
	b.Conflicts = []evidence.Conflict{{ID: "c1", A: "partners", B: "major", State: evidence.Explained, Explanation: "Different definitions."}}
	b.Claims = []evidence.Claim{
		{ID: "cl2", Key: "z-first", Kind: evidence.Interpretation, Text: "It grew.", Source: "duan", Section: "2.1", Figures: []string{"trade-2020", "a-growth"}, Quotes: []evidence.Quote{
			{Source: "duan", Section: "2.1", Paragraph: "p2", Span: source.Span{Start: 14, End: 30}}, {Source: "mofcom", Paragraph: "p9", Span: source.Span{End: 4}},
		}},
		{ID: "cl1", Key: "a-second", Kind: evidence.Fact, Text: "It is so.", Source: "duan"},
	}
	b.Places = []evidence.Place{
		{Name: "Viet Nam", ISO3: "VNM", Region: "East Asia", Income: "Lower middle", Joined: evidence.Date{Year: 2017, Month: 11}, Source: "mofcom", Note: "n"},
		{Name: "Italy", ISO3: "ITA", Joined: evidence.Date{Year: 2019}, Left: evidence.Date{Year: 2023, Month: 12, Day: 3}, Source: "mofcom"},
	}
	return []source.Document{doc}, b
}
