package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest"
	"briefdeck/internal/ingest/dataset"
	"briefdeck/internal/source"
)

// DataBatch is series and figures made of a table.
type DataBatch struct {
	// Draft is the data file they came from, to be held: as the text of the source that
	// Draft.Source.Key names, when that is only cited, else as a new one. nil: the table
	// stands in a held source, which Source names.
	Draft   *source.Draft
	Source  string
	Series  []evidence.Indicator
	Figures []evidence.Figure
	Places  []evidence.Place
}

// DataFile is a data file as it was read.
type DataFile struct {
	dataset.File
	Raw []byte
}

// DataOptions say what a data file's tables are where the proposal is to be corrected.
type DataOptions struct {
	dataset.Wishes
	Sheet  string // of a workbook; "" for the only one
	Source string // the key of the source, only cited so far, that the file is; else the file's title
}

// DataReading is a table and what was made of it; nothing of it is in the library yet.
type DataReading struct {
	Table   dataset.Table
	Mapping dataset.Mapping
	Made    dataset.Made
	file    DataFile
	title   string
	doc     *source.Document // that the table stands in; nil for a file
}

// IsData tells whether a file is a table rather than a text.
func IsData(path string) bool {
	start, err := ingest.Start(path)
	return err == nil && dataset.Looks(path, start)
}

// DataEndings lists the usual name endings of data files.
func DataEndings() []string { return []string{".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls"} }

// ReadDataFile reads a data file's tables. Errors leave the path out.
func ReadDataFile(ctx context.Context, path string) (DataFile, error) {
	raw, err := ingest.ReadFileWithin(ctx, path, "a data file", dataset.MaxBytes)
	if err != nil {
		return DataFile{}, err
	}
	f, err := dataset.Read(ctx, path, raw)
	return DataFile{f, raw}, err
}

// ReadData reads a data file and makes figures of it. Errors wrap dataset.ErrMapping
// when something has to be settled first: *dataset.DoubtError, *dataset.SheetsError.
func ReadData(ctx context.Context, path string, o DataOptions) (DataReading, error) {
	f, err := ReadDataFile(ctx, path)
	if err != nil {
		return DataReading{}, err
	}
	t, err := f.Sheet(o.Sheet)
	if err != nil {
		return DataReading{}, err
	}
	m, err := dataset.ProposeWith(t, o.Wishes)
	if err != nil {
		return DataReading{}, err
	}
	return f.Series(ctx, t, m, o.Source)
}

// Series makes the figures of one of the file's tables. title is the source's key or
// title; "" for the file's name.
func (f DataFile) Series(ctx context.Context, t dataset.Table, m dataset.Mapping, title string) (DataReading, error) {
	made, err := dataset.Make(ctx, t, m)
	return DataReading{Table: t, Mapping: m, Made: made, file: f, title: title}, err
}

