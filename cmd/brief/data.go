package main

import (
	"context"
	"errors"
	"fmt"

	"briefdeck/internal/app"
	"briefdeck/internal/source"

	"github.com/spf13/pflag"
)

// dataOptions are the flags of a data file.
type dataOptions struct {
	series string
	dry    bool
	wishes app.DataOptions
}

func dataFlags(fs *pflag.FlagSet, o *options) {
	d := &o.data
	fs.StringVar(&d.series, "series", "", "take a CSV or TSV file's rows as figures of the series of that `KEY`")
	fs.StringVar(&d.wishes.Name, "name", "", "the series' `NAME`")
	fs.StringVar(&d.wishes.Unit, "unit", "", "the `UNIT` of its values, as in \"US$ billion\"")
	fs.StringVar(&d.wishes.Period, "period-column", "", "the `COLUMN` with the periods: its title, letter or number")
	fs.StringVar(&d.wishes.Value, "value-column", "", "the `COLUMN` with the values")
	fs.StringVar(&d.wishes.Place, "place-column", "", "the `COLUMN` with the places")
	fs.StringVar(&d.wishes.Decimal, "decimal", "", "the decimal `MARK`: . or ,")
	fs.BoolVar(&d.dry, "dry-run", false, "say what a data file's columns are taken for, and add nothing")
}

// importData adds a data file. The same bytes twice is no error.
func (o *options) importData(ctx context.Context, ws *app.Workspace, name string) error {
	o.data.wishes.Series = o.data.series
	r, err := app.ReadData(ctx, name, o.data.wishes)
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	for _, refused := range r.Made.Refused {
		fmt.Fprintf(o.stderr, "%s: %s\n", name, refused)
	}
	if len(r.Made.Figures) == 0 {
		return fmt.Errorf("import %s: no row makes a figure; correct the columns, see brief help import", name)
	}
	made := fmt.Sprintf("%s, %s, %s, %s", fmt.Sprintf("%d series", len(r.Made.Indicators)), count(len(r.Made.Figures), "figure"),
		count(r.Made.Gaps, "gap"), count(r.Made.Refusals, "refusal"))
	if o.data.dry {
		for _, c := range r.Mapping.Columns {
			if c.Role != "" {
				fmt.Fprintf(o.stdout, "%s: %s\n", c.Title, c.Role)
			}
		}
		fmt.Fprintf(o.stdout, "%s: would make %s\n", name, made)
		return nil
	}
	key, err := ws.AddData(ctx, r)
	if errors.Is(err, source.ErrDuplicate) {
		fmt.Fprintf(o.stdout, "%s: %v\n", name, err)
		return nil
	}
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	fmt.Fprintf(o.stdout, "%s: as %s: %s\n", name, key, made)
	return nil
}
