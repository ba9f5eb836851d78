package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest/dataset"
	"briefdeck/internal/source"

	"github.com/spf13/pflag"
)

// dataOptions are the flags of a data file.
type dataOptions struct {
	app.DataOptions
	dry                                                          bool
	dates, across                                                string
	period, place, code, unit, scale, asOf, qualifier, by, notes string
	values, group                                                []string
}

// dataColumns are the flags that name a column, by what the column says.
func (d *dataOptions) dataColumns() []struct {
	flag, about string
	role        dataset.Role
	of          *string
} {
	return []struct {
		flag, about string
		role        dataset.Role
		of          *string
	}{
		{"period-column", "the years, quarters, months or dates", dataset.PeriodOf, &d.period},
		{"place-column", "the places", dataset.PlaceOf, &d.place},
		{"code-column", "the places' ISO codes", dataset.CodeOf, &d.code},
		{"unit-column", "the units", dataset.UnitIn, &d.unit},
		{"scale-column", "the powers of ten: Millions, or 6", dataset.ScaleIn, &d.scale},
		{"as-of-column", "the dates at which values were true", dataset.AsOf, &d.asOf},
		{"qualifier-column", "how firm the values are", dataset.QualifierOf, &d.qualifier},
		{"credit-column", "whom the data credit", dataset.Attribution, &d.by},
		{"note-column", "the notes", dataset.Remark, &d.notes},
	}
}

func dataFlags(fs *pflag.FlagSet, o *options) {
	d := &o.data
	fs.StringVar(&d.Series, "series", "", "of a CSV, TSV or XLSX file: take its rows as figures of the series of that `KEY`")
	fs.StringVar(&d.Name, "name", "", "of a data file: the series' `NAME`")
	fs.StringVar(&d.Definition, "definition", "", "of a data file: what exactly is counted, in `WORDS`")
	fs.StringVar(&d.Unit, "unit", "", "of a data file: the `UNIT` of its values, as in \"US$ bn\"; none for plain numbers")
	fs.StringVar(&d.Sheet, "sheet", "", "of a workbook: the `SHEET` to take")
	fs.StringVar(&d.Source, "source", "", "of a data file or list of references: the source's `KEY`, or a data file's title")
	fs.StringArrayVar(&d.values, "value-column", nil, "of a data file: a `COLUMN` with values, by title, letter or number; may be repeated")
	fs.StringArrayVar(&d.group, "series-column", nil, "of a data file: the `COLUMN` with what is counted, where it differs from row to row; may be repeated; - for none")
	for _, c := range d.dataColumns() {
		fs.StringVar(c.of, c.flag, "", "of a data file: the `COLUMN` with "+c.about+"; - for none")
	}
	fs.StringVar(&d.HeaderRow, "header-row", "", "of a data file: the `NUMBER` of the row with the titles; 0 for none")
	fs.StringVar(&d.across, "across", "", "of a data file: what stands across its columns: `series`, periods or places")
	fs.StringVar(&d.Period, "period", "", "of a data file without years: the `YEAR`, quarter, month or date of its values")
	fs.StringVar(&d.Place, "place", "", "of a data file without places: the `PLACE` of its values")
	fs.StringVar(&d.Decimal, "decimal", "", "of a data file: the decimal `MARK`: . or ,")
	fs.StringVar(&d.Thousands, "thousands", "", "of a data file: the thousands `MARK`: , . ' space or none")
	fs.StringVar(&d.dates, "dates", "", "of a data file: the `ORDER` of dates like 03/04/2020: dmy or mdy")
	fs.StringSliceVar(&d.Missing, "missing", nil, "of a data file: further `WORDS` for no value, with commas between")
	fs.BoolVar(&d.dry, "dry-run", false, "say what a data file or list of references would make, and add nothing")
	fs.BoolVar(&o.json, "json", false, "of a data file: print JSON for a program to read")
}

// asked tells whether a flag of data files is set, so that the file must be one.
func (d *dataOptions) asked() bool {
	set := d.Series + d.Name + d.Definition + d.Unit + d.Sheet + d.HeaderRow + d.across + d.Period + d.Place + d.Decimal + d.Thousands + d.dates
	for _, c := range d.dataColumns() {
		set += *c.of
	}
	return set != "" || len(d.values)+len(d.group)+len(d.Missing) > 0
}