// TableOf is a document's table as a table of data. Its rows are numbered from 1.
func TableOf(doc source.Document, of source.Table) dataset.Table {
	t := dataset.Table{File: doc.Source.Name(), Sheet: tableName(of)}
	for _, p := range append(append([]source.Paragraph{}, of.Head...), of.Body...) {
		row := dataset.Row{Number: len(t.Rows) + 1}
		for _, c := range p.Row.Cells {
			row.Cells = append(row.Cells, strings.TrimSpace(c))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func tableName(t source.Table) string { return fmt.Sprintf("table %d", t.Number) }

// TableSeries makes the figures of a table that stands in a held document.
func TableSeries(ctx context.Context, doc source.Document, t dataset.Table, m dataset.Mapping) (DataReading, error) {
	made, err := dataset.Make(ctx, t, m)
	return DataReading{Table: t, Mapping: m, Made: made, doc: &doc}, err
}

// DataAdded is what became of a reading.
type DataAdded struct {
	Source  string // the key of the source that the figures rest on
	Figures int
	Waiting int // of them, that wait for a decision: the series has another value there
}

// AddData puts a reading into the library. The same file again adds only what it had
// not added before; source.ErrDuplicate when that is nothing.
func (w *Workspace) AddData(ctx context.Context, r DataReading) (DataAdded, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return DataAdded{}, err
	}
	batch, err := w.batch(ctx, b, r)
	if err != nil {
		return DataAdded{}, err
	}
	key, added, err := w.lib.AddDataset(ctx, batch)
	if err != nil {
		return DataAdded{}, err
	}
	out := DataAdded{Source: key, Figures: added}
	for _, f := range batch.Figures {
		if f.Status == evidence.Candidate {
			out.Waiting++
		}
	}
	w.SourcesChanged.Tell(struct{}{})
	w.evidenceChanged()
	return out, nil
}

// batch is what a reading adds to a library with that evidence.
func (w *Workspace) batch(ctx context.Context, b *evidence.Book, r DataReading) (DataBatch, error) {
	out := DataBatch{Series: r.Made.Indicators, Places: r.Made.Places, Figures: append([]evidence.Figure{}, r.Made.Figures...)}
	for _, s := range out.Series {
		held, ok := b.Indicators[s.Key]
		switch {
		case ok && held.Unit != s.Unit:
			return out, fmt.Errorf("%w: the series %s is held in %q, not in %q; name another series or unit", dataset.ErrMapping, s.Key, held.Unit, s.Unit)
		case ok && s.Definition != "" && held.Definition != "" && held.Definition != s.Definition:
			return out, fmt.Errorf("%w: the series %s is held; name another series", evidence.ErrDefinitions, s.Key)
		}
	}
	doc, err := w.origin(ctx, b, r, &out)
	if err != nil {
		return out, err
	}
	r.link(out.Figures, doc)
	giveWay(out.Figures, b, out.Source)
	return out, nil
}

// origin is the document that the figures rest on: the one the table stands in, the
// file when it is held, else the file as a draft.
func (w *Workspace) origin(ctx context.Context, b *evidence.Book, r DataReading, out *DataBatch) (source.Document, error) {
	if r.doc != nil {
		out.Source = r.doc.Source.Key
		return *r.doc, nil
	}
	sum := sha256.Sum256(r.file.Raw)
	hash := hex.EncodeToString(sum[:])
	key, _, err := w.lib.Holder(ctx, hash)
	if err == nil {
		out.Source = key
		return w.lib.Document(ctx, key)
	}
	if !errors.Is(err, source.ErrNotFound) {
		return source.Document{}, err
	}
	src, err := r.source(b)
	if err != nil {
		return source.Document{}, err
	}
	d := source.Draft{
		Document: source.Document{Source: src, Sections: []source.Section{r.section()}},
		Revision: source.Revision{SHA256: hash, Format: r.file.Format, Name: r.file.Name, Raw: r.file.Raw, Added: time.Now().UTC()},
	}
	for _, n := range r.Table.Notes {
		d.Warnings = append(d.Warnings, source.Warning{Code: "data", Text: n, Hint: "compare the figures with the file"})
	}
	out.Draft = &d
	return d.Document, nil
}

// source is the source that the file becomes.
func (r DataReading) source(b *evidence.Book) (source.Source, error) {
	title := strings.TrimSuffix(r.file.Name, filepath.Ext(r.file.Name))
	s := source.Source{ID: source.NewID(), Kind: source.Dataset, Title: title, Key: dataset.Slug(title)}
	if r.title == "" {
		return s, nil
	}
	have, ok := b.Sources[r.title]
	switch {
	case ok && have.Held:
		return s, fmt.Errorf("%w: the text of %s is held already; give the file a title instead", dataset.ErrMapping, r.title)
	case ok:
		return have, nil
	}
	s.Title, s.Key = r.title, dataset.Slug(r.title)
	return s, nil
}

// mostRows of a table are kept as paragraphs to read; the rest stands in the file.
const mostRows = 1000

// section is the table as a section of a document.
func (r DataReading) section() source.Section {
	s := source.Section{ID: source.NewID(), Title: sectionTitle(r.Table, r.file.Name), Level: 1}
	width := r.Table.Width()
	for i, row := range r.Table.Rows {
		if i == mostRows {
			s.Paragraphs = append(s.Paragraphs, source.Paragraph{
				ID: source.NewID(), Kind: source.Summary, Text: fmt.Sprintf("%d more rows stand in the file.", len(r.Table.Rows)-i),
			})
			break
		}
		cells := append(make([]string, 0, width), row.Cells...)
		for len(cells) < width {
			cells = append(cells, "")
		}
		s.Paragraphs = append(s.Paragraphs, source.Paragraph{
			ID: source.NewID(), Kind: source.TableRow, Text: strings.Join(cells, cellMark), Line: row.Number,
			Row: &source.Row{Table: 1, Header: i >= r.Mapping.Header && i < r.Mapping.Body && r.Mapping.Header >= 0, Cells: cells},
		})
	}
	return s
}

// ErrNoData means a source's text came from no data file.
var ErrNoData = errors.New("the source is no data file")

// DataFileOf reads the data file that a source's newest revision is. ErrNoData when it
// is none.
func (w *Workspace) DataFileOf(ctx context.Context, key string) (DataFile, error) {
	revs, err := w.lib.Revisions(ctx, key)
	if err != nil {
		return DataFile{}, err
	}
	if len(revs) == 0 || revs[0].Format != dataset.CSV && revs[0].Format != dataset.XLSX {
		return DataFile{}, ErrNoData
	}
	rev, _, err := w.lib.Revision(ctx, key, revs[0].Number)
	if err != nil {
		return DataFile{}, err
	}
	f, err := dataset.Read(ctx, rev.Name, rev.Raw)
	return DataFile{f, rev.Raw}, err
}
