package briefings_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"briefdeck/briefings"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

var regions = map[string]string{
	"East Asia & Pacific": "east-asia", "Europe & Central Asia": "europe", "Latin America & Caribbean": "latin-america",
	"Middle East & North Africa": "middle-east", "South Asia": "south-asia", "Sub-Saharan Africa": "africa",
}

func TestThePaperIsThereInOurWords(t *testing.T) {
	f := facts(t)
	doc := f.Documents[0]
	if len(doc.Sections) != 11 || len(doc.References) != 4 || len(f.Book.Claims) < 30 {
		t.Errorf("%d sections, %d references, %d claims", len(doc.Sections), len(doc.References), len(f.Book.Claims))
	}
	for _, s := range doc.Sections {
		for _, p := range s.Paragraphs {
			if n := len(strings.Fields(p.Text)); p.Kind != source.Summary || n < 45 || n > 75 {
				t.Errorf("section %s: a %s of %d words", s.Label(), p.Kind, n)
			}
		}
	}
	flags := map[int][]source.Flag{}
	for _, r := range doc.References {
		flags[r.Number] = r.Flags
	}
	want := map[int][]source.Flag{1: nil, 2: {source.Erratum}, 3: {source.Incomplete}, 4: {source.Preprint, source.Incomplete}}
	if diff := cmp.Diff(want, flags); diff != "" {
		t.Error(diff)
	}
}

