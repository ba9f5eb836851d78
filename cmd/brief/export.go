package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/wiring"

	"github.com/spf13/pflag"
)

func exportFlags(fs *pflag.FlagSet, o *options) {
	libraryFlag(fs, o)
	fs.StringVar(&o.deck, "deck", "", "the `NAME` of a deck in the library")
	fs.StringVar(&o.as, "as", "brief", "what to make: brief or slides")
	fs.StringVarP(&o.out, "output", "o", "", "the `FILE` to write; without it, the deck's name with .pdf")
	fs.BoolVar(&o.final, "final", false, "refuse while a check of the deck finds errors")
	fs.StringVar(&o.version.of, "version", "", "make it of a version of the deck, with the figures as they stood then: its `NAME`")
	fs.StringVar(&o.version.save, "save-version", "", "keep the deck as a version under this `NAME`, and note it with the export")
	fs.StringVar(&o.theme, "theme", "", "the `NAME` of a theme, for slides; without it, the deck's own")
}

func runExport(ctx context.Context, o *options, args []string) error {
	if err := o.checkExport(args); err != nil {
		return err
	}
	if o.version.of != "" {
		return o.exportVersion(ctx)
	}
	if o.final {
		if err := o.mustBeSound(ctx, args); err != nil {
			return err
		}
	}
	if len(args) == 1 {
		return o.exportFile(ctx, args[0])
	}
	return o.exportDeck(ctx)
}

// mustBeSound refuses a deck with open errors.
func (o *options) mustBeSound(ctx context.Context, args []string) error {
	name := o.deck
	if len(args) == 1 {
		name = args[0]
	}
	return o.onDeck(ctx, "export", name, func(w onDeck) error {
		r, err := w.check(ctx)
		if bad := r.Final().Errors(); err == nil && len(bad) > 0 {
			err = fmt.Errorf("export %s: %w", name, &app.FindingsError{Findings: bad})
		}
		return err
	})
}

func (o *options) checkExport(args []string) error {
	if as := app.Output(o.as); as != app.AsBrief && as != app.AsSlides {
		return fmt.Errorf("%w: --as %s is not an output; take brief or slides", errUsage, o.as)
	}
	v := o.version
	if v.of+v.save != "" && (o.deck == "" || v.of != "" && (v.save != "" || o.final)) {
		return fmt.Errorf("%w: --version and --save-version go with --deck, one of them; a version is as it was, --final or not", errUsage)
	}
	return o.oneDeck(args)
}

// exportVersion makes a file of a version: its deck with the figures as they stood.
func (o *options) exportVersion(ctx context.Context) error {
	return o.work(ctx, nil, func(ws *app.Workspace) error {
		k, err := o.find(ctx, ws, o.version.of)
		if err != nil {
			return err
		}
		lib := ws.Library()
		j := job{name: o.deck, pictures: lib, charts: lib}
		return o.write(j, func(e *app.Engine, r app.ExportRequest) (app.Export, []deck.Finding, error) {
			return app.Open(lib, e).ExportVersion(ctx, k, r)
		})
	})
}

// exportFile exports a deck file with the facts beside it, or, with --library, with
// the figures of that library.
func (o *options) exportFile(ctx context.Context, name string) (err error) {
	d, book, pictures, err := wiring.DeckFile(name)
	if err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	if o.library != "" {
		lib, err := o.open(ctx)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, lib.Close()) }()
		if book, err = lib.Book(ctx); err != nil {
			return err
		}
	}
	charts := wiring.OpenChartFolder()
	defer charts.Close()
	j := job{name: name, pictures: pictures, charts: charts}
	return o.write(j, func(e *app.Engine, r app.ExportRequest) (app.Export, []deck.Finding, error) {
		r.Deck = d
		return e.Export(ctx, book, r)
	})
}

// exportDeck exports a deck of the library and notes it in the library's history.
func (o *options) exportDeck(ctx context.Context) (err error) {
	lib, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	d, _, err := lib.Deck(ctx, o.deck)
	if err != nil {
		return fmt.Errorf("export: %w; see brief list", err)
	}
	j := job{name: o.deck, pictures: lib, charts: lib}
	return o.write(j, func(e *app.Engine, r app.ExportRequest) (app.Export, []deck.Finding, error) {
		r.Deck, r.SaveAs = d, o.version.save
		return app.Open(lib, e).Export(ctx, r)
	})
}

// job is what one export needs besides the deck.
type job struct {
	name     string // what the user called the deck
	pictures wiring.PictureSource
	charts   chart.Cache
}

// write runs one export and reports it.
func (o *options) write(j job, export func(*app.Engine, app.ExportRequest) (app.Export, []deck.Finding, error)) error {
	e, closeEngine, err := wiring.Engine(j.charts, j.pictures)
	if err != nil {
		return err
	}
	defer closeEngine()
	path := o.out
	if path == "" {
		path = strings.TrimSuffix(filepath.Base(j.name), filepath.Ext(j.name)) + ".pdf"
	}
	x, findings, err := export(e, app.ExportRequest{Output: app.Output(o.as), Path: path, Theme: o.theme, Progress: o.progress()})
	o.progressEnd()
	if err != nil {
		return fmt.Errorf("export %s: %w", j.name, err)
	}
	for _, f := range findings {
		if f.Severity == deck.Warning {
			fmt.Fprintf(o.stderr, "%s: page %d: %s; %s\n", j.name, f.Page, f.Text, f.Hint)
		}
	}
	of := "revision " + x.Revision[:8]
	if x.Version != "" {
		of = x.Version + ", " + of
	}
	fmt.Fprintf(o.stdout, "%s: %s, %d KB; %s\n", x.Path, count(x.Pages, "page"), (x.Bytes+1023)/1024, of)
	return nil
}

// progress counts pages on a terminal and is silent in a pipe.
func (o *options) progress() func(done, total int) {
	if !onTerminal(o.stderr) {
		return nil
	}
	return func(done, total int) { fmt.Fprintf(o.stderr, "\rpage %d of %d", done, total) }
}

func (o *options) progressEnd() {
	if onTerminal(o.stderr) {
		fmt.Fprint(o.stderr, "\r\x1b[K")
	}
}

func onTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}
