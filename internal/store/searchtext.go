package store

import (
	"context"
	"database/sql"
	"regexp"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/index"
	"briefdeck/internal/source"
)

// record is what can be found: its words, and what is shown of it.
type record struct {
	address
	in     []string // keys of the source or deck it stands in
	fields []index.Field
	text   string // that a hit shows a part of
	hit    app.Hit
}

// readRecords reads the records of a kind at these addresses, in the order in which
// they are read; those that are not there, or are not to be found, are left out.
func readRecords(ctx context.Context, tx *sql.Tx, kind app.HitKind, list []address) ([]record, error) {
	read := map[app.HitKind]func(context.Context, *sql.Tx, string) ([]record, error){
		app.ParagraphHit: paragraphRecords, app.ReferenceHit: referenceRecords, app.FigureHit: figureRecords,
		app.ClaimHit: claimRecords, app.SourceHit: sourceRecords, app.SlideHit: slideRecords, app.DeckHit: deckRecords,
	}[kind]
	named, err := addresses(list)
	if err != nil {
		return nil, err
	}
	return read(ctx, tx, named)
}

// heading is a section as a person reads it.
func heading(number, title string) string {
	return source.Section{Number: number, Title: title}.Label()
}

// stand is where a record stands.
type stand struct {
	key, short, title string
	number, section   string
}

func (s stand) hit(h app.Hit) app.Hit {
	h.Source, h.Name, h.Section = s.key, source.Source{Short: s.short, Title: s.title}.Name(), heading(s.number, s.section)
	return h
}

func paragraphRecords(ctx context.Context, tx *sql.Tx, named string) ([]record, error) {
	const q = `SELECT p.revision, p.uid, p.text, p.page, p.position, s.number, s.title, c.key, c.short, c.title
		FROM json_each(?) w
		CROSS JOIN paragraph p ON p.revision = w.value ->> 0 AND p.uid = w.value ->> 1
		JOIN section s ON s.revision = p.revision AND s.uid = p.section
		JOIN revision v ON v.uid = p.revision
		JOIN source c ON c.key = v.source
		WHERE v.number = (SELECT max(number) FROM revision WHERE source = v.source)
		ORDER BY c.key, s.position, p.position`
	type row struct {
		address
		stand
		text     string
		page, at int
	}
	fields := func(r *row) []any {
		return []any{&r.owner, &r.uid, &r.text, &r.page, &r.at, &r.number, &r.section, &r.key, &r.short, &r.title}
	}
	rows, err := collect(fields)(tx.QueryContext(ctx, q, named))
	out := make([]record, len(rows))
	for i, r := range rows {
		out[i] = record{
			address: r.address, in: []string{r.key}, text: r.text, fields: []index.Field{{Text: r.text}},
			hit: r.hit(app.Hit{ID: source.ID(r.uid), Page: r.page}),
		}
		if r.at == 0 { // the first stands for its heading too
			out[i].fields = append(out[i].fields, index.Field{Text: out[i].hit.Section})
		}
	}
	return out, err
}

func referenceRecords(ctx context.Context, tx *sql.Tx, named string) ([]record, error) {
	const q = `SELECT r.revision, r.uid, r.number, r.raw, r.authors, r.title, r.container, r.year, r.doi, r.note, c.key, c.short, c.title
		FROM json_each(?) w
		CROSS JOIN reference r ON r.revision = w.value ->> 0 AND r.uid = w.value ->> 1
		JOIN revision v ON v.uid = r.revision
		JOIN source c ON c.key = v.source
		WHERE v.number = (SELECT max(number) FROM revision WHERE source = v.source)
		ORDER BY c.key, r.position`
	type row struct {
		address
		stand
		ref source.Reference
	}
	fields := func(r *row) []any {
		f := &r.ref
		return []any{
			&r.owner, &r.uid, &f.Number, &f.Raw,
			list[string]{&f.Authors},
			&f.Title, &f.Container, &f.Year, &f.DOI, &f.Note, &r.key, &r.short, &r.title,
		}
	}
	rows, err := collect(fields)(tx.QueryContext(ctx, q, named))
	out := make([]record, len(rows))
	for i, r := range rows {
		text := r.ref.Raw
		if text == "" {
			text = spaced(strings.Join(r.ref.Authors, ", "), r.ref.Title, r.ref.Container, r.ref.Year)
		}
		out[i] = record{
			address: r.address, in: []string{r.key}, text: text,
			fields: []index.Field{{Text: text}, {Text: r.ref.Title}, {Text: r.ref.DOI}, {Text: r.ref.Note}},
			hit:    r.hit(app.Hit{ID: source.ID(r.uid), Number: r.ref.Number, Title: r.ref.Title}),
		}
	}
	return out, err
}

