package main

import (
	"context"
	"errors"
	"fmt"

	"briefdeck/internal/app"
	"briefdeck/internal/bibliography"

	"github.com/spf13/pflag"
)

// importWorks adds a list of references: as sources that are only cited, or with
// --source to the list of a held one.
func (o *options) importWorks(ctx context.Context, ws *app.Workspace, name string) error {
	r, err := app.ReadWorks(ctx, name)
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	for _, p := range r.Problems {
		fmt.Fprintf(o.stderr, "%s:%d: %s\n", name, p.Line, p.Text)
	}
	if o.data.dry {
		text, err := bibliography.Write(r.Works, bibliography.Text)
		fmt.Fprintf(o.stdout, "%s%s: would add up to %s\n", text, name, count(len(r.Works), "work"))
		return err
	}
	add, as := ws.AddWorks, "only cited"
	if to := o.data.Source; to != "" {
		add, as = func(ctx context.Context, works []bibliography.Work) (int, error) {
			return ws.AddReferences(ctx, to, works)
		}, "references of "+to
	}
	added, err := add(ctx, r.Works)
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	fmt.Fprintf(o.stdout, "%s: %s added as %s, %d known before, %s\n", name, count(added, "work"), as, len(r.Works)-added, count(len(r.Problems), "problem"))
	return nil
}

func referencesFlags(fs *pflag.FlagSet, o *options) {
	libraryFlag(fs, o)
	fs.StringVar(&o.data.Source, "source", "", "only what the source of that `KEY` cites")
	fs.StringVar(&o.as, "as", string(bibliography.Text), "how to write them: `text`, bibtex, ris or csl-json")
	fs.StringVarP(&o.out, "output", "o", "", "the `FILE` to write; without it, they are printed")
}

func runReferences(ctx context.Context, o *options, args []string) (err error) {
	if len(args) > 0 {
		return fmt.Errorf("%w: takes no %q; name a source with --source", errUsage, args[0])
	}
	as := bibliography.Format(o.as)
	if as.Ending() == "" {
		return fmt.Errorf("%w: --as %s is no format of references; take text, bibtex, ris or csl-json", errUsage, o.as)
	}
	lib, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	ws := app.Open(lib, nil)
	if o.out != "" {
		n, err := ws.ExportReferences(ctx, o.data.Source, as, o.out)
		if err != nil {
			return err
		}
		fmt.Fprintf(o.stdout, "wrote %s with %s\n", o.out, count(n, "work"))
		return nil
	}
	text, _, err := ws.References(ctx, o.data.Source, as)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(o.stdout, text)
	return err
}