func TestThePapersFiguresPrintWithTheirCredit(t *testing.T) {
	book := facts(t).Book
	got := map[string]string{}
	for _, key := range []string{"partners-involved", "partners-major", "organisations-2022", "trade-2013", "trade-2020", "trade-growth", "trade-growth-annual", "trade-usd-along-2022"} {
		f := book.Figures[key]
		text, err := evidence.Format(f, "qualified,period")
		if err != nil {
			t.Fatal(err)
		}
		got[key] = strings.ReplaceAll(text, "\u00a0", " ") + " | " + book.Credit(f)
	}
	want := map[string]string{
		"partners-involved":    "about 133 countries and regions (undated) | Duan, section 2",
		"partners-major":       "about 66 countries (undated) | Duan, section 2",
		"organisations-2022":   "32 organisations (February 2022) | Chinese government, cited in Duan, section 2.1",
		"trade-2013":           "US$1.04 trillion (2013) | Ministry of Commerce, cited in Duan, section 2.2",
		"trade-2020":           "US$1.35 trillion (2020) | Ministry of Commerce, cited in Duan, section 2.2",
		"trade-growth":         "29.8 % (2013–2020) | own calculation from Ministry of Commerce, cited in Duan, section 2.2",
		"trade-growth-annual":  "3.8 % (2013–2020) | own calculation from Ministry of Commerce, cited in Duan, section 2.2",
		"trade-usd-along-2022": "US$2.07 trillion (2022) | Xinhua, 2023",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestQuotesMarkTheNumbersWords(t *testing.T) {
	f := facts(t)
	got := map[string]string{}
	for key, fig := range f.Book.Figures {
		if fig.Origin.Source == "duan" {
			_, p, ok := f.Documents[0].Paragraph(fig.Origin.Paragraph)
			if !ok {
				t.Fatalf("%s has no paragraph", key)
			}
			got[key] = fig.Origin.Quote.In(p.Text)
		}
	}
	want := map[string]string{
		"partners-involved": "about 133 countries and regions", "partners-major": "about 66 of the countries",
		"organisations-2022": "32 international organisations", "trade-2013": "US$1.04 trillion in 2013", "trade-2020": "US$1.35 trillion in 2020",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryIndicatorHasFigures(t *testing.T) {
	book := facts(t).Book
	for key := range book.Indicators {
		n := 0
		for _, f := range book.Figures {
			if f.Indicator == key && f.Status == evidence.Confirmed {
				n++
			}
		}
		if n == 0 {
			t.Errorf("%s has no confirmed figure", key)
		}
	}
}

func TestTheTradeSeriesHoldsThePapersPointsOnce(t *testing.T) {
	s, err := facts(t).Book.Series("trade-usd-along")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range s.Figures {
		got = append(got, f.Key+" "+f.Value.String())
	}
	want := []string{
		"trade-2013 1.04", "trade-usd-along-2015 0.9955", "trade-usd-along-2016 0.95359", "trade-usd-along-2017 1.1",
		"trade-usd-along-2018 1.2678", "trade-2020 1.35", "trade-usd-along-2021 1.8", "trade-usd-along-2022 2.07",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Exports and imports add up to the total, as far as the total was printed.
func TestExportsAndImportsAddUp(t *testing.T) {
	book := facts(t).Book
	for total, years := range map[string][]string{"trade-usd-along": {"2016", "2018"}, "trade-usd-wide": {"2017"}, "trade-cny-along": {"2017", "2021", "2022"}} {
		for _, year := range years {
			t.Run(total+" "+year, func(t *testing.T) {
				whole := book.Figures[total+"-"+year]
				sum := book.Figures[total+"-exports-"+year].Amount().Add(book.Figures[total+"-imports-"+year].Amount())
				step := decimal.New(1, int32(whole.Scale-whole.Decimals()))
				if sum.IsZero() || sum.Sub(whole.Amount()).Abs().GreaterThan(step) {
					t.Errorf("%s against %s", sum, whole.Amount())
				}
			})
		}
	}
}

// The dated list's series are what its places say, region by region and year by year.
func TestPartnerSeriesFollowFromThePlaces(t *testing.T) {
	book := facts(t).Book
	joined := map[string]int64{}
	for _, p := range book.Places {
		if p.ISO3 != "CHN" && p.Source == "gfdc-2023" && !p.Joined.IsZero() {
			joined[fmt.Sprintf("-%s-%d", regions[p.Region], p.Joined.Year)]++
			joined[fmt.Sprintf("-%d", p.Joined.Year)]++
		}
	}
	for _, region := range append([]string{""}, slugs()...) {
		var sum int64
		for year := 2013; year <= 2023; year++ {
			place := fmt.Sprintf("%s-%d", region, year)
			sum += joined[place]
			for key, want := range map[string]int64{"partners-joined" + place: joined[place], "partners-dated" + place: sum} {
				if f, err := book.Figure(key); err != nil || !f.Value.Equal(decimal.New(want, 0)) {
					t.Errorf("%s is %s, the places give %d (%v)", key, f.Value, want, err)
				}
			}
		}
	}
}

func TestPartnersOfLowOrMiddleIncomeFollowFromThePlaces(t *testing.T) {
	book := facts(t).Book
	var want int64
	for _, p := range book.Places {
		if p.ISO3 != "CHN" && p.Source == "gfdc-2023" && !p.Joined.IsZero() && p.Income != "High income" {
			want++
		}
	}
	if f, err := book.Figure("partners-dated-developing-2023"); err != nil || !f.Value.Equal(decimal.New(want, 0)) {
		t.Errorf("the series says %s, the places give %d (%v)", f.Value, want, err)
	}
}

func slugs() []string {
	var out []string
	for _, slug := range regions {
		out = append(out, "-"+slug)
	}
	return out
}

func TestRegionsAddUpToTheTotal(t *testing.T) {
	book := facts(t).Book
	for _, kind := range []string{"partners-joined", "partners-dated"} {
		for year := 2013; year <= 2023; year++ {
			sum := decimal.Zero
			for _, slug := range slugs() {
				sum = sum.Add(book.Figures[fmt.Sprintf("%s%s-%d", kind, slug, year)].Value)
			}
			if total := book.Figures[fmt.Sprintf("%s-%d", kind, year)].Value; !sum.Equal(total) {
				t.Errorf("%s %d: regions give %s, the total is %s", kind, year, sum, total)
			}
		}
	}
}

func TestEverySourceIsUsed(t *testing.T) {
	book := facts(t).Book
	used := map[string]bool{}
	for _, f := range book.Figures {
		used[f.Origin.Source] = true
	}
	for key := range book.Sources {
		if !used[key] {
			t.Errorf("no figure comes from %s", key)
		}
	}
}

// The bundled text is ours: it never carries a file of the paper itself.
func TestNoOtherFilesAreCarried(t *testing.T) {
	known := map[string]bool{".md": true, ".png": true, ".csv": true, ".yaml": true}
	err := fs.WalkDir(briefings.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !known[name[strings.LastIndex(name, "."):]] {
			t.Errorf("%s is carried", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