// spaced joins the parts that are not empty, with a dot between.
func spaced(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

func figureRecords(ctx context.Context, tx *sql.Tx, named string) ([]record, error) {
	const q = `SELECT f.key, coalesce((SELECT name FROM indicator WHERE key = f.indicator), ''),
			coalesce((SELECT short FROM source WHERE key = f.source), ''), coalesce((SELECT title FROM source WHERE key = f.source), '')
		FROM json_each(?) w CROSS JOIN figure f ON f.key = w.value ->> 1 ORDER BY f.source, f.key`
	type row struct {
		indicator string
		stand
		figure string
	}
	fields := func(r *row) []any { return []any{&r.figure, &r.indicator, &r.short, &r.title} }
	rows, err := collect(fields)(tx.QueryContext(ctx, q, named))
	if err != nil {
		return nil, err
	}
	book, err := bookOfNamed(ctx, tx, named)
	if err != nil {
		return nil, err
	}
	out := make([]record, 0, len(rows))
	for _, r := range rows {
		f := book.Figures[r.figure]
		if f.Status == evidence.Rejected {
			continue
		}
		r.key, r.section = f.Origin.Source, f.Origin.Section
		value, err := evidence.Format(f, "qualified")
		if err != nil {
			value = f.Value.String()
		}
		text := spaced(strings.ReplaceAll(value, "\u00a0", " "), r.indicator, f.When(), f.Place, f.Attribution, f.Note)
		out = append(out, record{
			address: address{"", f.Key}, in: []string{r.key}, text: text,
			fields: []index.Field{{Text: text}, {Text: f.Unit.Noun}, {Text: f.Key}, {Text: f.Indicator}},
			hit:    r.hit(app.Hit{Key: f.Key, Title: value}),
		})
	}
	return out, nil
}

// bookOfNamed reads the figures of these keys.
func bookOfNamed(ctx context.Context, tx *sql.Tx, named string) (*evidence.Book, error) {
	const q = `SELECT ` + figureColumns + ` FROM figure WHERE key IN (SELECT value ->> 1 FROM json_each(?))`
	rows, err := collect(figureFields)(tx.QueryContext(ctx, q, named))
	b := evidence.NewBook()
	for _, f := range rows {
		b.Figures[f.Key] = f
	}
	return b, err
}

func claimRecords(ctx context.Context, tx *sql.Tx, named string) ([]record, error) {
	const q = `SELECT l.key, l.kind, l.text, l.section, c.key, c.short, c.title
		FROM json_each(?) w CROSS JOIN claim l ON l.key = w.value ->> 1 JOIN source c ON c.key = l.source ORDER BY l.position`
	type row struct {
		claim evidence.Claim
		stand
	}
	fields := func(r *row) []any {
		return []any{&r.claim.Key, &r.claim.Kind, &r.claim.Text, &r.section, &r.key, &r.short, &r.title}
	}
	rows, err := collect(fields)(tx.QueryContext(ctx, q, named))
	out := make([]record, len(rows))
	for i, r := range rows {
		out[i] = record{
			address: address{"", r.claim.Key}, in: []string{r.key}, text: r.claim.Text,
			fields: []index.Field{{Text: r.claim.Text}, {Text: string(r.claim.Kind)}, {Text: r.claim.Key}},
			hit:    r.hit(app.Hit{Key: r.claim.Key, Title: string(r.claim.Kind)}),
		}
	}
	return out, err
}

func sourceRecords(ctx context.Context, tx *sql.Tx, named string) ([]record, error) {
	const q = `SELECT ` + sourceColumns + ` FROM source
		WHERE key IN (SELECT value ->> 1 FROM json_each(?)) ORDER BY lower(title), key`
	rows, err := collect(sourceFields)(tx.QueryContext(ctx, q, named))
	out := make([]record, len(rows))
	for i, s := range rows {
		about := spaced(strings.Join(s.Authors, ", "), s.Affiliation, s.Publisher, s.Published, strings.Join(s.Keywords, ", "))
		out[i] = record{
			address: address{"", s.Key}, in: []string{s.Key}, text: spaced(s.Title, about, s.Abstract, s.Note),
			fields: []index.Field{{Text: s.Title, Times: 2}, {Text: s.Short}, {Text: about}, {Text: s.Abstract}, {Text: s.Note}, {Text: s.Key}},
			hit:    app.Hit{Key: s.Key, Source: s.Key, Name: s.Name(), Title: s.Title},
		}
	}
	return out, err
}

func deckRecords(ctx context.Context, tx *sql.Tx, named string) ([]record, error) {
	const q = `SELECT key, meta FROM deck WHERE key IN (SELECT value ->> 1 FROM json_each(?)) ORDER BY position`
	fields := func(d *deck.Deck) []any { return []any{&d.Key, object[deck.Meta]{&d.Meta}} }
	rows, err := collect(fields)(tx.QueryContext(ctx, q, named))
	out := make([]record, len(rows))
	for i, d := range rows {
		m := d.Meta
		about := spaced(m.Subtitle, m.Author, m.From, m.To, m.Date, m.Version)
		out[i] = record{
			address: address{"", d.Key}, in: []string{d.Key}, text: spaced(m.Title, about),
			fields: []index.Field{{Text: m.Title, Times: 2}, {Text: about}, {Text: d.Key}},
			hit:    app.Hit{Key: d.Key, Name: m.Title, Title: m.Title},
		}
	}
	return out, err
}

func slideRecords(ctx context.Context, tx *sql.Tx, named string) ([]record, error) {
	const q = `SELECT s.deck, s.head, d.key, coalesce(d.meta ->> 'title', ''), coalesce(d.meta ->> 'language', '')
		FROM json_each(?) w CROSS JOIN slide s ON s.deck = w.value ->> 0 AND s.uid = w.value ->> 1
		JOIN deck d ON d.uid = s.deck ORDER BY d.position, s.place`
	type row struct {
		owner, key, title, language string
		slide                       deck.Slide
	}
	fields := func(r *row) []any {
		return []any{&r.owner, object[deck.Slide]{&r.slide}, &r.key, &r.title, &r.language}
	}
	rows, err := collect(fields)(tx.QueryContext(ctx, q, named))
	if err != nil {
		return nil, err
	}
	blocks, err := blocksOfNamed(ctx, tx, named)
	if err != nil {
		return nil, err
	}
	var keys []address
	for i := range rows {
		s := &rows[i].slide
		s.Blocks = blocks[address{rows[i].owner, string(s.ID)}]
		for _, text := range append(s.Texts(), s.Notes) {
			for _, t := range evidence.Tokens(text) {
				keys = append(keys, address{"", t.Key})
			}
		}
	}
	book := evidence.NewBook()
	if len(keys) > 0 {
		figures, err := addresses(keys)
		if err != nil {
			return nil, err
		}
		if book, err = bookOfNamed(ctx, tx, figures); err != nil {
			return nil, err
		}
	}
	out := make([]record, len(rows))
	for i, r := range rows {
		book := book.In(evidence.LanguageOf(r.language))
		title := shown(book, r.slide.Title)
		texts := []string{title}
		for _, t := range append(r.slide.Texts()[1:], r.slide.Notes) {
			texts = append(texts, shown(book, t))
		}
		body := spaced(texts[1:]...)
		out[i] = record{
			address: address{r.owner, string(r.slide.ID)}, in: []string{r.key}, text: spaced(texts...),
			fields: []index.Field{{Text: title, Times: 2}, {Text: body}},
			hit:    app.Hit{Key: r.key, ID: r.slide.ID, Name: r.title, Title: title},
		}
	}
	return out, nil
}

func blocksOfNamed(ctx context.Context, tx *sql.Tx, named string) (map[address][]deck.Block, error) {
	const q = `SELECT b.deck, b.slide, b.content FROM json_each(?) w
		CROSS JOIN block b ON b.deck = w.value ->> 0 AND b.slide = w.value ->> 1 ORDER BY b.place, b.uid`
	type row struct {
		address
		block deck.Block
	}
	fields := func(r *row) []any { return []any{&r.owner, &r.uid, object[deck.Block]{&r.block}} }
	rows, err := collect(fields)(tx.QueryContext(ctx, q, named))
	out := map[address][]deck.Block{}
	for _, r := range rows {
		out[r.address] = append(out[r.address], r.block)
	}
	return out, err
}

// markup is the inline Markdown that nobody reads: the ends of what is set bold, as
// code or as a link.
var (
	linkMarkup  = regexp.MustCompile(`\[([^\[\]]*)\]\([^()\s]*\)`)
	strongMarks = strings.NewReplacer("**", "", "__", "", "`", "", "\u00a0", " ")
)

// shown is a slide's text as a reader sees it: numbers in place of their tokens, no markup.
func shown(b *evidence.Book, text string) string {
	text, _ = b.Resolve(text) // what cannot be resolved is found by its key
	return strongMarks.Replace(linkMarkup.ReplaceAllString(text, "$1"))
}

// slidesShowing lists the slides whose text shows one of these figures.
func slidesShowing(ctx context.Context, tx *sql.Tx, figures []address) ([]address, error) {
	const q = `SELECT deck, slide, content FROM block WHERE instr(content, 'fig:') > 0
		UNION ALL SELECT deck, uid, head FROM slide WHERE instr(head, 'fig:') > 0`
	if len(figures) == 0 {
		return nil, nil
	}
	changed := map[string]bool{}
	for _, f := range figures {
		changed[f.uid] = true
	}
	type row struct {
		address
		content string
	}
	rows, err := collect(func(r *row) []any { return []any{&r.owner, &r.uid, &r.content} })(tx.QueryContext(ctx, q))
	var out []address
	for _, r := range rows {
		for _, t := range evidence.Tokens(r.content) {
			if changed[t.Key] {
				out = append(out, r.address)
				break
			}
		}
	}
	return out, err
}