// wishes gathers the flags.
func (d *dataOptions) wishes() app.DataOptions {
	out := d.DataOptions
	out.Dates, out.Across = dataset.Order(d.dates), dataset.Across(d.across)
	out.Columns = map[dataset.Role][]string{dataset.Value: d.values, dataset.SeriesOf: d.group}
	for _, c := range d.dataColumns() {
		if *c.of != "" {
			out.Columns[c.role] = []string{*c.of}
		}
	}
	return out
}

// importData adds a data file. The same figures twice are no error.
func (o *options) importData(ctx context.Context, ws *app.Workspace, name string) error {
	r, err := app.ReadData(ctx, name, o.data.wishes())
	if err != nil {
		return fmt.Errorf("import %s: %w%s", name, err, flagFor(err))
	}
	if !o.json {
		for _, refused := range r.Made.Refused {
			fmt.Fprintf(o.stderr, "%s: %s\n", name, refused)
		}
		if more := r.Made.Refusals - len(r.Made.Refused); more > 0 {
			fmt.Fprintf(o.stderr, "%s: and %d more\n", name, more)
		}
	}
	if len(r.Made.Figures) == 0 {
		return fmt.Errorf("import %s: no row makes a figure; correct the columns, see brief help import", name)
	}
	if o.data.dry {
		return o.tellData(name, r, app.DataAdded{})
	}
	added, err := ws.AddData(ctx, r)
	if errors.Is(err, source.ErrDuplicate) {
		fmt.Fprintf(o.stdout, "%s: %v\n", name, err)
		return nil
	}
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	return o.tellData(name, r, added)
}

// flags settle what a table leaves open.
var flags = map[string]string{
	"value": "--value-column", "decimal": "--decimal . or --decimal ,", "dates": "--dates dmy or --dates mdy",
}

// flagFor names the flag that settles an error.
func flagFor(err error) string {
	var doubt *dataset.DoubtError
	var sheets *dataset.SheetsError
	switch {
	case errors.As(err, &doubt) && flags[doubt.About] != "":
		return ": give " + flags[doubt.About]
	case errors.As(err, &sheets):
		return " with --sheet"
	}
	return ""
}

// toldData is what a program reads about a data file.
type toldData struct {
	Source  string               `json:"source,omitempty"` // "" for a dry run
	Added   int                  `json:"added"`
	Waiting int                  `json:"waiting"` // of those added, candidates: the series has other values there
	Columns []dataset.Column     `json:"columns"`
	Series  []evidence.Indicator `json:"series"`
	Figures []evidence.Figure    `json:"figures"`
	Gaps    int                  `json:"gaps"`
	Refused []dataset.Refusal    `json:"refused"`
	Places  []evidence.Place     `json:"places,omitempty"`
}

// tellData prints what a data file made, or would make.
func (o *options) tellData(name string, r app.DataReading, added app.DataAdded) error {
	if o.json {
		return printJSON(o.stdout, toldData{
			Source: added.Source, Added: added.Figures, Waiting: added.Waiting, Columns: r.Mapping.Columns, Series: r.Made.Indicators,
			Figures: r.Made.Figures, Gaps: r.Made.Gaps, Refused: r.Made.Refused, Places: r.Made.Places,
		})
	}
	for i, c := range r.Mapping.Columns {
		if c.Role != dataset.Unused && o.data.dry {
			fmt.Fprintf(o.stdout, "column %s, %s: %s\n", dataset.ColumnName(i), c.Title, c.Role)
		}
	}
	of := map[string]int{}
	for _, f := range r.Made.Figures {
		of[f.Indicator]++
	}
	for _, s := range r.Made.Indicators {
		in := s.Unit.ScaledString(s.Scale)
		if in == "" {
			in = "plain numbers"
		}
		fmt.Fprintf(o.stdout, "series %s: %s, in %s: %s\n", s.Key, s.Name, in, count(of[s.Key], "figure"))
	}
	tell := fmt.Sprintf("%s, %s, %s", count(len(r.Made.Figures), "figure"), count(r.Made.Gaps, "gap"), count(r.Made.Refusals, "refusal"))
	if o.data.dry {
		fmt.Fprintf(o.stdout, "%s: would make %s\n", name, tell)
		return nil
	}
	if n := len(r.Made.Figures) - added.Figures; n > 0 {
		tell += fmt.Sprintf(", %d held before", n)
	}
	fmt.Fprintf(o.stdout, "%s: as %s: %s\n", filepath.Base(name), added.Source, tell)
	waiting(o.stdout, added.Waiting)
	return nil
}

// waiting says that figures wait for a decision.
func waiting(w io.Writer, n int) {
	if n > 0 {
		fmt.Fprintf(w, "%s to decide with brief review: the series has other values there\n", count(n, "figure"))
	}
}
