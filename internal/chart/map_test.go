package chart_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/source"
	"briefdeck/internal/typeset"

	"github.com/google/go-cmp/cmp"
)

// withPlaces puts the bundled partner countries on the shelf as the list of one source,
// and two series that speak of countries.
func (s shelf) withPlaces() {
	s.t.Helper()
	f, err := os.Open("../../briefings/belt-and-road/places.csv")
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		s.t.Fatal(err)
	}
	s.book.Sources["list"] = source.Source{Key: "list", Kind: source.Dataset, Title: "A list of partners", Short: "GFDC", Published: "2023-12"}
	s.indicator(evidence.Indicator{Key: "per-country", Concept: "c", Name: "Imports by country", Unit: usd, Scale: 9})
	s.indicator(evidence.Indicator{Key: "swings", Concept: "s", Name: "Change of imports", Unit: evidence.Unit{Percent: true}})
	for i, r := range rows[1:] {
		p := evidence.Place{Name: r[0], ISO3: r[1], Region: r[2], Income: r[3], Source: "list", Note: r[7]}
		if p.Joined, err = evidence.ParseDate(r[4]); err != nil {
			s.t.Fatal(err)
		}
		if p.Left, err = evidence.ParseDate(r[5]); err != nil {
			s.t.Fatal(err)
		}
		s.book.Places = append(s.book.Places, p)
		at := func(f *evidence.Figure) { f.Key, f.Place = f.Indicator+"-"+r[1], r[0] }
		if i%2 == 0 {
			s.add("per-country", fmt.Sprintf("2022 %.1f", float64(i*i)/40+.3), at)
		}
		if i%3 == 0 {
			s.add("swings", fmt.Sprintf("2022 %d", i-70), at)
		}
	}
}

