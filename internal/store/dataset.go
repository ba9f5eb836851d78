package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// mostUndone is how many figures one step of the journal takes back; more are added
// without one.
const mostUndone = 5000

// AddDataset adds series and figures made of a table, with the file they came from, as
// one step that can be undone. A series of that key is continued,
// taken keys of figures are made unique, figures that are held already are left out.
// source.ErrDuplicate when that is all of them.
func (db *DB) AddDataset(ctx context.Context, b app.DataBatch) (key string, added int, err error) {
	err = db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		before, err := photographOrigin(ctx, tx, b)
		if err != nil {
			return err
		}
		if key, err = holdBatch(ctx, tx, b); err != nil {
			return err
		}
		c, err := batchChange(ctx, tx, key, b)
		if err != nil {
			return err
		}
		if added = len(c.Figures.Put); added == 0 {
			return fmt.Errorf("%w with these figures", source.ErrDuplicate)
		}
		for i := range b.Places {
			b.Places[i].Source = key
		}
		if added > mostUndone {
			return putBatch(ctx, tx, c, b.Places)
		}
		return noteBatch(ctx, tx, batchStep{key, c, b.Places, before})
	})
	if err != nil {
		return "", 0, fmt.Errorf("add series: %w", err)
	}
	return key, added, nil
}

// photographOrigin is the source that a batch's file is to become, as it is before; that
// of a table in a text that is held does not change.
func photographOrigin(ctx context.Context, tx *sql.Tx, b app.DataBatch) (photo, error) {
	if b.Draft == nil {
		return photo{}, nil
	}
	return photograph(ctx, tx, []rowName{{sourceRow, b.Draft.Source.Key}})
}

// batchStep is adding a batch to the source of a key; before is what its file was to
// become.
type batchStep struct {
	key    string
	change evidence.Change
	places []evidence.Place
	before photo
}

func putBatch(ctx context.Context, tx *sql.Tx, c evidence.Change, places []evidence.Place) error {
	if err := makeChange(ctx, tx, c); err != nil {
		return err
	}
	return putList(ctx, tx, places, putPlace)
}

// noteBatch makes a batch as one step of the journal, with the file when it came with it.
func noteBatch(ctx context.Context, tx *sql.Tx, s batchStep) error {
	before, err := photograph(ctx, tx, touched(s.change))
	if err != nil {
		return err
	}
	if err := putBatch(ctx, tx, s.change, s.places); err != nil {
		return err
	}
	name := s.change.Name
	var made []rowName
	if len(s.before) > 0 {
		origin := rowName{sourceRow, s.key}
		if was, ok := s.before[origin]; ok {
			before[origin] = was
		} else {
			made = append(made, origin)
		}
		src, err := readSource(ctx, tx, s.key)
		if err != nil {
			return err
		}
		name = importName(src)
	}
	return noteStep(ctx, tx, name, before, made)
}

// holdBatch holds the file that a batch came from, and returns its source's key.
func holdBatch(ctx context.Context, tx *sql.Tx, b app.DataBatch) (string, error) {
	if b.Draft == nil {
		_, err := readSource(ctx, tx, b.Source)
		return b.Source, err
	}
	cited, err := readSource(ctx, tx, b.Draft.Source.Key)
	if err != nil || cited.Held || cited.ID != b.Draft.Source.ID {
		return addDraft(ctx, tx, *b.Draft)
	}
	rev, err := newRevision(ctx, tx, b.Draft.Revision)
	if err != nil {
		return "", err
	}
	cited.Held = true
	if err := putSource(ctx, tx, cited); err != nil {
		return "", err
	}
	rev.Source = source.ID(cited.Key)
	return cited.Key, addRevision(ctx, tx, rev, b.Draft.Document)
}

// batchChange is the change that adds a batch's series and those of its figures that
// the library does not hold.
func batchChange(ctx context.Context, tx *sql.Tx, key string, b app.DataBatch) (c evidence.Change, err error) {
	held, err := readIndicators(ctx, tx)
	if err != nil {
		return c, err
	}
	for _, s := range b.Series {
		have, ok := held[s.Key]
		if ok && (have.Definition != "" || s.Definition == "") {
			continue
		}
		if ok {
			have.Definition = s.Definition
			s = have
		}
		c.Indicators.Put = append(c.Indicators.Put, s)
	}
	rows, err := readHeldRows(ctx, tx)
	if err != nil {
		return c, err
	}
	c.Figures.Put = make([]evidence.Figure, 0, len(b.Figures))
	for _, f := range b.Figures {
		f.Origin.Source = key
		if rows.hold(f) {
			continue
		}
		f.Key = rows.free(f.Key)
		c.Figures.Put = append(c.Figures.Put, f)
	}
	c.Name = fmt.Sprintf("Add %d figures", len(c.Figures.Put))
	return c, nil
}

// heldRows are the figures that are held: by key, and by what they say and where.
type heldRows struct {
	keys map[string]bool
	said map[said]bool
}

// said is a value that a source states for a series at one place in it.
type said struct {
	Indicator, Source, Paragraph, Locator, Value string
	Row                                          int
}

func saidFields(s *keyed) []any {
	return []any{&s.key, optional[string]{&s.Indicator}, optional[string]{&s.Source}, &s.Paragraph, &s.Locator, &s.Value, &s.Row}
}

// keyed is what is said under a key.
type keyed struct {
	key string
	said
}

func readHeldRows(ctx context.Context, tx *sql.Tx) (heldRows, error) {
	const q = `SELECT key, indicator, source, paragraph, locator, value, dataset_row FROM figure`
	rows, err := collect(saidFields)(tx.QueryContext(ctx, q))
	out := heldRows{keys: make(map[string]bool, len(rows)), said: make(map[said]bool, len(rows))}
	for _, r := range rows {
		out.keys[r.key], out.said[r.said] = true, true
	}
	return out, err
}

// hold tells whether the library holds what a figure says.
func (h heldRows) hold(f evidence.Figure) bool {
	return h.said[said{f.Indicator, f.Origin.Source, string(f.Origin.Paragraph), f.Origin.Locator, printed(f), f.Origin.Row}]
}

// printed is a figure's value as its column has it.
func printed(f evidence.Figure) string { return f.Value.StringFixed(int32(f.Decimals())) }

// free is a key that no figure has; it is taken from then on.
func (h heldRows) free(key string) string {
	try := key
	for n := 2; h.keys[try]; n++ {
		try = fmt.Sprintf("%s-%d", key, n)
	}
	h.keys[try] = true
	return try
}
