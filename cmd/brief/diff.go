package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/wiring"

	"github.com/spf13/pflag"
)

// runDiff prints a change note of two decks: files with the facts beside them, or decks
// of a library by name.
func runDiff(ctx context.Context, o *options, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("%w: name two decks, the older first: brief diff old.md new.md", errUsage)
	}
	var states [2]app.State
	var moments [2]app.Moment
	for i, name := range args {
		s, m, err := o.moment(ctx, name)
		if err != nil {
			return fmt.Errorf("diff %s: %w", name, err)
		}
		states[i], moments[i] = s, m
	}
	return o.writeDiff(ctx, moments, states)
}

func diffFlags(fs *pflag.FlagSet, o *options) {
	listFlags(fs, o)
	fs.StringVar(&o.as, "as", "text", "what to write: text, markdown, or a change note as pdf")
	fs.StringVarP(&o.out, "output", "o", "", "the `FILE` to write; without it, the standard output")
}

// writeDiff writes what changed from one state to the other.
func (o *options) writeDiff(ctx context.Context, moments [2]app.Moment, states [2]app.State) error {
	note := app.NewChangeNote(moments[0], states[0], moments[1], states[1])
	var out strings.Builder
	switch {
	case o.json:
		found := app.Compare(states[0], states[1])
		if found == nil {
			found = []app.Difference{}
		}
		return printJSON(o.stdout, found)
	case o.as == "pdf":
		return o.writeNote(ctx, note)
	case o.as == "markdown":
		out.WriteString(note.Markdown())
	case o.as == "text":
		printDiff(&out, app.Compare(states[0], states[1]))
	default:
		return fmt.Errorf("%w: --as %s is no form of a change note; take text, markdown or pdf", errUsage, o.as)
	}
	if o.out != "" {
		return app.WriteWhole(o.out, []byte(out.String()))
	}
	_, err := io.WriteString(o.stdout, out.String())
	return err
}

// writeNote prints a change note as a brief.
func (o *options) writeNote(ctx context.Context, note app.ChangeNote) error {
	if o.out == "" {
		return fmt.Errorf("%w: name the file of the note: -o note.pdf", errUsage)
	}
	charts := wiring.OpenChartFolder()
	defer charts.Close()
	j := job{name: "change note", charts: charts}
	o.as = string(app.AsBrief)
	return o.write(j, func(e *app.Engine, r app.ExportRequest) (app.Export, []deck.Finding, error) {
		r.Deck = note.Deck()
		return e.Export(ctx, evidence.NewBook(), r)
	})
}

// moment reads one side of a comparison: a deck file, a deck of the library, or a version
// of it, as deck@version.
func (o *options) moment(ctx context.Context, name string) (app.State, app.Moment, error) {
	if key, version, ok := strings.Cut(name, "@"); ok && !strings.HasSuffix(name, ".md") {
		return o.versionState(ctx, key, version)
	}
	s, err := o.state(ctx, name)
	if err != nil {
		return s, app.Moment{}, err
	}
	return s, app.MomentNow(name, s), nil
}

// state reads a deck file, or a deck of the library.
func (o *options) state(ctx context.Context, name string) (s app.State, err error) {
	if strings.HasSuffix(name, ".md") {
		s.Deck, s.Book, _, err = wiring.DeckFile(name)
		if err != nil || o.library == "" {
			return s, err
		}
	}
	lib, err := o.open(ctx)
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	if s.Deck == nil {
		if s.Deck, _, err = lib.Deck(ctx, name); err != nil {
			return s, fmt.Errorf("%w; see brief list", err)
		}
	}
	s.Book, err = lib.Book(ctx)
	return s, err
}

func printDiff(b *strings.Builder, found []app.Difference) {
	if len(found) == 0 {
		b.WriteString("nothing changed\n")
	}
	for _, d := range found {
		b.WriteString(d.What)
		if d.Where != "" {
			b.WriteString(" " + d.Where)
		}
		b.WriteString(": " + d.Told())
		if d.Source != "" {
			b.WriteString(" [" + d.Source + "]")
		}
		b.WriteString("\n")
	}
}
