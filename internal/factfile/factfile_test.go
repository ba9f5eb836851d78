package factfile

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// small is a folder that has one of everything.
func small() fstest.MapFS {
	files := map[string]string{
		"sources.csv":     "key,short,title,publisher,published,url,kind,note\nport,Port office,Ports of 2021,Office,2021-05-01,http://p.example,official,\n",
		"paper.yaml":      "source: {key: lee, kind: paper, title: Harbours, short: Lee}\nsections:\n  - {number: \"1\", title: Start, level: 1, summary: [\"About 12 ports opened, then 15.\"]}\nreferences:\n  - {number: 1, authors: [A. Roe], title: Quays, journal: Sea, year: \"2020\", volume: \"3\", issue: \"1\", flags: [erratum]}\nclaims:\n  - {key: grew, kind: fact, text: Ports grew., section: \"1\", figures: [ports-2020]}\n",
		"indicators.yaml": "- {key: ports, concept: ports, name: Ports, definition: Open ports., unit: ports, stock: true}\n- {key: growth, concept: growth, name: Growth, definition: Change., unit: percent}\n",
		"series.csv":      "indicator,period,value,source,status,key\nports,2021,18,port,,\nports,2020,14,port,disputed,ports-2020-other\n",
		"figures.yaml":    "- {key: rise, indicator: growth, value: 50, period: 2020/2021, derived: {formula: percent-change, inputs: [ports-2020, ports-2021]}}\n- {key: ports-2020, indicator: ports, value: 12, qualifier: about, period: 2020, section: \"1\", quote: About 12 ports}\n",
		"conflicts.yaml":  "- {a: ports-2020, b: ports-2020-other, state: explained, explanation: Counted in June.}\n",
		"places.csv":      "name,iso3,region,income,joined,left,source\nMalta,MLT,Europe,High,2018-11-01,,port\n",
	}
	out := fstest.MapFS{}
	for name, text := range files {
		out["f/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func TestAFolderBecomesDocumentsAndEvidence(t *testing.T) {
	got, err := Read(small(), "f")
	if err != nil {
		t.Fatal(err)
	}
	paragraph := got.Documents[0].Sections[0].Paragraphs[0]
	want := map[string]evidence.Figure{
		"ports-2020": {
			ID: id("figure", "ports-2020"), Key: "ports-2020", Indicator: "ports", Value: decimal.New(12, 0), Unit: evidence.Unit{Noun: "ports"},
			Qualifier: evidence.About, Period: evidence.Period{From: evidence.Date{Year: 2020}}, AsOf: evidence.Date{Year: 2020}, Status: evidence.Confirmed,
			Origin: evidence.Origin{Source: "lee", Section: "1", Paragraph: paragraph.ID, Quote: source.Span{Start: 0, End: 14}},
		},
		"ports-2021": {
			ID: id("figure", "ports-2021"), Key: "ports-2021", Indicator: "ports", Value: decimal.New(18, 0), Unit: evidence.Unit{Noun: "ports"},
			Period: evidence.Period{From: evidence.Date{Year: 2021}}, AsOf: evidence.Date{Year: 2021}, Status: evidence.Confirmed,
			Origin: evidence.Origin{Source: "port", Dataset: "series.csv", Row: 1},
		},
		"ports-2020-other": {
			ID: id("figure", "ports-2020-other"), Key: "ports-2020-other", Indicator: "ports", Value: decimal.New(14, 0), Unit: evidence.Unit{Noun: "ports"},
			Period: evidence.Period{From: evidence.Date{Year: 2020}}, AsOf: evidence.Date{Year: 2020}, Status: evidence.Disputed,
			Origin: evidence.Origin{Source: "port", Dataset: "series.csv", Row: 2},
		},
		"rise": {
			ID: id("figure", "rise"), Key: "rise", Indicator: "growth", Value: decimal.New(50, 0), Unit: evidence.Unit{Percent: true}, Qualifier: evidence.Derived,
			Period: evidence.Period{From: evidence.Date{Year: 2020}, To: evidence.Date{Year: 2021}}, Status: evidence.Confirmed,
			Derivation: &evidence.Derivation{Formula: evidence.PercentChange, Inputs: []string{"ports-2020", "ports-2021"}},
		},
	}
	if diff := cmp.Diff(want, got.Book.Figures); diff != "" {
		t.Error(diff)
	}
	if raw := got.Documents[0].References[0].Raw; raw != "A. Roe. Quays. Sea, 2020, 3(1)." {
		t.Errorf("reference printed as %q", raw)
	}
	if diff := cmp.Diff([]string{"lee", "port"}, slices.Sorted(maps.Keys(got.Book.Sources))); diff != "" {
		t.Error(diff)
	}
	if len(got.Book.Claims) != 1 || len(got.Book.Conflicts) != 1 || len(got.Book.Places) != 1 || got.Book.Places[0].Joined.Month != 11 {
		t.Errorf("claims, conflicts, places: %+v", got.Book)
	}
}

func TestReadingTwiceGivesTheSameFacts(t *testing.T) {
	one, err := Read(small(), "f")
	if err != nil {
		t.Fatal(err)
	}
	two, err := Read(small(), "f")
	if diff := cmp.Diff(one, two); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

func TestErrorsSayWhereAndWhatToDo(t *testing.T) {
	for name, c := range map[string]struct{ file, old, new, want string }{
		"an unknown source":            {"series.csv", "18,port", "18,prot", `f/series.csv:2: no source "prot"; correct the key or add it to sources.csv`},
		"an unknown indicator":         {"series.csv", "ports,2021", "posts,2021", `f/series.csv:2: no indicator "posts"; correct the key or add it to indicators.yaml`},
		"a value that is no number":    {"series.csv", "18", "18 or so", `f/series.csv:2: the figure "ports-2021" has the value "18 or so"; write a plain number such as 1.35`},
		"a value without end":          {"series.csv", "18", "1e999999999", `f/series.csv:2: the figure "ports-2021" has the value "1e999999999"; write a plain number`},
		"decimals without end":         {"figures.yaml", "ports-2021]}", "ports-2021], decimals: 999999999}", `f/figures.yaml:1: the figure "rise" is to have 999999999 decimals; take 0 to 6`},
		"a period that is no date":     {"series.csv", "2021,18", "spring,18", `f/series.csv:2: the figure "ports-spring": date "spring": write 2022, 2022-02 or 2022-02-28; correct the period`},
		"an unknown column":            {"series.csv", "status", "state", `f/series.csv:1: unknown column "state"; known are indicator, period, value, source,`},
		"a row that is too short":      {"series.csv", ",18,port,,", ",18", `f/series.csv:2: wrong number of fields; correct the commas`},
		"a second value for a year":    {"series.csv", ",disputed", ",", `f/series.csv:3: the figure "ports-2020-other" has the indicator and period of "ports-2020" at f/figures.yaml:2;`},
		"a dispute without conflict":   {"conflicts.yaml", "b: ports-2020-other", "b: ports-2021", `f/series.csv:3: the figure "ports-2020-other" is disputed and no conflict explains it`},
		"a conflict with nobody":       {"conflicts.yaml", "a: ports-2020,", "a: ports-2019,", `f/conflicts.yaml:1: no figure "ports-2019"; correct the key or add the figure`},
		"a derived value that is off":  {"figures.yaml", "value: 50", "value: 51", `f/figures.yaml:1: the figure "rise" says 51, its inputs give 50; correct the value or the inputs`},
		"an input that is not there":   {"figures.yaml", "ports-2021]", "ports-2022]", `f/figures.yaml:1: the figure "rise": derive percent-change: no such figure: "ports-2022"`},
		"a quote that nobody wrote":    {"figures.yaml", "About 12 ports", "About 13 ports", `f/figures.yaml:2: the words "About 13 ports" stand 0 times in the summary of section 1;`},
		"a section that is not there":  {"figures.yaml", "section: \"1\"", "section: \"9\"", `f/figures.yaml:2: the figure "ports-2020" stands in section "9", which the paper has not`},
		"an unknown qualifier":         {"figures.yaml", "qualifier: about", "qualifier: roughly", `f/figures.yaml:2: unknown qualifier "roughly"; known are`},
		"an unknown field":             {"figures.yaml", "quote:", "qoute:", `f/figures.yaml:2: unknown field "qoute" in the list of figures; known are key, indicator,`},
		"a claim on nothing":           {"paper.yaml", "figures: [ports-2020]", "figures: [boats]", `f/paper.yaml:7: the claim "grew" rests on the figure "boats", which is not there`},
		"an unknown flag":              {"paper.yaml", "erratum", "retracted", `f/paper.yaml:5: unknown flag "retracted"; known are erratum, preprint, incomplete`},
		"a key that is taken":          {"sources.csv", "\nport,", "\nport,A,T,,,,web,\nport,", `f/sources.csv:3: the source "port" is already at f/sources.csv:2; give this one another key`},
		"an indicator with no unit":    {"indicators.yaml", "unit: percent", "unit: ''", `f/indicators.yaml:2: the indicator "growth" needs a concept, a name, a definition and a unit`},
		"a place of an unknown source": {"places.csv", ",port", ",nobody", `f/places.csv:2: no source "nobody"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := small()
			f := dir["f/"+c.file]
			text := strings.Replace(string(f.Data), c.old, c.new, 1)
			if text == string(f.Data) {
				t.Fatalf("%q is not in %s", c.old, c.file)
			}
			f.Data = []byte(text)
			_, err := Read(dir, "f")
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v\nwant %s…", err, c.want)
			}
		})
	}
}

func TestFilesMayBeMissing(t *testing.T) {
	dir := small()
	for _, name := range []string{"paper.yaml", "figures.yaml", "conflicts.yaml", "places.csv"} {
		delete(dir, "f/"+name)
	}
	dir["f/series.csv"].Data = []byte("indicator,period,value,source\nports,2021,18,port\n")
	got, err := Read(dir, "f")
	if err != nil || len(got.Book.Figures) != 1 || len(got.Documents) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := Read(dir, "nowhere"); err == nil {
		t.Error("a folder that is not there was read")
	}
}

func FuzzRead(f *testing.F) {
	for name, file := range small() {
		f.Add(strings.TrimPrefix(name, "f/"), file.Data)
	}
	f.Fuzz(func(_ *testing.T, name string, text []byte) {
		dir := small()
		if file, ok := dir["f/"+name]; ok {
			file.Data = text
			_, _ = Read(dir, "f")
		}
	})
}
