package app

import (
	"context"
	"path/filepath"
	"strings"

	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest"
	"briefdeck/internal/ingest/dataset"
	"briefdeck/internal/source"
)

// DataOptions say what a data file's columns are where the proposal is to be corrected.
// An empty one leaves the proposal.
type DataOptions struct {
	Series, Name         string
	Unit                 string
	Period, Value, Place string // columns by title, letter or number
	Decimal              string // "." or ","
}

// DataReading is a data file and what was made of it; nothing of it is in the library yet.
type DataReading struct {
	Draft   source.Draft
	Mapping dataset.Mapping
	Made    dataset.Made
}

// ReadData reads a data file and makes figures of it.
func ReadData(ctx context.Context, path string, o DataOptions) (DataReading, error) {
	raw, err := ingest.ReadFile(ctx, path)
	if err != nil {
		return DataReading{}, err
	}
	f, err := dataset.Read(ctx, path, raw)
	if err != nil {
		return DataReading{}, err
	}
	t, err := f.Sheet("")
	if err != nil {
		return DataReading{}, err
	}
	m, err := dataset.ProposeWith(t, dataset.Wishes{
		Series: o.Series, Name: o.Name, Unit: o.Unit, Period: o.Period, Value: o.Value, Place: o.Place, Decimal: o.Decimal,
	})
	if err != nil {
		return DataReading{}, err
	}
	made, err := dataset.Make(ctx, t, m)
	if err != nil {
		return DataReading{}, err
	}
	title := o.Name
	if title == "" {
		title = strings.TrimSuffix(f.Name, filepath.Ext(f.Name))
	}
	d := source.Draft{Revision: source.Revision{Format: f.Format, Name: f.Name, Raw: raw}}
	d.Source = source.Source{ID: source.NewID(), Kind: source.Dataset, Title: title}
	return DataReading{Draft: d, Mapping: m, Made: made}, nil
}

// AddData puts a reading into the library and returns the source's key.
// source.ErrDuplicate when the same bytes are held.
func (w *Workspace) AddData(ctx context.Context, r DataReading) (string, error) {
	series := append([]evidence.Indicator{}, r.Made.Indicators...)
	key, err := w.lib.AddDataset(ctx, r.Draft, series, r.Made.Figures)
	if err != nil {
		return "", err
	}
	w.SourcesChanged.Tell(struct{}{})
	w.evidenceChanged()
	return key, nil
}
