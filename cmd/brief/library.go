package main

import (
	"context"
	"errors"
	"fmt"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
	"briefdeck/internal/store"
	"briefdeck/internal/wiring"

	"github.com/spf13/pflag"
)

func initFlags(fs *pflag.FlagSet, o *options) {
	fs.BoolVar(&o.sample, "sample", false, "put the bundled briefings into it")
}

func runInit(ctx context.Context, o *options, args []string) (err error) {
	if len(args) != 1 {
		return fmt.Errorf("%w: name the new library file, for example: brief init work.briefdeck", errUsage)
	}
	lib, err := store.Create(ctx, args[0], func(l app.Library) error {
		if o.sample {
			return wiring.Fill(ctx, l)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("init %s: %w", args[0], err)
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	fmt.Fprintf(o.stdout, "made %s\n", args[0])
	return nil
}

// open opens the library that the flags name, or the user's own.
func (o *options) open(ctx context.Context) (app.Library, error) {
	if o.library == "" {
		return wiring.OpenDefault(ctx)
	}
	return store.Open(ctx, o.library)
}

func runImport(ctx context.Context, o *options, args []string) (err error) {
	if len(args) == 0 {
		return fmt.Errorf("%w: name the papers to import, for example: brief import paper.txt", errUsage)
	}
	if o.revises != "" && (o.separate || len(args) > 1) {
		return fmt.Errorf("%w: --revises takes one paper, and not --separate", errUsage)
	}
	if o.data.asked() && len(args) > 1 {
		return fmt.Errorf("%w: flags of data files go with one file", errUsage)
	}
	lib, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	ws := app.Open(lib, nil)
	var errs []error
	for _, name := range args {
		if err := o.importOne(ctx, ws, name); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// importOne adds one paper, data file or list of references. The same bytes twice is no error: the paper is there.
func (o *options) importOne(ctx context.Context, ws *app.Workspace, name string) error {
	if o.data.asked() || app.IsData(name) {
		return o.importData(ctx, ws, name)
	}
	if app.IsWorks(name) {
		return o.importWorks(ctx, ws, name)
	}
	if o.data.dry {
		return fmt.Errorf("import %s: --dry-run is for data files and lists of references", name)
	}
	r, err := app.ReadPaperFileWith(ctx, name, app.ReadOptions{Password: o.password})
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	said, err := o.keep(ctx, ws, r)
	if errors.Is(err, source.ErrDuplicate) {
		fmt.Fprintf(o.stdout, "%s: %v\n", name, err)
		return nil
	}
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	d := r.Draft
	fmt.Fprintf(o.stdout, "%s: %q as %s\n", name, d.Source.Title, said)
	for _, w := range d.Warnings {
		where := name
		if w.Line > 0 {
			where = fmt.Sprintf("%s:%d", name, w.Line)
		}
		fmt.Fprintf(o.stderr, "%s: %s; %s\n", where, w.Text, w.Hint)
	}
	return nil
}

// keep adds a reading as a new source or as a new revision of one, and says which.
func (o *options) keep(ctx context.Context, ws *app.Workspace, r app.Reading) (string, error) {
	revises := o.revises
	if revises == "" && !o.separate {
		var err error
		if revises, err = ws.Revises(ctx, r); err != nil {
			return "", err
		}
	}
	if revises != "" {
		plan, err := ws.AddRevision(ctx, revises, r)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("revision %d of %s: %s", plan.Number, revises, plan.Changes), nil
	}
	key, err := ws.AddPaper(ctx, r)
	if err != nil {
		return "", err
	}
	d := r.Draft
	return fmt.Sprintf("%s: %s, %s, %s", key,
		count(len(d.Sections), "section"), count(len(d.References), "reference"), count(len(r.Figures), "candidate figure")), nil
}

func importFlags(fs *pflag.FlagSet, o *options) {
	libraryFlag(fs, o)
	fs.StringVar(&o.password, "password", "", "opens a locked PDF")
	fs.StringVar(&o.revises, "revises", "", "take the paper as a new revision of the source of that `KEY`")
	dataFlags(fs, o)
	fs.BoolVar(&o.separate, "separate", false, "take the paper as a source of its own, even when it looks like a new revision")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
