package dataset_test

import (
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest/dataset"

	"github.com/google/go-cmp/cmp"
)

// told reads a file, proposes a mapping, lets change alter it, and tells what is made
// in lines.
func told(t *testing.T, name, text string, change func(*dataset.Mapping)) []string {
	t.Helper()
	f, err := dataset.Read(t.Context(), name, []byte(text))
	if err != nil {
		return []string{err.Error()}
	}
	m := dataset.Propose(f.Tables[0])
	if change != nil {
		change(&m)
	}
	made, err := dataset.Make(t.Context(), f.Tables[0], m)
	if err != nil {
		return []string{err.Error()}
	}
	return lines(made)
}

func lines(made dataset.Made) []string {
	var out []string
	for _, ind := range made.Indicators {
		out = append(out, fmt.Sprintf("%s: %s in %s", ind.Key, ind.Name, ind.Unit.ScaledString(ind.Scale)))
	}
	for _, f := range made.Figures {
		text, err := evidence.Format(f, "qualified")
		if err != nil {
			text = err.Error()
		}
		when := f.Period.String()
		if when == "" {
			when = "-"
		}
		line := fmt.Sprintf("%s | %s | %s", f.Key, strings.ReplaceAll(text, "\u00a0", " "), when)
		for _, more := range []string{f.Place, f.AsOf.String(), f.Attribution, f.Note} {
			if more != "" {
				line += " | " + more
			}
		}
		out = append(out, line)
	}
	for _, p := range made.Places {
		out = append(out, "place "+p.Name+" "+p.ISO3)
	}
	if made.Gaps > 0 {
		out = append(out, fmt.Sprint("gaps ", made.Gaps))
	}
	for _, r := range made.Refused {
		out = append(out, r.String())
	}
	return out
}