func TestAMapSaysWhoIsOnIt(t *testing.T) {
	s := newShelf(t)
	s.withPlaces()
	got := tell(s.build(deck.Chart{Type: deck.WorldMap, Places: []string{"list"}, Group: deck.ByJoining, To: "2019", Without: []string{"CHN"}}))
	if diff := cmp.Diff([]string{"Lesotho", "LSO", "2019", "Sub-Saharan Africa", "2019-06-01", "–"}, rowOf(got.Table, "LSO")); diff != "" {
		t.Error(diff)
	}
	got.Table = got.Table[:2]
	want := told{
		Title:    "Places listed by GFDC",
		Subtitle: "137 places by year of joining, as of the end of 2019",
		Source:   "Source: GFDC, 2023.",
		Alt: "World map. Places listed by GFDC, 137 places by year of joining, as of the end of 2019. " +
			"2013–2015: 26 places; 2016–2017: 29 places; 2018: 63 places; 2019: 15 places; Date not known: 4 places.",
		Notes: []string{
			"Left out: China, P.R. (Initiator, not a partner: left out of partner counts).",
			"Boundaries as in Natural Earth; no position on the status of any territory.",
		},
		Table: [][]string{
			{"Place", "Code", "Class", "Region", "Joined", "Left"},
			{"Albania", "ALB", "2016–2017", "Europe & Central Asia", "2017-05-01", "–"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func rowOf(rows [][]string, code string) []string {
	for _, r := range rows {
		if r[1] == code {
			return r
		}
	}
	return nil
}

func TestEveryBundledPartnerIsOnTheMap(t *testing.T) {
	s := newShelf(t)
	s.withPlaces()
	spec := s.build(deck.Chart{Type: deck.WorldMap, Places: []string{"list"}})
	for i, a := range spec.Map.Areas {
		if a.Code == "" || a.Class < 0 {
			t.Errorf("%s has no place on the map", spec.Categories[i].Label)
		}
	}
	left := map[string]string{}
	for _, row := range spec.Table()[1:] {
		if row[2] != "Listed" {
			left[row[0]] = row[2]
		}
	}
	if diff := cmp.Diff(map[string]string{"Italy": "Left"}, left); diff != "" {
		t.Error(diff)
	}
}

func TestAMapFindsCountriesByTheNamesThatStatisticsUse(t *testing.T) {
	s := newShelf(t)
	s.indicator(evidence.Indicator{Key: "n", Concept: "n", Name: "N", Unit: countries})
	want := map[string]string{
		"Korea, Rep.": "KOR", "Viet Nam": "VNM", "Cote d’Ivoire": "CIV", "Côte d'Ivoire": "CIV", "肯尼亚": "KEN", "MDV": "MDV",
		"the Bahamas": "BHS", "Saint Lucia": "LCA", "St. Lucia": "LCA", "Atlantis": "", "Russian Federation": "RUS", "Türkiye": "TUR",
	}
	for name := range want {
		s.add("n", "2020 5", func(f *evidence.Figure) { f.Key, f.Place = "n-"+name, name })
	}
	spec := s.build(deck.Chart{Type: deck.WorldMap, Series: []string{"n"}})
	got := map[string]string{}
	for i, a := range spec.Map.Areas {
		got[spec.Categories[i].Label] = a.Code
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if notes := strings.Join(spec.Notes(), " "); !strings.Contains(notes, "Not on the map: Atlantis") {
		t.Error(notes)
	}
}

func TestAMapTakesTheNewestFigureOfEachPlace(t *testing.T) {
	s := newShelf(t)
	s.indicator(evidence.Indicator{Key: "n", Concept: "n", Name: "N", Unit: countries})
	for _, at := range []string{"2019 1 KEN", "2021 2 KEN", "2020 3 UGA", "2024 9 UGA"} {
		w := strings.Fields(at)
		s.add("n", w[0]+" "+w[1], func(f *evidence.Figure) { f.Key, f.Place = w[2]+w[0], w[2] })
	}
	got := s.build(deck.Chart{Type: deck.WorldMap, Series: []string{"n"}, To: "2022"})
	if diff := cmp.Diff([][]string{{"", "N (countries)"}, {"KEN", "2"}, {"UGA", "3"}}, got.Table()); diff != "" {
		t.Error(diff)
	}
	if !strings.HasPrefix(got.Notes()[0], "Of each place the newest figure") {
		t.Error(got.Notes())
	}
}

func TestAMapRefusesWhatIsNoPlace(t *testing.T) {
	s := headlines(t)
	s.withPlaces()
	for name, c := range map[string]struct {
		chart deck.Chart
		is    error
	}{
		"a series of years":        {deck.Chart{Type: deck.WorldMap, Series: []string{"trade"}}, chart.ErrShape},
		"two series":               {deck.Chart{Type: deck.WorldMap, Series: []string{"per-country", "swings"}}, nil},
		"bars of listed places":    {deck.Chart{Type: deck.Bar, Places: []string{"list"}}, chart.ErrShape},
		"a list nobody has":        {deck.Chart{Type: deck.WorldMap, Places: []string{"gone"}}, evidence.ErrNotFound},
		"a source without a list":  {deck.Chart{Type: deck.WorldMap, Places: []string{"duan"}}, chart.ErrNoData},
		"everything that is there": {deck.Chart{Type: deck.WorldMap, Places: []string{"list"}, To: "1990", Without: []string{"AUT", "COG", "NER", "RUS"}}, chart.ErrNoData},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := chart.Build(c.chart, s.book)
			if err == nil || c.is != nil && !errors.Is(err, c.is) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAMapDrawsEveryCountryInsideItsRoom(t *testing.T) {
	s := newShelf(t)
	s.withPlaces()
	r := chart.NewRenderer(faces{typeset.Load()}, nil)
	defer r.Close()
	look := light
	look.TextSize = 8
	size := chart.Size{W: 300, H: 160}
	items, err := r.Draw(context.Background(), s.build(deck.Chart{Type: deck.WorldMap, Places: []string{"list"}, Group: deck.ByRegion}), size, look)
	if err != nil {
		t.Fatal(err)
	}
	paths := 0
	frame.Walk(items, func(it frame.Item) {
		if _, ok := it.(*frame.Path); ok {
			paths++
		}
	})
	box := frame.Bounds(items)
	if paths < 40 || box.X < -1 || box.Y < -1 || box.Right() > size.W+1 || box.Bottom() > size.H+1 {
		t.Errorf("%d outlines within %v", paths, box)
	}
}