func TestTablesBecomeFigures(t *testing.T) {
	tests := []struct {
		name, file, text string
		change           func(*dataset.Mapping)
		want             []string
	}{
		{
			"a year and a value column with its unit in the title", "trade.csv",
			"Year,Exports (US$ bn)\n2019,1.10\n2020,\"1,250.5\"\n2021,..\n", nil,
			[]string{"exports: Exports in US$ billion", "exports-2019 | US$1.10 billion | 2019", "exports-2020 | US$1250.5 billion | 2020", "gaps 1"},
		},
		{
			"several value columns are several series", "t.tsv",
			"Year\tImports (€ m)\tGrowth, %\n2020\t5\t-1.5\n2021\t6\tn/a\n", func(m *dataset.Mapping) { m.Series.Key = "trade" },
			[]string{
				"trade-imports: Imports in € million", "trade-growth: Growth in %",
				"trade-imports-2020 | €5 million | 2020", "trade-growth-2020 | −1.5 % | 2020", "trade-imports-2021 | €6 million | 2021", "gaps 1",
			},
		},
		{
			"decimal commas, points between thousands, semicolons", "de.csv",
			"Jahr;Umsatz (Mio. EUR)\n2019;1.234,5\n2020;987,25\n", nil,
			[]string{"umsatz: Umsatz in € million", "umsatz-2019 | €1234.5 million | 2019", "umsatz-2020 | €987.25 million | 2020"},
		},
		{
			"years across, places down, with codes", "wb.csv",
			"Country Name,Country Code,2019,2020 [YR2020],2021F\nChina,CHN,1.0,..,3.0\nKenya,KEN,4,5,\n", func(m *dataset.Mapping) { m.Series.Key, m.Series.Name = "gdp", "Gross product" },
			[]string{
				"gdp: Gross product in ", "gdp-2019-china | 1.0 | 2019 | China", "gdp-2021-china | projected 3.0 | 2021 | China",
				"gdp-2019-kenya | 4 | 2019 | Kenya", "gdp-2020-kenya | 5 | 2020 | Kenya", "place China CHN", "place Kenya KEN", "gaps 2",
			},
		},
		{
			"places across, years down", "p.csv", "Year,China,Kenya,Peru\n2020,1,2,3\n",
			func(m *dataset.Mapping) { m.Series.Key = "ports" },
			[]string{"ports: ports in ", "ports-2020-china | 1 | 2020 | China", "ports-2020-kenya | 2 | 2020 | Kenya", "ports-2020-peru | 3 | 2020 | Peru", "place China CHN", "place Kenya KEN", "place Peru PER"},
		},
		{
			"a long table with series, unit and place", "long.csv",
			"country,indicator,unit,year,value,note\nKenya,Exports,US$ bn,2020,5.5,revised\nKenya,Loans,%,2020,12,\n", func(m *dataset.Mapping) { m.Series.Key = "x" },
			[]string{"x-exports: Exports in US$ billion", "x-loans: Loans in %", "x-exports-2020-kenya | US$5.5 billion | 2020 | Kenya | revised", "x-loans-2020-kenya | 12 % | 2020 | Kenya", "place Kenya KEN"},
		},
		{
			"a title above, a line of units below the titles, a source at the end", "s.csv",
			"Freight trains by year (trips)\n\nYear,Number,\n2019,8225,\n2020,\"12,406\",\nSource: a railway\n", func(m *dataset.Mapping) { m.Series.Key = "trains" },
			[]string{"trains: Freight trains by year in trips", "trains-2019 | 8225 trips | 2019", "trains-2020 | 12,406 trips | 2020"},
		},
		{
			"Chinese titles and 亿", "zh.csv", "年份,贸易额（亿美元）\n2019年,1.34\n2020年,1.35\n", func(m *dataset.Mapping) { m.Series.Key = "trade" },
			[]string{"trade: 贸易额 in US$ million", "trade-2019 | US$134 million | 2019", "trade-2020 | US$135 million | 2020"},
		},
		{
			"quarters, months, fiscal years and days", "q.csv",
			"Period,Count\n2020Q1,1\nMar 2020,2\n2019/20,3\nFY2021,4\n2020-03-31,5\n2020M07,6\nH1 2020,7\n", func(m *dataset.Mapping) { m.Series.Key = "n" },
			[]string{
				"n: Count in ", "n-2020-q1 | 1 | 2020-01/2020-03", "n-2020-03 | 2 | 2020-03", "n-2019-2020 | 3 | 2019/2020 | fiscal year", "n-2021 | 4 | 2021 | fiscal year",
				"n-2020-03-31 | 5 | 2020-03-31", "n-2020-07 | 6 | 2020-07", "n-2020-01-2020-06 | 7 | 2020-01/2020-06",
			},
		},
		{
			"what is wrong with a row is said in a line", "bad.csv",
			"Year,Cost (US$ m)\n2019,12\n2019,13\nsoon,14\n2021,twelve\n2022,€5\n2023,\"1,23\"\n2024,\"1,234,567.5\"\n", nil,
			[]string{
				"cost: Cost in US$ million", "cost-2019 | US$12 million | 2019", "cost-2024 | US$1,234,567.5 million | 2024",
				"row 3: it says again what row 2 says: 2019", `row 4: "soon" is no year, quarter, month or date`, `row 5: "twelve" in "Cost (US$ m)" is no number`,
				"row 6: a value in € stands in a column in US$", `row 7: "1,23" does not fit the decimal mark "." and the thousands mark ","`,
			},
		},
		{
			"qualifiers, brackets, flags and footnotes in cells", "m.csv",
			"Year,Value\n2018,~5\n2019,(3.5)\n2020,7*\n2021,8 e\n2022,9 p\n2023,> 10\n2024,−2\n", func(m *dataset.Mapping) { m.Series.Key = "v" },
			[]string{
				"v: v in ", "v-2018 | about 5 | 2018", "v-2019 | −3.5 | 2019", "v-2020 | 7 | 2020", "v-2021 | about 8 | 2021", `v-2022 | 9 | 2022 | flagged "p" in the data`,
				"v-2023 | more than 10 | 2023", "v-2024 | −2 | 2024",
			},
		},
		{
			"apostrophes between thousands", "ch.csv", "Year,A\n2020,1'234'567\n", nil,
			[]string{"a: A in ", "a-2020 | 1,234,567 | 2020"},
		},
		{
			"numbers that can be read two ways are asked about", "two.csv", "Year;Value\n2019;1.234\n2020;2.345\n", nil,
			[]string{"the columns are not clear: numbers like 1.234 can be read two ways; say which mark is the decimal one"},
		},
		{
			"dates that can be read two ways are asked about", "d.csv", "Date,Value\n03/04/2020,1\n05/06/2020,2\n", nil,
			[]string{"the columns are not clear: dates like 03/04/2020 can be read two ways; say whether day or month comes first"},
		},
		{
			"one day above twelve settles the order", "d.csv", "Date,Value\n03/04/2020,1\n25/06/2020,2\n", func(m *dataset.Mapping) { m.Series.Key = "d" },
			[]string{"d: d in ", "d-2020-04-03 | 1 | 2020-04-03", "d-2020-06-25 | 2 | 2020-06-25"},
		},
		{"a table without numbers", "n.csv", "a,b\nx,y\n", nil, []string{"the columns are not clear: no column holds numbers; choose the one with the values"}},
		{"an empty file", "e.csv", " \n\n", nil, []string{"read e.csv: the file holds no rows"}},
		{"bytes that are no text", "z.csv", "a\x00b", nil, []string{"read z.csv: this is no table that can be read: it is not text; save it as CSV (UTF-8) or XLSX"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, told(t, tt.file, tt.text, tt.change)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
